import { expect } from 'vitest'
import type { TestSystem } from './system.ts'

/** What a command may write to. Sessions, tries and rate windows are not effects of a command. */
const written = `schemaname in ('needs', 'notify', 'thread', 'directory', 'calendar')
  or (schemaname = 'kernel' and tablename in ('audit', 'idempotency', 'live', 'look', 'file', 'setting'))
  or (schemaname = 'graphile_worker' and tablename = '_private_jobs')`

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
          `select '${name}' as name, count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t`,
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
