import type { Actor, HeldSeat } from '../../../kernel/actor.ts'

/** Where something is governed: the unit it belongs to, and the division code of its place. */
export type Place = { unitId: string | null; code: string | null }

/** Division codes nest: 110107003047 lies in 110107003 lies in 110107. */
export const liesIn = (code: string | null, office: string | null): boolean => code !== null && office !== null && code.startsWith(office)

/** Seats that do the work of their body; members and chairs of a table decide there and nowhere else. */
const working = new Set(['head', 'specialist', 'handler', 'duty_holder', 'secretary', 'deputy_secretary', 'liaison'])

/** Whether a seat of this kind does the work of its body. */
export const isWorkingSeat = (kind: string): boolean => working.has(kind)

/** A seat that does the work of a workstation: there and nowhere else. */
export const worksAtStation = (seat: HeldSeat): boolean => seat.bodyKind === 'workstation' && isWorkingSeat(seat.kind)
/** A seat that does the work of a sub-district office. */
export const worksAtOffice = (seat: HeldSeat): boolean => seat.bodyKind === 'subdistrict' && isWorkingSeat(seat.kind)

export const runsWorkstation = (actor: Actor, unitId: string | null): boolean =>
  unitId !== null && actor.seats.some((seat) => worksAtStation(seat) && seat.unitId === unitId)

export const answersForPlace = (actor: Actor, code: string | null): boolean =>
  actor.seats.some((seat) => worksAtOffice(seat) && liesIn(code, seat.jurisdictionCode))

/** The workstation of the unit and the sub-district of the place know what is there. */
export const looksAfter = (actor: Actor, places: Place[]): boolean =>
  actor.kind === 'system' || places.some((place) => runsWorkstation(actor, place.unitId) || answersForPlace(actor, place.code))
