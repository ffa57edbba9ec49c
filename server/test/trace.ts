import { expect } from 'vitest'
import type { TestSystem } from './system.ts'

/** What a command may write to. Tries, rate windows and when a session was last used are not effects of a command. */
const written = `schemaname not in ('pg_catalog', 'information_schema', 'kernel', 'auth', 'graphile_worker')
  or (schemaname = 'auth' and tablename in ('user', 'account', 'session', 'two_factor'))
  or (schemaname = 'kernel' and tablename in ('audit', 'idempotency', 'live', 'look', 'file', 'setting'))
  or (schemaname = 'graphile_worker' and tablename = '_private_jobs')`
const counters = `'{last_seen_at,expires_at,updated_at,failed_verification_count,locked_until}'::text[]`

const row = (table: string): string => (table.startsWith('auth.') ? `(to_jsonb(t) - ${counters})::text` : 't::text')

export type Traces = Record<string, { rows: number; sum: string }>

/** Row counts and fingerprints of everything a command could have changed, to be taken before and after it. */
export function tracer({ asOwner }: Pick<TestSystem, 'asOwner'>) {
  let all: Promise<string> | undefined
  const query = async (): Promise<string> => {
    const tables = await asOwner<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where ${written} order by 1`,
    )
    return tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*)::int as rows, md5(coalesce(string_agg(${row(name)}, '|' order by ${row(name)}), '')) as sum from ${name} t`,
      )
      .join(' union all ')
  }
  const take = async (): Promise<Traces> => {
    const rows = await asOwner<{ name: string; rows: number; sum: string }>(await (all ??= query()))
    return Object.fromEntries(rows.map(({ name, ...of }) => [name, of]))
  }
  return {
    take,
    /** Runs a call and expects that it changed nothing at all. */
    none: async <T>(call: () => Promise<T>): Promise<T> => {
      const before = await take()
      const reply = await call()
      const after = await take()
      expect(Object.keys(after).filter((name) => after[name]?.sum !== before[name]?.sum)).toEqual([])
      return reply
    },
    /** How many rows each table gained; a table whose rows only changed counts as 0. */
    gained: async (call: () => Promise<unknown>): Promise<Record<string, number>> => {
      const before = await take()
      await call()
      const after = await take()
      const changed = Object.entries(after).filter(([name, { sum }]) => sum !== before[name]?.sum)
      return Object.fromEntries(changed.map(([name, { rows }]) => [name, rows - (before[name]?.rows ?? 0)]))
    },
  }
}
