import type { TrackView } from '@liti/contract/needs'
import { sql } from 'kysely'
import { named } from '../../../kernel/named.ts'
import type { OpenObjection, Recorded } from '../rules/facts.ts'
import type { Sight } from './sight.ts'

type Where = Pick<Sight, 'tx' | 'ctx'>
type Need = { id: string; round: number }

/** Null where the requester spoke for themselves, or nobody was reached. */
export async function recordedOf({ tx, ctx }: Where, need: Need): Promise<Recorded | null> {
  const { rows } = await sql<Recorded>`select v.id, v.at, v.person_id as "personId", o.id is not null as objected
    from needs.verdict v left join needs.objection o on o.district_id = v.district_id and o.need_id = v.need_id and o.round = v.round
    where v.district_id = ${ctx.district} and v.need_id = ${need.id} and v.round = ${need.round} and v.via = 'callback' and v.reached`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function openObjection({ tx, ctx }: Where, need: Need): Promise<OpenObjection | null> {
  const row = await tx
    .selectFrom('needs.objection')
    .select(['id', 'verdict_id as verdictId', 'caller_id as callerId'])
    .where('district_id', '=', ctx.district)
    .where('need_id', '=', need.id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** The last objection of a need, for its pages. */
export async function objectionOf({ tx, ctx }: Where, need: Need): Promise<TrackView['objection']> {
  const row = await tx
    .selectFrom('needs.objection as o')
    .leftJoin('directory.body_face as b', (join) => join.onRef('b.district_id', '=', 'o.district_id').onRef('b.id', '=', 'o.body_id'))
    .select(['o.kind', 'o.words', 'o.at', 'o.outcome', 'o.finding', 'o.settled_at', 'b.short_name', 'b.name_en'])
    .where('o.district_id', '=', ctx.district)
    .where('o.need_id', '=', need.id)
    .orderBy('o.round', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    kind: row.kind as 'not_mine',
    words: row.words,
    at: row.at.toString(),
    by: named(row.short_name, row.name_en),
    settled: row.settled_at === null ? null : { outcome: row.outcome as 'stands', finding: row.finding, at: row.settled_at.toString() },
  }
}
