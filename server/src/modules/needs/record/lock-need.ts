import type { Text } from '@liti/contract/common'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { notFound } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import { type NeedFacts, visibleAtDesk, visibleToRequester } from '../rules/relations.ts'

export type LockedNeed = NeedFacts & {
  number: string
  title: string
  grade: string
  category_code: string
  space_id: string | null
  type: string
  dispatched_at: Temporal.Instant | null
  contacted_at: Temporal.Instant | null
  phone_index: string | null
  lang: string
  /** The workstation of the building and the sub-district office: they look after every need here, whoever leads. */
  deskBodyIds: string[]
}

const columns = sql`n.id, n.number, n.title, n.state, n.unit_id, n.jurisdiction_code, n.owner_body_id, n.lead_body_id, n.requester_person_id,
  n.requester_organisation_id, n.for_firm, n.hidden, n.grade, n.round, n.category_code, n.space_id, n.type, n.dispatched_at, n.contacted_at, n.phone_index, n.lang,
  coalesce((select array_agg(a.body_id) from needs.assignment a where a.district_id = n.district_id and a.need_id = n.id and a.round = n.round
    and a.role = 'co' and a.state in ('assigned', 'signed', 'replied')), '{}') as "coBodyIds",
  coalesce((select array_agg(h.person_id) from needs.handler h where h.district_id = n.district_id and h.need_id = n.id), '{}') as handlers,
  coalesce((select array_agg(b.id) from directory.body_face b where b.district_id = n.district_id and (b.kind = 'workstation' and b.unit_id = n.unit_id
    or b.kind = 'subdistrict' and starts_with(n.jurisdiction_code, b.jurisdiction_code))), '{}') as "deskBodyIds"`

type Side = 'desk' | 'requester' | 'link'

/** Which rows there are for this reader: the desk's, their own, or the one a link is for. */
function seen(actor: Actor, side: Side) {
  if (side === 'link')
    return sql<boolean>`exists (select from needs.assignment a where a.district_id = n.district_id and a.need_id = n.id and a.id = ${actor.link?.assignmentId ?? null}::uuid)`
  return side === 'desk' ? visibleAtDesk(actor) : visibleToRequester(actor)
}

/**
 * Takes the row lock every change of a need runs under. What the actor may not see is not found. The facts are read by a second
 * statement: of one that had to wait for the lock, the joined rows would be those of before the wait.
 */
export async function lockNeed(work: Work, needId: string, side: Side = 'desk'): Promise<LockedNeed> {
  await sql`select from needs.need n where n.district_id = ${work.ctx.district} and n.id = ${needId} for update`.execute(work.tx)
  return readFacts(work.ctx.district, work.tx, work.actor, needId, side)
}

/** The same facts without the lock, for pages. */
export const readNeedFacts = (ctx: Ctx, actor: Actor, needId: string, side: Side = 'desk'): Promise<LockedNeed> =>
  readFacts(ctx.district, ctx.db, actor, needId, side)

async function readFacts(district: number, db: Db, actor: Actor, needId: string, side: Side): Promise<LockedNeed> {
  const { rows } = await sql<LockedNeed>`select ${columns} from needs.need n
    where n.district_id = ${district} and n.id = ${needId} and ${seen(actor, side)}`.execute(db)
  if (!rows[0]) throw side === 'requester' && actor.kind === 'guest' ? notFound(perhapsOver) : notFound()
  return rows[0]
}

/** A guest who wrote a moment ago is mostly somebody whose session has ended. */
const perhapsOver: Text = {
  zh: '没有找到。登录过的，可能是登录到期了：请另开一页登录，再回到这里接着办',
  en: 'Not found. If you were signed in, your session may have ended: sign in on another page and go on here',
}

/** The need behind an assignment, a question or a case, under its lock. */
export async function lockNeedOf(
  work: Work,
  table: 'assignment' | 'bad_rating_case',
  id: string,
  side: Side = 'desk',
): Promise<LockedNeed> {
  const row = await work.tx
    .selectFrom(`needs.${table}`)
    .select('need_id')
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return lockNeed(work, row.need_id, side)
}
