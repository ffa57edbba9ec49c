import type pg from 'pg'
import type { Finding } from './finding.ts'

/** The worklist is what one would compute afresh from the running clocks: the first of each body and need, and a bad-rating case beside it. */
export async function checkInbox(db: pg.Client): Promise<Finding> {
  const { rows } = await db.query<{ side: string; body_id: string; need_id: string }>(`
    with fresh as (
      select distinct on (c.district_id, c.body_id, c.need_id, c.kind = 'case') c.district_id, c.body_id, c.need_id, n.unit_id, c.due_at
      from needs.clock c join needs.need n on n.district_id = c.district_id and n.id = c.need_id
      where c.met_at is null and c.cancelled_at is null and not c.pauses @> '[{"to": null}]'
      order by c.district_id, c.body_id, c.need_id, c.kind = 'case', c.due_at
    ), kept as (select district_id, body_id, need_id, unit_id, due_at from needs.inbox)
    select 'missing' as side, * from (select * from fresh except select * from kept) as missing
    union all select 'stale', * from (select * from kept except select * from fresh) as stale`)
  // with two clocks due at the same instant either kind is right, but it must be the kind of an open clock
  const kinds = await db.query<{ body_id: string; need_id: string }>(`
    select i.body_id, i.need_id from needs.inbox i where not exists (select from needs.clock c where c.district_id = i.district_id
      and c.need_id = i.need_id and c.body_id = i.body_id and c.kind = i.kind and c.due_at = i.due_at and c.met_at is null and c.cancelled_at is null)`)
  const count = await db.query<{ n: number }>('select count(*)::int as n from needs.inbox')
  return {
    name: 'inbox',
    line: `${count.rows[0]?.n ?? 0} rows, recomputed from the open clocks`,
    violations: [
      ...rows.map((row) => ({ of: 'inbox' as const, text: `${row.side}: need ${row.need_id} at body ${row.body_id}` })),
      ...kinds.rows.map((row) => ({ of: 'inbox' as const, text: `wrong clock: need ${row.need_id} at body ${row.body_id}` })),
    ],
  }
}
