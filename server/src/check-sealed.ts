import { sql } from 'kysely'
import { house } from './house.ts'
import type { System } from './kernel/system.ts'

/**
 * Holds what the modules declare as sealed against the schema, at every start: a column nobody names would stay under the old key when
 * keys are changed, and could not be read once that key is gone.
 * @throws Error naming the columns that one side has and the other has not
 */
export async function checkSealed(system: Pick<System, 'openDb'>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select n.nspname || '.' || c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and not a.attisdropped and a.attname like '%\\_sealed'`.execute(system.openDb)
  const there = rows.map(({ name }) => name)
  const named = house.sealed.map(({ table, column }) => `${table}.${column}`)
  const odd = [...there.filter((name) => !named.includes(name)), ...named.filter((name) => !there.includes(name))]
  if (odd.length > 0) throw new Error(`Sealed columns and what the modules declare differ: ${odd.join(', ')}`)
}
