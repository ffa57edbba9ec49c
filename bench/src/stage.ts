import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { system as product } from '../../server/src/kernel/actor.ts'
import { readConfig } from '../../server/src/kernel/config.ts'
import { migrate } from '../../server/src/kernel/migrate.ts'
import { startPostgres } from '../../server/src/kernel/postgres/index.ts'
import { openSystem, type System } from '../../server/src/kernel/system.ts'
import * as directory from '../../server/src/modules/directory/index.ts'
import { seed } from '../../server/src/seed/seed.ts'

/** A database server of the product's own kind and settings, with the demonstration world in it and some more buildings. */
export type Stage = {
  folder: string
  version: string
  /** Addresses of a database on it, as the product takes them. */
  urls: (database?: string) => { DATABASE_URL: string; DATABASE_APP_URL: string }
  /** A copy of the whole world under another name. */
  copy: (database: string) => Promise<void>
  close: () => Promise<void>
}

const district = 110_107
/** Buildings beside the two of the demonstration: needs queue up for their number by building and day, and a district has many. */
const moreUnits = 22
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

export async function setStage(keep: boolean): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'liti-bench-'))
  chmodSync(folder, 0o711) // the account of PostgreSQL passes through
  const postgres = await startPostgres({ dataFolder: join(folder, 'postgres'), log: silent })
  const at = (url: string, database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).href
  const urls = (database = 'liti') => ({
    DATABASE_URL: at(postgres.ownerUrl, database),
    DATABASE_APP_URL: at(postgres.appUrl, database),
  })
  const close = async (): Promise<void> => {
    await postgres.stop()
    if (!keep) rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(postgres.ownerUrl)
    const config = readConfig({ ...urls(), DATA_DIR: join(folder, 'data'), DEMO: 'on', DISTRICT: String(district), LOG_LEVEL: 'error' })
    const system = await openSystem({ config, ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, firstStart: true })
    await seed(system)
    await buildMore(system)
    await system.close()
    await analyse(postgres.ownerUrl)
  } catch (error) {
    await close()
    throw error
  }
  return {
    folder,
    version: postgres.version,
    urls,
    close,
    async copy(database) {
      const db = new pg.Client({ connectionString: at(postgres.ownerUrl, 'postgres') })
      await db.connect()
      await db.query(`create database ${database} template liti`)
      await db.end()
    },
  }
}

/** As the database would by itself within a minute: not in the middle of a run. */
async function analyse(ownerUrl: string): Promise<void> {
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  await db.query('vacuum (analyze)')
  await db.end()
}

/** By the product's own commands. */
async function buildMore(system: System): Promise<void> {
  const ctx = system.ctx(district)
  const actor = product(district)
  for (let at = 1; at <= moreUnits; at += 1) {
    const name = `测量楼 ${at}`
    const unit = await directory.openGovernanceUnit(ctx, actor, {
      jurisdictionCode: '110107003',
      name,
      nameEn: `Measured Tower ${at}`,
      shortCode: `M${String.fromCodePoint(64 + at)}`,
      slug: `measured-${at}`,
    })
    for (const [kind, zh, en] of [
      ['workstation', '工作站', 'workstation'],
      ['property', '物业', 'property service'],
    ] as const)
      await directory.constituteBody(ctx, actor, {
        kind,
        name: `${name}${zh}`,
        shortName: `${name}${zh}`,
        nameEn: `Measured Tower ${at} ${en}`,
        unitId: unit.id,
      })
  }
}
