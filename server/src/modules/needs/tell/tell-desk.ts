import { objectionText, type ObjectionKind } from '@liti/contract/needs-words'
import type { Work } from '../../../kernel/work.ts'
import type { LockedNeed } from '../record/lock-need.ts'
import { runningDue } from '../clocks/clocks.ts'
import { bodyHere } from '../record/dispatch-catalogue.ts'
import { bodyText, tellBody, tellPeople } from './tell-people.ts'
import { notice } from '../notices/index.ts'
import { actingBody, leadOf, withWorkstation } from './tell-parts.ts'
import { peopleAtWork } from '../record/working-seats.ts'

/** Who hears of what the requester does, and of what comes after the answer. */

const about = (need: LockedNeed) => ({ number: need.number, title: need.title })

/** Written down by somebody of another body: those it lies with have it to dispatch. */
export async function tellRegistered(work: Work, need: LockedNeed): Promise<void> {
  if (work.actor.seats.some((seat) => seat.bodyId === need.owner_body_id)) return
  const dispatchBy = (await runningDue(work, need.id, 'dispatch')) ?? work.now
  const told = notice('need.registered', { ...about(need), by: await actingBody(work, need), dispatchBy: dispatchBy.toString() })
  await tellBody(work, need, need.owner_body_id, told, { event: need.id, mail: need.grade === 'danger' })
}

/** Whoever it lies with now. */
export const tellRequesterUrged = (work: Work, need: LockedNeed): Promise<void> =>
  tellBody(work, need, need.owner_body_id, notice('need.urged', about(need)), {
    event: `${need.id}:${work.now.epochMilliseconds}`,
    mail: true,
  })

export const tellSupplemented = (work: Work, need: LockedNeed): Promise<void> =>
  tellBody(work, need, need.owner_body_id, notice('need.supplemented', about(need)), {
    event: `${need.id}:${work.now.epochMilliseconds}`,
  })

/** Not solved: whoever has it now, by mail; the workstation, and the unit that led, where it is another's now. */
export async function tellAgain(work: Work, need: LockedNeed, formerLead: string | null): Promise<void> {
  const told = notice('need.again', {
    ...about(need),
    round: need.round - 1,
    by: await bodyText(work, need.owner_body_id),
    lead: need.lead_body_id !== null,
  })
  for (const bodyId of await withWorkstation(work, need, need.owner_body_id, ...(formerLead === null ? [] : [formerLead])))
    await tellBody(work, need, bodyId, told, { event: `${need.id}:${need.round}`, mail: bodyId === need.owner_body_id })
}

/** Answered: those who may call back. Where everybody at the workstation had a hand in it, the sub-district. */
export async function tellCallback(work: Work, need: LockedNeed): Promise<void> {
  const { tx: db, ctx } = work
  const told = notice('need.callback-due', {
    ...about(need),
    by: await bodyText(work, leadOf(need)),
    dueAt: ((await runningDue(work, need.id, 'callback')) ?? work.now).toString(),
  })
  const had = new Set([...need.handlers, ...(work.actor.personId === null ? [] : [work.actor.personId])])
  for (const kind of ['workstation', 'subdistrict']) {
    const office = await bodyHere({ db, district: ctx.district }, kind, need.unit_id, need.jurisdiction_code)
    const people = office?.id ? (await peopleAtWork(db, ctx.district, office.id)).filter((personId) => !had.has(personId)) : []
    if (people.length === 0) continue
    return tellPeople(work, need, people, told, { event: `${need.id}:${need.round}` })
  }
}

/** Who looks into what a call-back wrote down: the workstation, or the sub-district where nobody else is left there. */
export async function otherDesk(work: Work, need: LockedNeed, callerId: string | null): Promise<{ bodyId: string; people: string[] }> {
  const { tx: db, ctx } = work
  const out = new Set([...need.handlers, ...(callerId === null ? [] : [callerId])])
  let last: string | null = null
  for (const kind of ['workstation', 'subdistrict']) {
    const office = await bodyHere({ db, district: ctx.district }, kind, need.unit_id, need.jurisdiction_code)
    if (!office?.id) continue
    last = office.id
    const people = (await peopleAtWork(db, ctx.district, office.id)).filter((personId) => !out.has(personId))
    if (people.length > 0) return { bodyId: office.id, people }
  }
  return { bodyId: last ?? need.owner_body_id, people: [] }
}

/** @param again how often it was said already, where it still waits */
export const tellObjected = (work: Work, need: LockedNeed, people: string[], kind: ObjectionKind, again = 0): Promise<void> =>
  tellPeople(work, need, people, notice('need.objected', { ...about(need), said: objectionText[kind] }), {
    event: `${need.id}:${need.round}${again > 0 ? `:${again}` : ''}`,
    mail: true,
  })

/** Two lowest ratings: the body that answers for it. */
export const tellCase = (work: Work, need: LockedNeed, made: { id: string; bodyId: string; dueAt: Temporal.Instant }): Promise<void> =>
  tellBody(work, need, made.bodyId, notice('case.opened', { ...about(need), dueAt: made.dueAt.toString() }), {
    event: made.id,
    mail: true,
  })
