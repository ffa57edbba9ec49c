import type { Out } from '@liti/contract/kit'
import type { addCoHandler as route, NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { assign } from '../parts/assign.ts'
import { bodyOf, targetBody } from '../record/bodies.ts'
import { refreshInbox } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { invite, withFreshLinks, type FreshTokens } from '../parts/invite.ts'
import { lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { mayDo } from '../rules/rules.ts'
import { tellGiven } from '../tell/tell-parts.ts'

/** One more unit works on it, on its own clock. */
export const addCoHandler = async (ctx: Ctx, actor: Actor, needId: string, input: Out<(typeof route)['body']>): Promise<NeedView> => {
  const tokens: FreshTokens = new Map()
  const view = await commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    work.permit(mayDo('addCoHandler'), need)
    const target = await targetBody(work, need, input.bodyId, 'bodyId')
    const lead = await bodyOf(work, need.lead_body_id ?? need.owner_body_id, 'bodyId')
    const assignmentId = await assign(work, need, target, 'co', input.ask)
    if (target.external) tokens.set(assignmentId, await invite(work, need, { id: assignmentId, target, lead }))
    await tellGiven(work, need, { id: assignmentId, target, role: 'co', ask: input.ask })
    need.coBodyIds.push(target.id)
    await refreshInbox(work, needId)
    await record(work, need, { kind: 'co-handler-added', assignmentId, data: { body: target.id }, handles: true })
    return needView(work, actor, needId)
  })
  return withFreshLinks(ctx, view, tokens)
}
