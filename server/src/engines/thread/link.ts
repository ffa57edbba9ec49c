import { sql } from 'kysely'
import type { Work } from '../../kernel/work.ts'
import type { Relation } from './relations.ts'

export type RecordRef = { kind: string; id: string }
export type Link = { from: RecordRef; to: RecordRef; relation: Relation }

/**
 * Notes that one record came from another, within the command that made it: from the earlier record to the later one. Said again, it
 * changes nothing. Links are never removed: a thread tells what happened.
 */
export async function link(work: Work, ...links: Link[]): Promise<void> {
  if (links.length === 0) return
  for (const { from, to } of links)
    if (from.kind === to.kind && from.id === to.id) throw new Error(`A ${from.kind} cannot come from itself`)
  const rows = links.map(({ from, to, relation }) => ({ from_kind: from.kind, from_id: from.id, to_kind: to.kind, to_id: to.id, relation }))
  await sql`
    insert into thread.link (district_id, from_kind, from_id, to_kind, to_id, relation, at)
    select ${work.ctx.district}, r.from_kind, r.from_id, r.to_kind, r.to_id, r.relation, ${work.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(from_kind text, from_id uuid, to_kind text, to_id uuid, relation text)
    on conflict do nothing`.execute(work.tx)
}
