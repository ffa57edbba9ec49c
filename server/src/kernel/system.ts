import { join } from 'node:path'
import type pg from 'pg'
import type { Config } from './config.ts'
import type { Call, Ctx } from './context.ts'
import { keysFromFile, keysFromText } from './crypto/key-file.ts'
import type { KeyProvider } from './crypto/keys.ts'
import { watchSpace } from './disk-space.ts'
import { type Db, kyselyOn, openPool } from './db.ts'
import type { FileStore } from './files/file-store.ts'
import { openLocalStore } from './files/local-store.ts'
import { makeLog, type Log } from './log.ts'

export type SystemOptions = {
  config: Config
  ownerUrl: string
  appUrl: string
  now?: () => Temporal.Instant
  log?: Log
  keys?: KeyProvider
}

/** Everything one process holds: settings, keys, stores, and a pool for each district. */
export class System {
  readonly config: Config
  readonly log: Log
  readonly keys: KeyProvider
  readonly files: FileStore
  readonly ownerUrl: string
  readonly appUrl: string
  /** Replaced by the seed and by tests that live in another time. */
  now: () => Temporal.Instant
  /** How many things the sealing of the audit has found that do not belong; shown in /metrics. */
  auditFindings = 0
  private closing = false
  private readonly pools = new Map<number | 'open', { pool: pg.Pool; db: Db }>()

  constructor(parts: SystemOptions & { keys: KeyProvider; files: FileStore; log: Log }) {
    this.config = parts.config
    this.log = parts.log
    this.keys = parts.keys
    this.files = parts.files
    this.ownerUrl = parts.ownerUrl
    this.appUrl = parts.appUrl
    this.now = parts.now ?? (() => Temporal.Now.instant())
  }

  private open(district: number | 'open'): { pool: pg.Pool; db: Db } {
    const known = this.pools.get(district)
    if (known) return known
    const pool = openPool({
      url: this.appUrl,
      size: district === 'open' ? 4 : this.config.DB_POOL,
      district: district === 'open' ? undefined : district,
      // one address for both: step down to the application's role at the door
      role: this.appUrl === this.ownerUrl ? 'liti_app' : undefined,
      onError: (error) => this.closing || this.log.warn({ err: error }, 'a database connection was lost'),
    })
    const made = { pool, db: kyselyOn(pool) }
    this.pools.set(district, made)
    return made
  }

  /** A database that sees one district and nothing else. */
  db(district: number): Db {
    return this.open(district).db
  }

  /** For what belongs to no district: sessions, health, the audit seal. Rows behind the tenant fence are invisible here. */
  get openDb(): Db {
    return this.open('open').db
  }

  ctx(district: number, call: Call | null = null): Ctx {
    return {
      config: this.config,
      log: this.log,
      district,
      db: this.db(district),
      now: () => this.now(),
      keys: this.keys,
      files: this.files,
      call,
    }
  }

  poolSizes(): { total: number; idle: number; waiting: number } {
    const sum = { total: 0, idle: 0, waiting: 0 }
    for (const { pool } of this.pools.values()) {
      sum.total += pool.totalCount
      sum.idle += pool.idleCount
      sum.waiting += pool.waitingCount
    }
    return sum
  }

  async close(): Promise<void> {
    this.closing = true
    await Promise.all([...this.pools.values()].map(({ db }) => db.destroy()))
    this.pools.clear()
  }
}

/** Opens keys and file store as the settings say. `firstStart` allows a key file to be made. */
export async function openSystem(options: SystemOptions & { firstStart: boolean }): Promise<System> {
  const { config } = options
  watchSpace([config.DATA_DIR, join(config.DATA_DIR, 'postgres', 'cluster')])
  const log = options.log ?? makeLog(config.LOG_LEVEL)
  const keys =
    options.keys ??
    (config.LITI_KEYS ? keysFromText(config.LITI_KEYS) : keysFromFile(join(config.DATA_DIR, 'keys.json'), { create: options.firstStart }))
  const files =
    config.FILES === 's3'
      ? (await import('./files/s3-store.ts')).openS3Store({
          endpoint: config.S3_ENDPOINT ?? '',
          region: config.S3_REGION,
          bucket: config.S3_BUCKET ?? '',
          accessKeyId: config.S3_KEY ?? '',
          secretAccessKey: config.S3_SECRET ?? '',
        })
      : await openLocalStore(join(config.DATA_DIR, 'files'))
  return new System({ ...options, keys, files, log })
}
