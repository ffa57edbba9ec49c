import { sql } from 'kysely'
import { bodyIds, type Actor, type HeldSeat } from '../../../kernel/actor.ts'
import { worksAtOffice, worksAtStation } from '../../directory/index.ts'
import type { Relation } from './life-cycle.ts'

/** What deciding about a need takes: read under the row lock, or for the page. */
export type NeedFacts = {
  id: string
  state: string
  round: number
  unit_id: string
  jurisdiction_code: string
  owner_body_id: string
  lead_body_id: string | null
  requester_person_id: string | null
  requester_organisation_id: string | null
  /** Asked in the name of the firm, and not by one of its people for themselves. */
  for_firm: boolean
  hidden: boolean
  coBodyIds: string[]
  handlers: string[]
}

/** Seats that work on the needs of a building: its workstation's. */
const atWorkstation = (seat: HeldSeat, unitId: string): boolean => worksAtStation(seat) && seat.unitId === unitId
/** Official codes nest: a sub-district's nine digits begin the twelve of its communities. */
const atSubdistrict = (seat: HeldSeat, code: string): boolean =>
  worksAtOffice(seat) && seat.jurisdictionCode !== null && code.startsWith(seat.jurisdictionCode)

/** Everything this person is to this need. */
export function relationsTo(actor: Actor, need: NeedFacts): Set<Relation> {
  const found = new Set<Relation>()
  if (actor.kind === 'system') found.add('system')
  if (isRequester(actor, need)) found.add('requester')
  const desk = actor.seats.some((seat) => atWorkstation(seat, need.unit_id))
  const street = actor.seats.some((seat) => atSubdistrict(seat, need.jurisdiction_code))
  if (desk) found.add('workstation')
  if (street) found.add('subdistrict')
  const bodies = new Set(bodyIds(actor))
  if (need.lead_body_id !== null && bodies.has(need.lead_body_id)) found.add('lead')
  if (need.coBodyIds.some((id) => bodies.has(id)) || (actor.link && need.coBodyIds.includes(actor.link.bodyId))) found.add('co')
  if ((desk || street) && actor.personId !== null && !need.handlers.includes(actor.personId)) found.add('caller')
  return found
}

/** The person who asked, those who act for the firm in whose name it was asked, or a guest who opened it with its receipt. */
function isRequester(
  actor: Actor,
  need: Pick<NeedFacts, 'id' | 'requester_person_id' | 'requester_organisation_id' | 'for_firm'>,
): boolean {
  if (actor.personId !== null && actor.personId === need.requester_person_id) return true
  if (need.for_firm && need.requester_organisation_id !== null && actor.actsForIds.includes(need.requester_organisation_id)) return true
  return actor.receipts.includes(need.id)
}

/** Head of the workstation of this building. */
export const isHead = (actor: Actor, unitId: string): boolean =>
  actor.seats.some((seat) => atWorkstation(seat, unitId) && seat.kind === 'head')
export const isStreet = (actor: Actor, code: string): boolean => actor.seats.some((seat) => atSubdistrict(seat, code))

/** Units whose workstation the actor sits at, places whose sub-district office they sit at, and all their bodies. */
export function sightOf(actor: Actor): { units: string[]; places: string[]; bodies: string[] } {
  return {
    units: actor.seats.filter((seat) => worksAtStation(seat) && seat.unitId !== null).map((seat) => seat.unitId as string),
    places: actor.seats
      .filter((seat) => worksAtOffice(seat) && seat.jurisdictionCode !== null)
      .map((seat) => seat.jurisdictionCode as string),
    bodies: bodyIds(actor),
  }
}

/**
 * The condition a desk reader's rows must meet, for `needs.need` under the alias `n`: at their building, in their place, or with
 * an assignment to one of their bodies. What it hides does not exist for them.
 */
export function visibleAtDesk(actor: Actor) {
  if (actor.kind === 'system') return sql<boolean>`true`
  const { units, places, bodies } = sightOf(actor)
  return sql<boolean>`(n.unit_id = any(${units}::uuid[])
    or exists (select from unnest(${places}::text[]) as place where starts_with(n.jurisdiction_code, place))
    or exists (select from needs.assignment a where a.district_id = n.district_id and a.need_id = n.id and a.body_id = any(${bodies}::uuid[]) and a.state <> 'cancelled'))`
}

/** The same for the requester's own pages. */
export function visibleToRequester(actor: Actor) {
  return sql<boolean>`(n.requester_person_id = ${actor.personId}::uuid
    or (n.for_firm and n.requester_organisation_id = any(${actor.actsForIds}::uuid[]))
    or n.id = any(${actor.receipts}::uuid[]))`
}
