import type { Actor } from '../../../kernel/actor.ts'
import { json, type Work } from '../../../kernel/work.ts'
import type { LockedNeed } from './lock-need.ts'

export type NeedEvent = {
  kind: string
  note?: string
  assignmentId?: string | null
  data?: object
  /** `handlers`: not on the requester's page. */
  audience?: 'requester' | 'handlers'
  /** A hand in the matter itself: this person will not make the call-back. */
  handles?: boolean
  /** The body in whose name it was done, where the actor sits on several; null: the requester. */
  bodyId?: string | null
}

/** The seat in whose name somebody acts on this need: of the owner, the lead, else their first. */
export function actingSeat(
  actor: Actor,
  need: Pick<LockedNeed, 'owner_body_id' | 'lead_body_id' | 'unit_id' | 'coBodyIds'>,
  bodyId?: string | null,
) {
  const wanted = [bodyId, need.owner_body_id, need.lead_body_id, ...need.coBodyIds]
  for (const id of wanted) {
    const seat = actor.seats.find((one) => one.bodyId === id)
    if (seat) return seat
  }
  // a head of station may also be deputy secretary: what is done to a need is done for the workstation
  return (
    actor.seats.find((seat) => seat.bodyKind === 'workstation' && seat.unitId === need.unit_id) ??
    actor.seats.find((seat) => seat.bodyKind === 'subdistrict') ??
    actor.seats.find((seat) => seat.unitId === need.unit_id) ??
    actor.seats[0]
  )
}

/** One line of the timeline, the audit row and the hint to open screens: the trace every change of a need leaves. Returns the line's id. */
export async function record(work: Work, need: LockedNeed, event: NeedEvent): Promise<string> {
  const { actor, ctx, now } = work
  const seat = actingSeat(actor, need, event.bodyId)
  // null: done by the requester, whatever seats they hold besides
  const bodyId = event.bodyId === undefined ? (seat?.bodyId ?? actor.link?.bodyId ?? null) : event.bodyId
  const made = await work.tx
    .insertInto('needs.event')
    .values({
      district_id: ctx.district,
      need_id: need.id,
      assignment_id: event.assignmentId ?? null,
      at: now,
      kind: event.kind,
      body_id: bodyId,
      by_label: bodyId === null ? '' : (seat?.title ?? ''),
      person_id: actor.personId,
      note: event.note ?? '',
      data: json(event.data ?? {}),
      audience: event.audience ?? 'requester',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (event.handles && actor.personId !== null) {
    await work.tx
      .insertInto('needs.handler')
      .values({ district_id: ctx.district, need_id: need.id, person_id: actor.personId })
      .onConflict((clash) => clash.doNothing())
      .execute()
  }
  const [asked, working] = [askedOf(need), workingOn(need, bodyId)]
  const inside = event.audience === 'handlers'
  const detail = { assignment: event.assignmentId ?? undefined, round: need.round }
  work.trace(`needs.${event.kind}`, need.id, detail, inside ? working : [...asked, ...working])
  // whoever asked reads the page afresh, and is not told what happened inside
  if (inside) work.wake('needs.changed', need.id, asked)
  return made.id
}

/** The screens of whoever asked. */
const askedOf = (need: LockedNeed): string[] => [
  `need:${need.id}`,
  ...(need.requester_person_id ? [`person:${need.requester_person_id}`] : []),
]

/** Those of the bodies the need concerns and the one in whose name it was done; not every table the actor sits at. */
const workingOn = (need: LockedNeed, own: string | null): string[] => [
  ...new Set([
    `body:${need.owner_body_id}`,
    ...(need.lead_body_id ? [`body:${need.lead_body_id}`] : []),
    ...need.coBodyIds.map((id) => `body:${id}`),
    ...need.deskBodyIds.map((id) => `body:${id}`),
    ...(own ? [`body:${own}`] : []),
  ]),
]
