import type { TrackView } from '@liti/contract/needs'
import type { ObjectionKind } from '@liti/contract/needs-words'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { record } from '../record/events.ts'
import { lockNeed } from '../record/lock-need.ts'
import { moveNeed } from '../record/step.ts'
import { recordedOf } from '../record/objections.ts'
import { mayObject } from '../rules/rules.ts'
import { otherDesk, tellObjected } from '../tell/tell-desk.ts'
import { trackView } from '../views/track-view.ts'

/**
 * The requester says that what a call-back wrote down is not theirs, or that it is not solved. What was written down does not count
 * until somebody who did not make the call has settled it.
 */
export const objectOutcome = (
  ctx: Ctx,
  actor: Actor,
  needId: string,
  { kind, words }: { kind: ObjectionKind; words: string },
): Promise<TrackView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId, 'requester')
    const recorded = await recordedOf(work, need)
    work.permit(mayObject, need, recorded, work.now)
    if (!recorded) throw new Error('an objection was let through to nothing')
    const desk = await otherDesk(work, need, recorded.personId)
    await work.tx
      .insertInto('needs.objection')
      .values({
        district_id: ctx.district,
        need_id: needId,
        round: need.round,
        verdict_id: recorded.id,
        caller_id: recorded.personId,
        kind,
        words,
        at: work.now,
        body_id: desk.bodyId,
      })
      .execute()
    await work.tx
      .updateTable('needs.verdict')
      .set({ disputed: true })
      .where('district_id', '=', ctx.district)
      .where('id', '=', recorded.id)
      .execute()
    await moveNeed(work, need, {})
    await record(work, need, { kind: 'objected', note: words, data: { objection: kind }, bodyId: null })
    await tellObjected(work, need, desk.people, kind)
    return trackView(work, actor, needId)
  })
