import type { Text } from '@liti/contract/common'
import { returnReasonText, type ReplyOutcome, type ReturnReason } from '@liti/contract/needs-words'
import { named } from '../../../kernel/named.ts'
import type { Work } from '../../../kernel/work.ts'
import { bodyOf, type Target } from '../record/bodies.ts'
import { bodyHere } from '../record/dispatch-catalogue.ts'
import { actingSeat } from '../record/events.ts'
import { linkSender } from '../record/link-sender.ts'
import type { LockedNeed } from '../record/lock-need.ts'
import { bodyText, tellBody, tellOutside } from './tell-people.ts'
import { notice } from '../notices/index.ts'

/** Who hears of what happens to one unit's part of a need. */

type Part = { id: string; body_id: string; role: 'lead' | 'co' }

const about = (need: LockedNeed) => ({ number: need.number, title: need.title })
const nameOf = (body: Pick<Target, 'short_name' | 'name_en'>): Text => named(body.short_name, body.name_en)
/** Whoever leads; before a lead is found again, whoever the need lies with. */
export const leadOf = (need: LockedNeed): string => need.lead_body_id ?? need.owner_body_id

/** In whose name it is done: the body of the actor's seat; of the product itself, the need's owner. */
export const actingBody = (work: Work, need: LockedNeed): Promise<Text> =>
  bodyText(work, actingSeat(work.actor, need)?.bodyId ?? need.owner_body_id)

/** A part for a unit with accounts; one without gets its letter with the link (invite.ts). */
export async function tellGiven(
  work: Work,
  need: LockedNeed,
  { id, target, role, ask }: { id: string; target: Target; role: 'lead' | 'co'; ask: string },
): Promise<void> {
  if (target.external) return
  const signBy = (await openClock(work, need.id, id))?.due_at ?? work.now
  const from = await actingBody(work, need)
  const told = notice('part.given', {
    ...about(need),
    unit: nameOf(target),
    from,
    role,
    ask,
    danger: need.grade === 'danger',
    signBy: signBy.toString(),
  })
  await tellBody(work, need, target.id, told, { event: id, mail: true })
}

/** A part is in, with what came of it: the lead hears of it, and whether it was the last. */
export async function tellReplied(work: Work, need: LockedNeed, part: Part, outcome: ReplyOutcome, corrected: boolean): Promise<void> {
  const told = notice('part.replied', {
    ...about(need),
    unit: await bodyText(work, part.body_id),
    outcome,
    corrected,
    waiting: await partsWaiting(work, need),
  })
  await tellBody(work, need, leadOf(need), told, { event: `${part.id}:${work.now.epochMilliseconds}` })
}

/** A reply goes back to its unit with what is missing; to one elsewhere by letter. */
export async function tellSentBack(work: Work, need: LockedNeed, part: Part, missing: string): Promise<void> {
  const target = await bodyOf(work, part.body_id, 'bodyId')
  const clock = await openClock(work, need.id, part.id)
  const told = notice('part.sent-back', {
    ...about(need),
    by: await actingBody(work, need),
    unit: nameOf(target),
    missing,
    replyBy: (clock?.due_at ?? work.now).toString(),
    earlier: target.external,
  })
  const event = `${part.id}:${work.now.epochMilliseconds}`
  if (target.external) await tellOutside(work, part.id, target.contact_email, told, event)
  else await tellBody(work, need, target.id, told, { event, mail: true })
}

/** Sent back: by the lead, to those who dispatch it again; by a co-unit, to the lead and the workstation. */
export async function tellReturned(
  work: Work,
  need: LockedNeed,
  part: Part,
  { reason, basis }: { reason: ReturnReason; basis: string },
): Promise<void> {
  const told = notice('part.returned', {
    ...about(need),
    unit: await bodyText(work, part.body_id),
    role: part.role,
    reason: returnReasonText[reason],
    basis,
    waiting: await partsWaiting(work, need),
  })
  for (const bodyId of await withWorkstation(work, need, leadOf(need)))
    await tellBody(work, need, bodyId, told, { event: part.id, mail: true })
}

/** Taken away from a unit: it hears that nothing more is asked of it. `whole`: the requester took the need back. */
export async function tellCancelled(work: Work, need: LockedNeed, part: Part, whole = false): Promise<void> {
  const target = await bodyOf(work, part.body_id, 'bodyId')
  if (target.external) return tellLinkEnded(work, need, part.id, target, whole ? 'withdrawn' : 'cancelled')
  const told = notice('part.cancelled', { ...about(need), unit: nameOf(target), whole })
  await tellBody(work, need, target.id, told, { event: part.id })
}

/** The units that still had a part, before the parts end with the need; `whole` as of {@link tellCancelled}. */
export async function tellPartsOver(work: Work, need: LockedNeed, whole: boolean): Promise<void> {
  const parts = await work.tx
    .selectFrom('needs.assignment')
    .select(['id', 'body_id'])
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', need.id)
    .where('state', 'in', ['assigned', 'signed'])
    .execute()
  for (const part of parts) await tellCancelled(work, need, { ...part, role: 'co' }, whole)
}

/** A letter to a unit elsewhere whose link opens nothing from now on. */
export async function tellLinkEnded(
  work: Work,
  need: LockedNeed,
  assignmentId: string,
  target: Target,
  why: 'revoked' | 'cancelled' | 'withdrawn',
): Promise<void> {
  const from = await bodyText(work, leadOf(need))
  const told = notice('link.ended', { ...about(need), from, unit: nameOf(target), why })
  await tellOutside(work, assignmentId, target.contact_email, told, `${assignmentId}:${work.now.epochMilliseconds}`)
}

/** 催办 by the desk: the unit itself, in the product and by mail; one elsewhere by a reminder. */
export async function tellUrged(work: Work, need: LockedNeed, part: Part, note: string): Promise<void> {
  const target = await bodyOf(work, part.body_id, 'bodyId')
  const clock = await openClock(work, need.id, part.id)
  const event = `${part.id}:${work.now.epochMilliseconds}`
  if (target.external) {
    const reminder = notice('assignment.reminder', {
      ...about(need),
      from: await bodyText(work, leadOf(need)),
      unit: nameOf(target),
      what: clock?.kind === 'sign' || clock?.kind === 'promise' ? clock.kind : 'reply',
      dueAt: (clock?.due_at ?? work.now).toString(),
      asOf: work.now.toString(),
      sender: await linkSender(work, need),
    })
    return tellOutside(work, part.id, target.contact_email, reminder, event)
  }
  const from = await actingBody(work, need)
  const dueAt = clock?.due_at.toString() ?? null
  const told = notice('part.urged', { ...about(need), unit: nameOf(target), from, note, dueAt, asOf: work.now.toString() })
  await tellBody(work, need, target.id, told, { event, mail: true })
}

/** A unit first wants to know something: the lead is asked. */
export async function tellAsked(work: Work, need: LockedNeed, part: Part, question: { id: string; text: string }): Promise<void> {
  const told = notice('question.asked', { ...about(need), unit: await bodyText(work, part.body_id), text: question.text })
  await tellBody(work, need, leadOf(need), told, { event: question.id, mail: true })
}

/** And is told the answer; a unit elsewhere by letter. */
export async function tellQuestionAnswered(
  work: Work,
  need: LockedNeed,
  part: Part,
  question: { id: string; text: string },
): Promise<void> {
  const target = await bodyOf(work, part.body_id, 'bodyId')
  const by = await actingBody(work, need)
  const told = notice('question.answered', { ...about(need), by, text: question.text, earlier: target.external })
  if (target.external) await tellOutside(work, part.id, target.contact_email, told, question.id)
  else await tellBody(work, need, target.id, told, { event: question.id })
}

/** A body and the workstation of the building, each once. */
export async function withWorkstation(work: Work, need: LockedNeed, ...bodyIds: string[]): Promise<string[]> {
  const { tx: db, ctx } = work
  const office = await bodyHere({ db, district: ctx.district }, 'workstation', need.unit_id, need.jurisdiction_code)
  return [...new Set([...bodyIds, ...(office?.id ? [office.id] : [])])]
}

/** How many co-units of this round have neither replied nor sent it back. */
async function partsWaiting(work: Work, need: LockedNeed): Promise<number> {
  const row = await work.tx
    .selectFrom('needs.assignment')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', need.id)
    .where('round', '=', need.round)
    .where('role', '=', 'co')
    .where('state', 'in', ['assigned', 'signed'])
    .executeTakeFirstOrThrow()
  return row.n
}

/** The clock of one part that runs out first. */
const openClock = (work: Work, needId: string, assignmentId: string) =>
  work.tx
    .selectFrom('needs.clock')
    .select(['due_at', 'kind'])
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', needId) // the index there is
    .where('assignment_id', '=', assignmentId)
    .where('met_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .orderBy('due_at')
    .executeTakeFirst()
