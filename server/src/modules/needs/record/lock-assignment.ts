import type { UpdateObject } from 'kysely'
import type { DB } from '../../../kernel/db.gen.ts'
import { notFound } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import { holdLink } from '../links/link-door.ts'
import { type LockedNeed, lockNeedOf } from './lock-need.ts'

export type LockedAssignment = {
  id: string
  need_id: string
  body_id: string
  role: 'lead' | 'co'
  state: string
  outcome: string | null
  promised_day: string | null
  round: number
  openQuestions: number
}

/** An assignment and its need, under the need's lock; `link`: only the one the link is for, while the link holds. */
export async function lockAssignment(
  work: Work,
  assignmentId: string,
  side: 'desk' | 'link' = 'desk',
): Promise<{ need: LockedNeed; assignment: LockedAssignment }> {
  if (side === 'link' && work.actor.link?.assignmentId !== assignmentId) throw notFound()
  const need = await lockNeedOf(work, 'assignment', assignmentId, side)
  if (side === 'link') await holdLink(work.ctx.district, work.tx, work.actor.link?.id ?? '', work.now)
  const assignment = await work.tx
    .selectFrom('needs.assignment as a')
    .select(['a.id', 'a.need_id', 'a.body_id', 'a.role', 'a.state', 'a.outcome', 'a.promised_day', 'a.round'])
    .select((eb) =>
      eb
        .selectFrom('needs.question as q')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('q.district_id', '=', 'a.district_id')
        .whereRef('q.assignment_id', '=', 'a.id')
        .where('q.answered_at', 'is', null)
        .as('openQuestions'),
    )
    .where('a.district_id', '=', work.ctx.district)
    .where('a.id', '=', assignmentId)
    .executeTakeFirstOrThrow()
  return { need, assignment: { ...assignment, role: assignment.role as 'lead' | 'co', openQuestions: assignment.openQuestions ?? 0 } }
}

type AssignmentChange = Omit<UpdateObject<DB, 'needs.assignment'>, 'district_id' | 'id' | 'need_id' | 'body_id' | 'round'>

/** The columns of one assignment that a step changes. */
export const moveAssignment = async (work: Work, id: string, change: AssignmentChange): Promise<void> => {
  await work.tx.updateTable('needs.assignment').set(change).where('district_id', '=', work.ctx.district).where('id', '=', id).execute()
}
