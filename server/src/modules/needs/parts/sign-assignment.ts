import type { LinkView, NeedView } from '@liti/contract/needs'
import type { Grade } from '@liti/contract/needs-words'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { meetClocks, refreshInbox, startClock } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { linkView } from '../views/link-view.ts'
import { lockAssignment, moveAssignment } from '../record/lock-assignment.ts'
import { needView } from '../views/need-view.ts'
import { maySign } from '../rules/rules.ts'
import { step } from '../record/step.ts'

/** A unit signs for its part. A co-unit's time to reply begins here. */
export const signAssignment = (ctx: Ctx, actor: Actor, assignmentId: string): Promise<NeedView> =>
  commit(ctx, actor, async (work) => needView(work, actor, await sign(work, assignmentId, '', 'desk')))

/** The same by the link of a unit without an account; `office`: which of its offices. */
export const signByLink = (ctx: Ctx, actor: Actor, assignmentId: string, office: string): Promise<LinkView> =>
  commit(ctx, actor, async (work) => {
    await sign(work, assignmentId, office, 'link')
    return linkView(work, actor, assignmentId)
  })

async function sign(work: Work, assignmentId: string, office: string, side: 'desk' | 'link'): Promise<string> {
  const { need, assignment } = await lockAssignment(work, assignmentId, side)
  work.permit(maySign, need, assignment)
  await moveAssignment(work, assignmentId, { state: 'signed', signed_at: work.now, signed_by: office })
  await meetClocks(work, { needId: need.id, kinds: ['sign'], assignmentId })
  if (assignment.role === 'lead') {
    await step(work, need, 'sign', { signed_at: work.now })
  } else {
    const outside =
      (
        await work.tx
          .selectFrom('directory.body_face')
          .select('external')
          .where('district_id', '=', work.ctx.district)
          .where('id', '=', assignment.body_id)
          .executeTakeFirst()
      )?.external ?? false
    await startClock(work, {
      needId: need.id,
      assignmentId,
      kind: 'reply',
      bodyId: assignment.body_id,
      grade: need.grade as Grade,
      round: need.round,
      outside,
    })
  }
  await refreshInbox(work, need.id)
  await record(work, need, { kind: 'signed', assignmentId, note: office, bodyId: assignment.body_id, handles: true })
  return need.id
}
