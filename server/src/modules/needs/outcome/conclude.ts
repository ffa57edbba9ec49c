import type { Solved } from '@liti/contract/common'
import type { NeedView, TrackView } from '@liti/contract/needs'
import type { CallbackWay, Grade } from '@liti/contract/needs-words'
import { link } from '../../../engines/thread/index.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { assign } from '../parts/assign.ts'
import { bodyOf } from '../record/bodies.ts'
import { meetClocks, refreshInbox, runningDue, startClock } from '../clocks/clocks.ts'
import { bodyHere } from '../record/dispatch-catalogue.ts'
import { record } from '../record/events.ts'
import { closedUnreached } from '../record/closed-unreached.ts'
import { type LockedNeed, lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { bodyText, tellRequester } from '../tell/tell-people.ts'
import { notice } from '../notices/index.ts'
import { ruleFor, timeRules } from '../clocks/time-rules.ts'
import { mayCallBack, mayConfirm, mayReopen } from '../rules/rules.ts'
import { moveNeed, step } from '../record/step.ts'
import { tellAgain, tellCase } from '../tell/tell-desk.ts'
import { dueTime } from '../../../engines/calendar/deadline.ts'
import { keepToldOf } from '../clocks/told-dates.ts'
import { trackView } from '../views/track-view.ts'
import { checkAsked } from './was-asked.ts'

type Said = { solved: Solved; rating: number; words: string }
type Called = Said & { how: CallbackWay; howNote?: string }

/** The requester's own confirmation on their page. */
export const confirmOutcome = (ctx: Ctx, actor: Actor, needId: string, said: Said): Promise<TrackView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId, 'requester')
    work.permit(mayConfirm, need, await closedUnreached(work, need), work.now)
    await conclude(work, need, said, 'requester')
    return trackView(work, actor, needId)
  })

/** The call-back: what the requester said, written down by somebody who did not handle it. */
export const recordCallback = (ctx: Ctx, actor: Actor, needId: string, said: Called): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    work.permit(mayCallBack, need)
    const { how, howNote = '' } = said
    await checkAsked(work, need, { how, howNote })
    await conclude(work, need, said, 'callback', { how, how_note: howNote })
    return needView(work, actor, needId)
  })

/**
 * Solved or partly solved closes the need. Not solved takes it up again with the same lead on new clocks, twice at most; after
 * that the sub-district decides. A rating of the two lowest levels opens a case (国办发〔2019〕51号), due in 15 working days.
 */
async function conclude(
  work: Work,
  need: LockedNeed,
  said: Said,
  via: 'requester' | 'callback',
  asked: { how: CallbackWay | null; how_note: string } = { how: null, how_note: '' },
): Promise<void> {
  const { ctx, now } = work
  const told = {
    via,
    person_id: via === 'callback' ? work.actor.personId : null,
    reached: true,
    solved: said.solved,
    rating: said.rating,
    words: said.words,
    at: now,
    ...asked,
  }
  // one verdict a round: who is heard late takes the place of “not reached”
  const verdict = await work.tx
    .insertInto('needs.verdict')
    .values({ district_id: ctx.district, need_id: need.id, round: need.round, ...told })
    .onConflict((clash) => clash.columns(['district_id', 'need_id', 'round']).doUpdateSet(told).where('needs.verdict.reached', '=', false))
    .returning('id')
    .executeTakeFirstOrThrow()
  await link(work, { from: { kind: 'need', id: need.id }, to: { kind: 'verdict', id: verdict.id }, relation: 'calls_back' })
  await meetClocks(work, { needId: need.id, kinds: ['callback'] })
  await moveNeed(work, need, { solved: said.solved, rating: said.rating })
  await record(work, need, {
    kind: via === 'requester' ? 'confirmed' : 'called-back',
    note: said.words,
    data: { solved: said.solved, rating: said.rating, ...(asked.how && { how: asked.how }) },
    ...(via === 'requester' ? { bodyId: null } : {}),
  })
  if (said.rating <= 2) await openCase(work, need, verdict.id)
  if (said.solved === 'no') await takeUpAgain(work, need)
  else await close(work, need, via === 'requester' ? 'confirm' : 'callback', said.solved)
  await refreshInbox(work, need.id)
}

async function close(work: Work, need: LockedNeed, act: 'confirm' | 'callback', solved: 'yes' | 'partly'): Promise<void> {
  await step(work, need, need.state === 'closed' ? 'rate' : act, need.state === 'closed' ? {} : { closed_at: work.now })
  await tellRequester(work, need, notice('need.closed', { number: need.number, title: need.title, solved, rated: true, rateBy: null }))
}

export async function takeUpAgain(work: Work, need: LockedNeed): Promise<void> {
  const { ctx } = work
  const again = mayReopen(need)
  const formerLead = need.lead_body_id
  const round = need.round + (again ? 1 : 0)
  if (again && need.lead_body_id !== null) {
    const lead = await bodyOf(work, need.lead_body_id, 'leadId')
    await step(work, need, 'reopen', { round, owner_body_id: lead.id, signed_at: null, closed_at: null }, 'dispatched')
    await assign(work, need, lead, 'lead', '')
    for (const kind of ['contact', 'answer'] as const)
      await startClock(work, { needId: need.id, kind, bodyId: lead.id, grade: need.grade as Grade, round })
  } else {
    const street = await bodyHere({ db: work.tx, district: ctx.district }, 'subdistrict', need.unit_id, need.jurisdiction_code)
    const owner = street?.id ?? need.owner_body_id
    const change = { round: need.round + 1, owner_body_id: owner, lead_body_id: null, signed_at: null, closed_at: null }
    await step(work, need, 'reopen', change, 'accepted')
    await startClock(work, { needId: need.id, kind: 'dispatch', bodyId: owner, grade: need.grade as Grade, round: need.round })
  }
  const moved = await keepToldOf(work, need.id, 'reopened')
  await record(work, need, { kind: 'reopened', data: { round: need.round, moved }, bodyId: need.owner_body_id })
  await tellAgain(work, need, formerLead)
  const told = { number: need.number, title: need.title, by: await bodyText(work, need.owner_body_id) }
  const due = await runningDue(work, need.id, 'answer')
  await tellRequester(
    work,
    need,
    due === null
      ? notice('need.street-decides', told)
      : notice('need.reopened', { ...told, round: need.round - 1, answerBy: due.toString(), moved }),
  )
}

async function openCase(work: Work, need: LockedNeed, verdictId: string): Promise<void> {
  const { ctx, now } = work
  const office = await bodyHere({ db: work.tx, district: ctx.district }, 'workstation', need.unit_id, need.jurisdiction_code)
  const bodyId = office?.id ?? need.owner_body_id
  const rules = await timeRules(ctx, work.tx)
  const { rule } = ruleFor(rules, 'case', work.today, need.grade as Grade)
  const made = await work.tx
    .insertInto('needs.bad_rating_case')
    .values({
      district_id: ctx.district,
      need_id: need.id,
      verdict_id: verdictId,
      body_id: bodyId,
      opened_at: now,
      due_at: dueTime({ rule, start: now, now, calendar: rules.calendar }),
    })
    .returning(['id', 'due_at'])
    .executeTakeFirstOrThrow()
  await startClock(work, { needId: need.id, kind: 'case', bodyId, grade: need.grade as Grade, round: need.round })
  await link(work, { from: { kind: 'verdict', id: verdictId }, to: { kind: 'case', id: made.id }, relation: 'raises' })
  await record(work, need, { kind: 'case-opened', audience: 'handlers', bodyId })
  await tellCase(work, need, { id: made.id, bodyId, dueAt: made.due_at })
}
