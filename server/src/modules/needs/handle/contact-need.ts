import type { NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { meetClocks, refreshInbox, runningDue } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { bodyText, tellRequester } from '../tell/tell-people.ts'
import { notice } from '../notices/index.ts'
import { mayDo } from '../rules/rules.ts'
import { step } from '../record/step.ts'

/** The lead has spoken to the requester; the response rate counts whether that was in time. */
export const contactNeed = (ctx: Ctx, actor: Actor, needId: string, { note }: { note: string }): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    work.permit(mayDo('contact'), need)
    await meetClocks(work, { needId, kinds: ['contact'] })
    const first = need.contacted_at === null
    await step(work, need, 'contact', first ? { contacted_at: work.now } : {})
    await refreshInbox(work, needId)
    await record(work, need, { kind: 'contacted', note, handles: true, ...(need.lead_body_id ? { bodyId: need.lead_body_id } : {}) })
    const by = await bodyText(work, need.lead_body_id ?? need.owner_body_id)
    await tellRequester(
      work,
      need,
      notice('need.contacted', {
        number: need.number,
        title: need.title,
        by,
        contactedAt: work.now.toString(),
        answerBy: ((await runningDue(work, needId, 'answer')) ?? work.now).toString(),
      }),
    )
    return needView(work, actor, needId)
  })
