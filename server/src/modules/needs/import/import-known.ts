import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'

/** Those of the keys under which a need of this source is there already. */
export async function knownKeys(db: Db, district: number, source: string, keys: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`select n.import_key as key from needs.need n
    where n.district_id = ${district} and n.import_source = ${source} and n.import_key = any(${keys}::text[])`.execute(db)
  return new Set(rows.map((row) => row.key))
}
