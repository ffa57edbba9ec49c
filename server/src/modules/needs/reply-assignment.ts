import type { Out } from '@liti/contract/kit'
import type { LinkView, NeedView, replyAssignment as route } from '@liti/contract/needs'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { attachFiles } from '../../kernel/files/index.ts'
import { commit, type Work } from '../../kernel/work.ts'
import { meetClocks, refreshInbox, setPause, waitingText } from './clocks.ts'
import { record } from './events.ts'
import { linkView } from './link-view.ts'
import { lockAssignment, moveAssignment } from './lock-assignment.ts'
import { needView } from './need-view.ts'
import { mayReply } from './rules.ts'
import { tellReplied } from './tell-parts.ts'

type Reply = Out<(typeof route)['body']>

/** A co-unit tells the lead what it did; the requester hears it from the lead. */
export const replyAssignment = (ctx: Ctx, actor: Actor, assignmentId: string, input: Reply): Promise<NeedView> =>
  commit(ctx, actor, async (work) => needView(work, actor, await reply(work, assignmentId, input, 'desk')))

/** The same by the link of a unit without an account. */
export const replyByLink = (ctx: Ctx, actor: Actor, assignmentId: string, input: Reply): Promise<LinkView> =>
  commit(ctx, actor, async (work) => {
    await reply(work, assignmentId, input, 'link')
    return linkView(work, actor, assignmentId)
  })

async function reply(work: Work, assignmentId: string, input: Reply, side: 'desk' | 'link'): Promise<string> {
  const { need, assignment } = await lockAssignment(work, assignmentId, side)
  work.permit(mayReply, need, assignment)
  await attachFiles(work, input.files, { kind: 'assignment', id: assignmentId })
  await moveAssignment(work, assignmentId, {
    state: 'replied',
    outcome: input.outcome,
    reply: input.text,
    replied_at: work.now,
    ended_at: work.now,
  })
  // a reply without the answer to an open question: the time the question stood open is not the unit's
  if (assignment.openQuestions > 0) await setPause(work, assignment, 'end', waitingText)
  await meetClocks(work, { needId: need.id, kinds: ['reply'], assignmentId })
  await refreshInbox(work, need.id)
  await record(work, need, {
    kind: 'replied',
    assignmentId,
    note: input.text,
    data: { outcome: input.outcome },
    bodyId: assignment.body_id,
    handles: true,
  })
  await tellReplied(work, need, assignment)
  return need.id
}
