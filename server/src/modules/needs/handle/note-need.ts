import type { NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { record } from '../record/events.ts'
import { lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { mayDo } from '../rules/rules.ts'

/** An inside line of the timeline; the requester does not see it. */
export const noteNeed = (ctx: Ctx, actor: Actor, needId: string, note: string): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    work.permit(mayDo('note'), need)
    await record(work, need, { kind: 'noted', note, audience: 'handlers' })
    return needView(work, actor, needId)
  })
