import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './db.gen.ts'

export type Db = Kysely<DB>

// pg prints objects as JSON; an instant goes to the server as its ISO text.
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', {
  value(this: Temporal.Instant) {
    return this.toString()
  },
})

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === 1184) return (text: string) => Temporal.Instant.from(text.replace(' ', 'T')) // timestamptz
    if (oid === 1082) return (text: string) => text // date stays a day
    if (oid === 20 || oid === 1700) return Number // int8, numeric: counts and areas, far below 2^53
    return pg.types.getTypeParser(oid, format)
  },
}

const names = new Map<string, string>()
const mostNames = 2000

/** Kysely does not name statements; a name lets PostgreSQL keep the plan (measured: 1.5 times the reads per second). */
class NamedClient extends pg.Client {
  // @ts-expect-error the overloads of pg's query cannot be restated; behaviour is unchanged but for the name
  override query(text: unknown, values?: unknown, callback?: unknown): unknown {
    const plain = Reflect.get(pg.Client.prototype, 'query') as unknown as (...args: unknown[]) => unknown
    if (typeof text !== 'string' || !Array.isArray(values)) return plain.call(this, text, values, callback)
    let name = names.get(text)
    if (name === undefined && names.size < mostNames) {
      name = createHash('sha1').update(text).digest('base64url')
      names.set(text, name)
    }
    return name === undefined ? plain.call(this, text, values, callback) : plain.call(this, { name, text, values }, callback)
  }
}

export type PoolOptions = {
  url: string
  size: number
  district?: number | undefined
  role?: string | undefined
  onError?: (error: Error) => void
}

/**
 * A pool whose every connection is bound to one district from its first moment: the tenant fence
 * (row-level security) needs no extra round trip, and no query can forget it.
 * Statements stop after 10 s, lock waits after 5 s, idle transactions after 30 s.
 */
export function openPool({ url, size, district, role, onError }: PoolOptions): pg.Pool {
  const options = [
    '-c statement_timeout=10s',
    '-c lock_timeout=5s',
    '-c idle_in_transaction_session_timeout=30s',
    '-c timezone=UTC',
    '-c plan_cache_mode=auto',
  ]
  if (role !== undefined) options.push(`-c role=${role}`)
  if (district !== undefined) options.push(`-c app.tenant=${district}`)
  const pool = new pg.Pool({
    connectionString: url,
    options: options.join(' '),
    max: size,
    types,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 8_000,
    application_name: 'liti',
    Client: NamedClient as unknown as typeof pg.Client,
  })
  pool.on('error', (error) => onError?.(error))
  // A connection that breaks in the hands of a command, between two statements: the next statement fails, the process does not.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export const kyselyOn = (pool: pg.Pool): Db => new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
