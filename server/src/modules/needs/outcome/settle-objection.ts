import type { NeedView } from '@liti/contract/needs'
import { objectionOutcomeText, type ObjectionOutcome } from '@liti/contract/needs-words'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { meetClocks, refreshInbox } from '../clocks/clocks.ts'
import { takeUpAgain } from './conclude.ts'
import { record } from '../record/events.ts'
import { lateRatingUntil } from '../rules/late-rating.ts'
import { type LockedNeed, lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { tellRequester } from '../tell/tell-people.ts'
import { notice } from '../notices/index.ts'
import { openObjection } from '../record/objections.ts'
import { maySettle } from '../rules/rules.ts'
import { moveNeed } from '../record/step.ts'

/** Says what came of a requester's objection: the record stands, it is struck so that they rate themselves, or the need is taken up again. */
export const settleObjection = (
  ctx: Ctx,
  actor: Actor,
  needId: string,
  { outcome, finding }: { outcome: ObjectionOutcome; finding: string },
): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    const objection = await openObjection(work, need)
    work.permit(maySettle, need, objection)
    if (!objection) throw new Error('nothing was let through to be settled')
    await work.tx
      .updateTable('needs.objection')
      .set({ outcome, finding, settled_at: work.now, settled_by: actor.personId })
      .where('district_id', '=', ctx.district)
      .where('id', '=', objection.id)
      .execute()
    await correct(work, need, objection.verdictId, outcome, finding)
    await record(work, need, { kind: 'objection-settled', note: finding, data: { settled: outcome } })
    const rateBy = outcome === 'struck' ? lateRatingUntil(work.now).toString() : null
    await tellRequester(
      work,
      need,
      notice('need.objection-settled', { number: need.number, title: need.title, outcome: objectionOutcomeText[outcome], finding, rateBy }),
    )
    if (outcome === 'again') await takeUpAgain(work, need)
    await refreshInbox(work, needId)
    return needView(work, actor, needId)
  })

/** What is struck is as if nobody had been reached: the requester has the time of a late rating from now on. */
async function correct(work: Work, need: LockedNeed, verdictId: string, outcome: ObjectionOutcome, finding: string): Promise<void> {
  const change = {
    stands: {},
    struck: { reached: false, solved: null, rating: null, words: '', at: work.now },
    again: { solved: 'no', rating: null },
  }[outcome]
  await work.tx
    .updateTable('needs.verdict')
    .set({ disputed: false, ...change })
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', verdictId)
    .execute()
  if (outcome === 'stands') return moveNeed(work, need, {})
  await moveNeed(work, need, { solved: outcome === 'again' ? 'no' : null, rating: null })
  // a case that the struck rating opened has nothing to answer for any more
  const closed = await work.tx
    .updateTable('needs.bad_rating_case')
    .set({ finding, remedy: 'explained', ended_at: work.now })
    .where('district_id', '=', work.ctx.district)
    .where('verdict_id', '=', verdictId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (closed.numUpdatedRows > 0n) await meetClocks(work, { needId: need.id, kinds: ['case'], round: need.round })
}
