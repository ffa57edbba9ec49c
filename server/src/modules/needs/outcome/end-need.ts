import type { Out } from '@liti/contract/kit'
import type { endNeed as route, NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { cancelClocks, refreshInbox } from '../clocks/clocks.ts'
import { endParts } from '../parts/end-parts.ts'
import { record } from '../record/events.ts'
import { lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { bodyText, tellRequester } from '../tell/tell-people.ts'
import { notice } from '../notices/index.ts'
import { mayEnd } from '../rules/rules.ts'
import { step } from '../record/step.ts'
import { tellPartsOver } from '../tell/tell-parts.ts'

/**
 * 终结: taken up again twice and still not solved, the sub-district ends a need with a written decision and says where else to go.
 * The requester is told both; what they said of the last round stands. Units that still had a part hear that it is over.
 */
export const endNeed = (ctx: Ctx, actor: Actor, needId: string, input: Out<(typeof route)['body']>): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    work.permit(mayEnd, need)
    await tellPartsOver(work, need, false)
    await endParts(work, needId)
    await cancelClocks(work, { needId })
    await step(work, need, 'end', { ended_reason: input.reason, ended_where: input.where, closed_at: work.now })
    await refreshInbox(work, needId)
    await record(work, need, { kind: 'ended', note: input.reason, data: { where: input.where }, bodyId: need.owner_body_id })
    const by = await bodyText(work, need.owner_body_id)
    await tellRequester(
      work,
      need,
      notice('need.ended', { number: need.number, title: need.title, by, reason: input.reason, instead: input.where }),
    )
    return needView(work, actor, needId)
  })
