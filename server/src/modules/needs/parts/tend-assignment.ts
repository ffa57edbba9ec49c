import type { NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { bodyOf, type Target } from '../record/bodies.ts'
import { cancelClocks, refreshInbox } from '../clocks/clocks.ts'
import { revokeLinks } from '../links/link-token.ts'
import { record } from '../record/events.ts'
import { invite, withFreshLinks, type FreshTokens } from './invite.ts'
import { lockAssignment, moveAssignment } from '../record/lock-assignment.ts'
import { needView } from '../views/need-view.ts'
import { mayTend } from '../rules/rules.ts'
import { tellPartDay } from '../tell/tell-part-day.ts'
import { tellCancelled, tellLinkEnded, tellUrged } from '../tell/tell-parts.ts'
import { mayUrgeUnitAgain } from '../record/urging.ts'

/** 催办: reminds a unit, in its inbox or by mail; noted on the timeline. */
export const urgeAssignment = (ctx: Ctx, actor: Actor, assignmentId: string, note: string): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const { need, assignment } = await lockAssignment(work, assignmentId)
    work.permit(mayTend, need, assignment)
    await checkInterval(work, need.id, assignmentId)
    await record(work, need, { kind: 'urged', assignmentId, note, data: { body: assignment.body_id } })
    await tellUrged(work, need, assignment, note)
    return needView(work, actor, need.id)
  })

async function checkInterval(work: Work, needId: string, assignmentId: string): Promise<void> {
  const last = await work.tx
    .selectFrom('needs.event')
    .select('at')
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', needId)
    .where('assignment_id', '=', assignmentId)
    .where('kind', '=', 'urged')
    .orderBy('at', 'desc')
    .executeTakeFirst()
  const again = mayUrgeUnitAgain(last?.at ?? null, work.now)
  if (again !== true) throw new Refusal('conflict', again.code, again.why)
}

/** Takes a co-unit's part away again; its link dies with it. */
export const cancelAssignment = (ctx: Ctx, actor: Actor, assignmentId: string, note: string): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const { need, assignment } = await lockAssignment(work, assignmentId)
    work.permit(mayTend, need, assignment)
    if (assignment.role === 'lead')
      throw new Refusal('conflict', 'lead', {
        zh: '牵头单位不能撤销，请由它退单',
        en: 'A lead cannot be withdrawn; it sends the need back itself',
      })
    // whoever asked was told a day
    const promised = assignment.outcome === 'promised'
    await moveAssignment(work, assignmentId, { state: 'cancelled', ended_at: work.now })
    await cancelClocks(work, { needId: need.id, assignmentId })
    await revokeLinks(work, [assignmentId])
    await refreshInbox(work, need.id)
    await record(work, need, {
      kind: 'co-handler-cancelled',
      assignmentId,
      note,
      data: { body: assignment.body_id },
      audience: promised ? 'requester' : 'handlers',
    })
    await tellCancelled(work, need, assignment)
    if (promised) await tellPartDay(work, need, assignment, { day: null, was: assignment.promised_day, why: note })
    return needView(work, actor, need.id)
  })

/** A new link; the old one stops working in the same moment. */
export const renewLink = async (ctx: Ctx, actor: Actor, assignmentId: string, days: number): Promise<NeedView> => {
  const tokens: FreshTokens = new Map()
  const view = await commit(ctx, actor, async (work) => {
    const { need, assignment } = await lockAssignment(work, assignmentId)
    work.permit(mayTend, need, assignment)
    const target = await farBody(work, assignment.body_id)
    const lead = await bodyOf(work, need.lead_body_id ?? need.owner_body_id, 'bodyId')
    tokens.set(assignmentId, await invite(work, need, { id: assignmentId, target, lead, days }))
    await record(work, need, { kind: 'link-renewed', assignmentId, audience: 'handlers' })
    return needView(work, actor, need.id)
  })
  return withFreshLinks(ctx, view, tokens)
}

/** The link of a unit far away opens nothing from now on. */
export const revokeLink = (ctx: Ctx, actor: Actor, assignmentId: string): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const { need, assignment } = await lockAssignment(work, assignmentId)
    work.permit(mayTend, need, assignment)
    const target = await farBody(work, assignment.body_id)
    await revokeLinks(work, [assignmentId])
    await record(work, need, { kind: 'link-revoked', assignmentId, audience: 'handlers' })
    await tellLinkEnded(work, need, assignmentId, target, 'revoked')
    return needView(work, actor, need.id)
  })

/** A body that works by link, because it has no account. */
async function farBody(work: Work, bodyId: string): Promise<Target> {
  const target = await bodyOf(work, bodyId, 'bodyId')
  if (target.external) return target
  throw new Refusal('conflict', 'has-account', { zh: '这家单位有账号，不用链接', en: 'This unit has accounts and needs no link' })
}
