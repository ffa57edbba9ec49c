import type { TrackView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { attachFiles } from '../../../kernel/files/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { cancelClocks, refreshInbox } from '../clocks/clocks.ts'
import { endParts } from '../parts/end-parts.ts'
import { record } from '../record/events.ts'
import { lockNeed } from '../record/lock-need.ts'
import { mayDo } from '../rules/rules.ts'
import { step } from '../record/step.ts'
import { tellRequesterUrged, tellSupplemented } from '../tell/tell-desk.ts'
import { tellPartsOver } from '../tell/tell-parts.ts'
import { lastUrge, mayUrgeAgain } from '../record/urging.ts'
import { trackView } from '../views/track-view.ts'

/** The requester adds what was missing; everybody who works on the need sees it. */
export const supplementNeed = (
  ctx: Ctx,
  actor: Actor,
  needId: string,
  input: { text: string; files: string[] },
  draftKey: string | null,
): Promise<TrackView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId, 'requester')
    work.permit(mayDo('supplement'), need)
    await attachFiles(work, input.files, { kind: 'need', id: needId }, draftKey)
    await record(work, need, { kind: 'supplemented', note: input.text, bodyId: null })
    await tellSupplemented(work, need)
    return trackView(work, actor, needId)
  })

/** The requester urges: noted for everybody on the need, at most once in four hours. */
export const urgeNeed = (ctx: Ctx, actor: Actor, needId: string): Promise<TrackView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId, 'requester')
    work.permit(mayDo('urge'), need)
    const again = mayUrgeAgain(await lastUrge(work, needId), work.now)
    if (again !== true) throw new Refusal('conflict', again.code, again.why)
    await record(work, need, { kind: 'requester-urged', bodyId: null })
    await tellRequesterUrged(work, need)
    return trackView(work, actor, needId)
  })

/** Takes a need back before it was dispatched. */
export const withdrawNeed = (ctx: Ctx, actor: Actor, needId: string): Promise<TrackView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId, 'requester')
    work.permit(mayDo('withdraw'), need)
    await tellPartsOver(work, need, true)
    await endParts(work, needId)
    await cancelClocks(work, { needId })
    await step(work, need, 'withdraw', {})
    await refreshInbox(work, needId)
    await record(work, need, { kind: 'withdrawn', bodyId: null })
    return trackView(work, actor, needId)
  })
