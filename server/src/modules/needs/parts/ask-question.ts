import type { LinkView, NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { refreshInbox, setPause, waitingText } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { linkView } from '../views/link-view.ts'
import { lockAssignment } from '../record/lock-assignment.ts'
import { needView } from '../views/need-view.ts'
import { mayAnswerQuestion, mayAsk } from '../rules/rules.ts'
import { tellAsked, tellQuestionAnswered } from '../tell/tell-parts.ts'

/** A unit asks the lead one thing first; its own clock stands still until the answer. */
export const askQuestion = (ctx: Ctx, actor: Actor, assignmentId: string, text: string): Promise<NeedView> =>
  commit(ctx, actor, async (work) => needView(work, actor, await ask(work, assignmentId, text, 'desk')))

/** The same by the link of a unit without an account. */
export const askByLink = (ctx: Ctx, actor: Actor, assignmentId: string, text: string): Promise<LinkView> =>
  commit(ctx, actor, async (work) => {
    await ask(work, assignmentId, text, 'link')
    return linkView(work, actor, assignmentId)
  })

async function ask(work: Work, assignmentId: string, text: string, side: 'desk' | 'link'): Promise<string> {
  const { need, assignment } = await lockAssignment(work, assignmentId, side)
  work.permit(mayAsk, need, assignment, assignment.openQuestions)
  const { id } = await work.tx
    .insertInto('needs.question')
    .values({ district_id: work.ctx.district, assignment_id: assignmentId, text, asked_at: work.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await setPause(work, assignment, 'begin', waitingText)
  await refreshInbox(work, need.id)
  await record(work, need, {
    kind: 'question-asked',
    assignmentId,
    note: text,
    audience: 'handlers',
    bodyId: assignment.body_id,
    handles: true,
  })
  await tellAsked(work, need, assignment, { id, text })
  return need.id
}

/** The lead, the workstation or the sub-district answers; the unit's clock goes on. */
export const answerQuestion = (ctx: Ctx, actor: Actor, questionId: string, text: string): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const question = await work.tx
      .selectFrom('needs.question')
      .select(['assignment_id'])
      .where('district_id', '=', ctx.district)
      .where('id', '=', questionId)
      .executeTakeFirst()
    if (!question) throw notFound()
    const { need, assignment } = await lockAssignment(work, question.assignment_id)
    const before = await work.tx
      .selectFrom('needs.question')
      .select('answered_at')
      .where('district_id', '=', ctx.district)
      .where('id', '=', questionId)
      .executeTakeFirstOrThrow()
    work.permit(mayAnswerQuestion, need, before.answered_at !== null)
    await work.tx
      .updateTable('needs.question')
      .set({ answer: text, answered_at: work.now })
      .where('district_id', '=', ctx.district)
      .where('id', '=', questionId)
      .execute()
    await setPause(work, assignment, 'end', waitingText)
    await refreshInbox(work, need.id)
    await record(work, need, {
      kind: 'question-answered',
      assignmentId: question.assignment_id,
      note: text,
      audience: 'handlers',
      handles: true,
    })
    await tellQuestionAnswered(work, need, assignment, { id: questionId, text })
    return needView(work, actor, need.id)
  })
