import type { LinkView, NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { linkView } from '../views/link-view.ts'
import { lockAssignment } from '../record/lock-assignment.ts'
import { needView } from '../views/need-view.ts'
import { putReply, type PartReply } from './put-reply.ts'
import { mayReply } from '../rules/rules.ts'

/** A co-unit tells the lead what it did, or the day it will be done; the requester hears what was done from the lead. */
export const replyAssignment = (ctx: Ctx, actor: Actor, assignmentId: string, input: PartReply): Promise<NeedView> =>
  commit(ctx, actor, async (work) => needView(work, actor, await reply(work, assignmentId, input, 'desk')))

/** The same by the link of a unit without an account. */
export const replyByLink = (ctx: Ctx, actor: Actor, assignmentId: string, input: PartReply): Promise<LinkView> =>
  commit(ctx, actor, async (work) => {
    await reply(work, assignmentId, input, 'link')
    return linkView(work, actor, assignmentId)
  })

async function reply(work: Work, assignmentId: string, input: PartReply, side: 'desk' | 'link'): Promise<string> {
  const { need, assignment } = await lockAssignment(work, assignmentId, side)
  work.permit(mayReply, need, assignment)
  await putReply(work, need, assignment, input)
  return need.id
}
