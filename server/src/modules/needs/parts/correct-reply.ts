import type { LinkView, NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { linkView } from '../views/link-view.ts'
import { lockAssignment } from '../record/lock-assignment.ts'
import { needView } from '../views/need-view.ts'
import { putReply, type PartReply } from './put-reply.ts'
import { mayCorrect } from '../rules/rules.ts'

/** A unit puts its reply right as long as the lead has not answered; what it said before stays on the timeline. */
export const correctReply = (ctx: Ctx, actor: Actor, assignmentId: string, input: PartReply): Promise<NeedView> =>
  commit(ctx, actor, async (work) => needView(work, actor, await correct(work, assignmentId, input, 'desk')))

/** The same by the link of a unit without an account. */
export const correctByLink = (ctx: Ctx, actor: Actor, assignmentId: string, input: PartReply): Promise<LinkView> =>
  commit(ctx, actor, async (work) => {
    await correct(work, assignmentId, input, 'link')
    return linkView(work, actor, assignmentId)
  })

async function correct(work: Work, assignmentId: string, input: PartReply, side: 'desk' | 'link'): Promise<string> {
  const { need, assignment } = await lockAssignment(work, assignmentId, side)
  work.permit(mayCorrect, need, assignment)
  await putReply(work, need, assignment, input, true)
  return need.id
}
