import type { Out } from '@liti/contract/kit'
import type { dispatchNeed as route, NeedView } from '@liti/contract/needs'
import type { Grade } from '@liti/contract/needs-words'
import { named } from '../../../kernel/named.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { wrongField } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { assign } from '../parts/assign.ts'
import { targetBody } from '../record/bodies.ts'
import { cancelClocks, handOverClocks, meetClocks, refreshInbox, runningDue, startClock } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { invite, withFreshLinks, type FreshTokens } from '../parts/invite.ts'
import { moveAssignment } from '../record/lock-assignment.ts'
import { lockNeed, type LockedNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { tellRequester } from '../tell/tell-people.ts'
import { notice } from '../notices/index.ts'
import { mayDispatchTo } from '../rules/rules.ts'
import { step } from '../record/step.ts'
import { tellGiven } from '../tell/tell-parts.ts'
import { keepToldOf, type Because } from '../clocks/told-dates.ts'
import { withUndo } from '../record/undo.ts'

type Dispatch = Out<(typeof route)['body']>

/** Hands a need to one lead and any number of co-units; units without an account get a signed link. */
export const dispatchNeed = async (ctx: Ctx, actor: Actor, needId: string, input: Dispatch): Promise<NeedView> => {
  const tokens: FreshTokens = new Map()
  const view = await commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    const danger = [need.grade, input.grade].includes('danger')
    await withUndo(work, need, 'dispatch', danger, () => dispatch(work, need, input, tokens))
    return needView(work, actor, needId)
  })
  return withFreshLinks(ctx, view, tokens)
}

/**
 * The dispatch itself, also for a need registered or accepted in the same step.
 * @param options `field`: the input that names the lead; `regraded`: the step has changed the urgency already
 */
export async function dispatch(
  work: Work,
  need: LockedNeed,
  input: Dispatch,
  tokens: FreshTokens = new Map(),
  { field = 'leadId', regraded = false } = {},
): Promise<void> {
  const lead = await targetBody(work, need, input.leadId, field)
  work.permit(mayDispatchTo, need, lead)
  if (input.co.some((one) => one.bodyId === lead.id)) {
    throw wrongField('lead-as-co', 'co', { zh: '牵头单位不用再选为协办', en: 'The lead cannot also be a co-unit' })
  }
  const grade = (input.grade ?? need.grade) as Grade
  const changed = regraded || grade !== need.grade
  await meetClocks(work, { needId: need.id, kinds: ['dispatch'] })
  await step(work, need, 'dispatch', {
    grade,
    lead_body_id: lead.id,
    owner_body_id: lead.id,
    dispatched_at: need.dispatched_at ?? work.now,
    signed_at: null,
  })
  await endCoPart(work, need, lead.id)
  const assignmentId = await assign(work, need, lead, 'lead', input.note)
  await tellGiven(work, need, { id: assignmentId, target: lead, role: 'lead', ask: input.note })
  const again = await promise(work, need, lead.id, grade, changed)
  const helpers = []
  for (const one of input.co) {
    const target = await targetBody(work, need, one.bodyId, 'co')
    const id = await assign(work, need, target, 'co', one.ask)
    if (target.external) tokens.set(id, await invite(work, need, { id, target, lead }))
    await tellGiven(work, need, { id, target, role: 'co', ask: one.ask })
    helpers.push(target)
    need.coBodyIds.push(target.id)
  }
  await refreshInbox(work, need.id)
  const moved = await keepToldOf(work, need.id, whyDispatched(need, changed, again))
  await record(work, need, {
    kind: 'dispatched',
    note: input.note,
    assignmentId,
    data: { lead: lead.id, co: helpers.map((one) => one.id), moved },
    handles: false,
  })
  const contactBy = (await runningDue(work, need.id, 'contact')) ?? work.now
  const answerBy = (await runningDue(work, need.id, 'answer')) ?? work.now
  const nameOf = (one: { short_name: string; name_en: string }) => named(one.short_name, one.name_en)
  await tellRequester(
    work,
    need,
    notice('need.dispatched', {
      number: need.number,
      title: need.title,
      lead: nameOf(lead),
      helpers: helpers.map(nameOf),
      contactBy: contactBy.toString(),
      answerBy: answerBy.toString(),
      moved,
    }),
    assignmentId,
  )
}

/** A co-unit that is to lead: its part as a helper ends here, and the timeline says so. */
async function endCoPart(work: Work, need: LockedNeed, bodyId: string): Promise<void> {
  const part = await work.tx
    .selectFrom('needs.assignment')
    .select('id')
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', need.id)
    .where('round', '=', need.round)
    .where('body_id', '=', bodyId)
    .where('role', '=', 'co')
    .where('state', 'in', ['assigned', 'signed', 'replied'])
    .executeTakeFirst()
  if (!part) return
  await moveAssignment(work, part.id, { state: 'cancelled', ended_at: work.now })
  await cancelClocks(work, { needId: need.id, assignmentId: part.id })
  need.coBodyIds = need.coBodyIds.filter((id) => id !== bodyId)
  await record(work, need, { kind: 'co-promoted', assignmentId: part.id, data: { body: bodyId } })
}

/**
 * First contact and answer are promised from the first dispatch of a round. A return and a new dispatch keep the promise:
 * the clock goes on with the new lead. A change of urgency starts it again under the other rule, from the same moment.
 * @returns whether a promise of an earlier dispatch was running
 */
async function promise(work: Work, need: LockedNeed, leadId: string, grade: Grade, changed: boolean): Promise<boolean> {
  let again = false
  for (const kind of ['contact', 'answer'] as const) {
    const running = await work.tx
      .selectFrom('needs.clock')
      .select('started_at')
      .where('district_id', '=', work.ctx.district)
      .where('need_id', '=', need.id)
      .where('kind', '=', kind)
      .where('met_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .executeTakeFirst()
    again ||= running !== undefined
    if (running && !changed) {
      await handOverClocks(work, { needId: need.id, kinds: [kind] }, leadId)
      continue
    }
    if (running) await cancelClocks(work, { needId: need.id, kinds: [kind] })
    await startClock(work, {
      needId: need.id,
      kind,
      bodyId: leadId,
      grade,
      round: need.round,
      ...(running ? { startedAt: running.started_at } : {}),
    })
  }
  return again
}

/** Why a date the requester was told may be another one after this dispatch. */
export function whyDispatched(need: Pick<LockedNeed, 'round'>, regraded: boolean, again: boolean): Because {
  if (regraded) return 'grade'
  if (again) return 'lead'
  return need.round > 1 ? 'reopened' : 'dispatched'
}
