import type { Out } from '@liti/contract/kit'
import type { declineNeed as route, NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { cancelClocks, meetClocks, refreshInbox } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { bodyText, tellRequester } from '../tell/tell-people.ts'
import { notice } from '../notices/index.ts'
import { mayDo } from '../rules/rules.ts'
import { step } from '../record/step.ts'

/** Does not take a need on, and says where to go instead. */
export const declineNeed = (ctx: Ctx, actor: Actor, needId: string, input: Out<(typeof route)['body']>): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    work.permit(mayDo('decline'), need)
    await meetClocks(work, { needId, kinds: ['accept'] })
    await cancelClocks(work, { needId })
    await step(work, need, 'decline', { declined_reason: input.reason, declined_where: input.where })
    await refreshInbox(work, needId)
    await record(work, need, { kind: 'declined', note: input.reason, data: { where: input.where } })
    const by = await bodyText(work, need.owner_body_id)
    await tellRequester(
      work,
      need,
      notice('need.declined', { number: need.number, title: need.title, by, reason: input.reason, instead: input.where }),
    )
    return needView(work, actor, needId)
  })
