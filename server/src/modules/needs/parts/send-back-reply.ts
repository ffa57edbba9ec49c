import type { NeedView } from '@liti/contract/needs'
import type { Grade } from '@liti/contract/needs-words'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { bodyOf } from '../record/bodies.ts'
import { refreshInbox, startClock } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { lockAssignment, moveAssignment } from '../record/lock-assignment.ts'
import { needView } from '../views/need-view.ts'
import { maySendBack } from '../rules/rules.ts'
import { tellSentBack } from '../tell/tell-parts.ts'

/** 退回补充: a reply that is too thin goes back to its unit with what is missing. Its time to reply begins again, by the same rule. */
export const sendBackReply = (ctx: Ctx, actor: Actor, assignmentId: string, missing: string): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const { need, assignment } = await lockAssignment(work, assignmentId)
    work.permit(maySendBack, need, assignment)
    const target = await bodyOf(work, assignment.body_id, 'bodyId')
    await moveAssignment(work, assignmentId, { state: 'signed', outcome: null, missing, replied_at: null, ended_at: null })
    await startClock(work, {
      needId: need.id,
      assignmentId,
      kind: 'reply',
      bodyId: assignment.body_id,
      grade: need.grade as Grade,
      round: need.round,
      outside: target.external,
      again: true,
    })
    await refreshInbox(work, need.id)
    await record(work, need, { kind: 'reply-sent-back', assignmentId, note: missing, handles: true })
    await tellSentBack(work, need, assignment, missing)
    return needView(work, actor, need.id)
  })
