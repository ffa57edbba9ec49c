import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { RecordRef } from './link.ts'

export type StoredLink = { from: RecordRef; to: RecordRef; relation: string }
export type Walked = { records: RecordRef[]; links: StoredLink[]; more: boolean }

type Where = Pick<Ctx, 'db' | 'district'>

/**
 * The records a record came from, what came of it, and then what else came of those it came from: nearest first, each once, at most
 * `most`. Circles end where they close. Every step reads one of the two indexes of thread.link and nothing else.
 */
export async function walk(where: Where, start: RecordRef, most: number): Promise<Walked> {
  const found = new Map<string, RecordRef>()
  const take = (records: RecordRef[]) => {
    for (const record of records) if (found.size <= most) found.set(keyOf(record), record)
  }
  take(await before(where, start, most + 1))
  const origins = [...found.values()].slice(1)
  if (found.size <= most) take(await after(where, [start], most + 1))
  if (found.size <= most && origins.length > 0) take(await after(where, origins, most + 1))
  const records = [...found.values()].slice(0, most)
  return { records, links: await linksAmong(where, records), more: found.size > most }
}

export const keyOf = ({ kind, id }: RecordRef): string => `${kind} ${id}`

// A limit on what is read from a recursive query stops the recursion, as long as nothing sorts in between.
async function before({ db, district }: Where, { kind, id }: RecordRef, limit: number): Promise<RecordRef[]> {
  const { rows } = await sql<RecordRef>`
    with recursive earlier as (
      select ${kind}::text as kind, ${id}::uuid as id
      union
      select l.from_kind, l.from_id from earlier e
      join thread.link l on l.district_id = ${district} and l.to_kind = e.kind and l.to_id = e.id
    )
    select kind, id from earlier limit ${limit}`.execute(db)
  return rows
}

async function after({ db, district }: Where, starts: RecordRef[], limit: number): Promise<RecordRef[]> {
  const { rows } = await sql<RecordRef>`
    with recursive later as (
      select s.kind, s.id from unnest(${starts.map(({ kind }) => kind)}::text[], ${starts.map(({ id }) => id)}::uuid[]) as s(kind, id)
      union
      select l.to_kind, l.to_id from later e
      join thread.link l on l.district_id = ${district} and l.from_kind = e.kind and l.from_id = e.id
    )
    select kind, id from later limit ${limit}`.execute(db)
  return rows
}

async function linksAmong({ db, district }: Where, records: RecordRef[]): Promise<StoredLink[]> {
  const { rows } = await sql<{ from_kind: string; from_id: string; to_kind: string; to_id: string; relation: string }>`
    select l.from_kind, l.from_id, l.to_kind, l.to_id, l.relation
    from unnest(${records.map(({ kind }) => kind)}::text[], ${records.map(({ id }) => id)}::uuid[]) as s(kind, id)
    join thread.link l on l.district_id = ${district} and l.from_kind = s.kind and l.from_id = s.id
    limit 2000`.execute(db)
  const known = new Set(records.map(keyOf))
  return rows
    .map((row) => ({ from: { kind: row.from_kind, id: row.from_id }, to: { kind: row.to_kind, id: row.to_id }, relation: row.relation }))
    .filter(({ to }) => known.has(keyOf(to)))
}
