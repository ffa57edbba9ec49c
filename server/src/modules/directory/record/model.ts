import type { Can, Text } from '@liti/contract/common'
import type { Ratio } from '@liti/contract/directory'
import type { Actor, HeldSeat } from '../../../kernel/actor.ts'
import { no, type Verdict } from '../../../kernel/refusal.ts'
import { answersForPlace, liesIn, looksAfter, type Place, worksAtOffice, worksAtStation } from './places.ts'

/** A rule's answer as screens get it. */
export const can = (verdict: Verdict): Can => (verdict === true ? true : { why: verdict.why })

// ---------- who may know and change what ----------

/** Files are opened by the product itself (seed, import) or by the sub-district office, each for its own place. */
export function mayFound(actor: Actor, code: string | null): Verdict {
  if (actor.kind === 'system') return true
  const office = actor.seats.find((seat) => seat.bodyKind === 'subdistrict')
  if (office && (code === null ? answersForPlace(actor, office.jurisdictionCode) : answersForPlace(actor, code))) return true
  return no(
    'not-the-office',
    '建档由所在街道办事处来做，请联系街道办事处',
    'Files are opened by the sub-district office of the place; please contact it',
  )
}

/** Rooms, who is in them and until when: kept by those who look after the place. */
export function mayKeepPlace(actor: Actor, place: Place): Verdict {
  return looksAfter(actor, [place])
    ? true
    : no(
        'not-our-place',
        '楼层、房间和入驻由这栋楼的工作站和所在街道登记',
        'Floors, rooms and tenants are kept by the building’s workstation and its sub-district office',
      )
}

/** An organisation has no place before it moves in: any workstation or sub-district office puts it on file. */
export function mayAddOrganisation(actor: Actor): Verdict {
  return actor.kind === 'system' || keepsSomewhere(actor)
    ? true
    : no('not-the-desk', '单位由工作站或街道办事处登记', 'Organisations are put on file by a workstation or a sub-district office')
}
const keepsSomewhere = (actor: Actor): boolean => actor.seats.some((seat) => worksAtStation(seat) || worksAtOffice(seat))

export function mayKeepBuilding(actor: Actor, place: Place): Verdict {
  return looksAfter(actor, [place])
    ? true
    : no(
        'not-our-building',
        '一楼一档由这栋楼的工作站和所在街道更新',
        'The building file is kept by the building’s workstation and its sub-district office',
      )
}

export type Sight = 'all' | 'little' | 'none'
export type EnterpriseTies = {
  organisationId: string
  places: Place[]
  /** The reader, or an organisation of theirs, is in the same unit. */
  neighbour: boolean
  /** The reader acts for this organisation, not merely works there. */
  speaksFor: boolean
  /** On file, and never in any building. */
  placeless: boolean
}

/** Workstation and sub-district of where it is, or was last; of one that was never anywhere, any of them. */
const keepsTies = (actor: Actor, { places, placeless }: EnterpriseTies): boolean =>
  placeless ? actor.kind === 'system' || keepsSomewhere(actor) : looksAfter(actor, places)

/** Workstation and sub-district see all, so do the enterprise's own people; others of the unit what it does and where; the rest nothing. */
export function sightOf(actor: Actor, ties: EnterpriseTies): Sight {
  if (keepsTies(actor, ties) || actor.organisationIds.includes(ties.organisationId)) return 'all'
  return ties.neighbour ? 'little' : 'none'
}

export function mayKeepEnterprise(actor: Actor, ties: EnterpriseTies): Verdict {
  return actor.kind === 'system' || ties.speaksFor
    ? true
    : no(
        'not-our-file',
        '一企一档由企业自己更新，请企业的联系人来改',
        'The enterprise file is kept by the enterprise itself; its contact person can change it',
      )
}

/** What the place knows of an organisation: its name, its trade, where it is registered. */
export function mayCorrect(actor: Actor, ties: EnterpriseTies): Verdict {
  return keepsTies(actor, ties)
    ? true
    : no(
        'not-our-organisation',
        '单位的登记由它所在楼的工作站和街道更正',
        'An organisation’s entry is corrected by the workstation and the sub-district office of its building',
      )
}

/** Who acts for it: the organisation itself says, or its place writes down. */
export function mayKeepContacts(actor: Actor, ties: EnterpriseTies): Verdict {
  return ties.speaksFor || keepsTies(actor, ties)
    ? true
    : no(
        'not-our-contacts',
        '联系人由企业自己、工作站或街道登记',
        'Contacts are kept by the enterprise itself, its workstation or its sub-district office',
      )
}

export function mayOpenFields(actor: Actor, ties: EnterpriseTies): Verdict {
  if (ties.speaksFor || (actor.personId !== null && keepsTies(actor, ties))) return true
  return no(
    'not-for-you',
    '完整号码只有工作站、街道和企业自己的联系人能看',
    'The full number is shown only to the workstation, the sub-district office and the enterprise’s own contacts',
  )
}

export function mayRaiseFor(actor: Actor, ties: EnterpriseTies): Verdict {
  if (looksAfter(actor, ties.places) || actor.organisationIds.includes(ties.organisationId)) return true
  return no(
    'not-for-them',
    '只有企业自己和工作站能替这家企业提诉求',
    'Only the enterprise itself and the workstation can raise a need for it',
  )
}

// ---------- seats ----------

export type BodyPlace = Place & {
  bodyId: string
  kind: string
  external: boolean
  /** Somebody holds a seat in it today. */
  attended: boolean
}
const arranging = new Set(['chair', 'secretary', 'head'])
/** A department is represented by its liaison, who passes the seat on. */
export const arranges = (seat: HeldSeat): boolean => arranging.has(seat.kind) || (seat.bodyKind === 'department' && seat.kind === 'liaison')

/**
 * Chair, secretary or head arrange the seats of their own body; the sub-district office those of its place, but not its own.
 * Where nobody holds a seat any more, or yet, whoever may set the body up begins.
 */
export function mayArrangeSeats(actor: Actor, body: BodyPlace): Verdict {
  if (actor.kind === 'system') return true
  if (actor.seats.some((seat) => seat.bodyId === body.bodyId && arranges(seat))) return true
  if (body.kind !== 'subdistrict' && answersForPlace(actor, body.code)) return true
  if (!body.attended && mayShape(actor, body) === true) return true
  return no(
    'not-your-seats',
    '席位由本机构的主任、书记、站长等负责人或所在街道安排',
    'Seats are arranged by the head of the body or by the sub-district office',
  )
}

/** Sets a body up and gives it its term: the sub-district office, for its place, for bureaus of the district and for units elsewhere. */
export function mayShape(actor: Actor, { kind, external, code }: Pick<BodyPlace, 'kind' | 'external' | 'code'>): Verdict {
  if (actor.kind === 'system') return true
  const office = actor.seats.find(worksAtOffice)
  if (office && (external || (kind === 'department' && liesIn(office.jurisdictionCode, code)))) return true
  return mayFound(actor, code ?? '-')
}

/** Days within which a committee's vacancy is filled. */
export const fillWithin = 60

export type Tenure = { personId: string | null; from: string; to: string | null; bodyEnds: string | null }

/** Whether somebody holds the seat on that day: not before it begins, not after it or the body's own term ended. */
export function heldOn({ personId, from, to, bodyEnds }: Tenure, day: string): boolean {
  return personId !== null && from <= day && (to === null || to > day) && (bodyEnds === null || bodyEnds > day)
}

// ---------- figures ----------

const lettableKinds = new Set(['office', 'retail', 'meeting_room'])
export const lettable = (kind: string): boolean => lettableKinds.has(kind)

/** A share with its base. Counts under `least` are not worth a percentage (太少，不计算). */
export function ratio(top: number, bottom: number, means: Text, least = 1): Ratio {
  return { top, bottom, percent: bottom < least ? null : Math.round((top / bottom) * 1000) / 10, means }
}

/** Fewer people than this could be told apart. */
export const fewest = 5

/** Share of women in whole percent; null where it is unknown or there are fewer than five people. */
export const womenShare = (staff: number | null, women: number | null): number | null =>
  staff === null || women === null || staff < fewest ? null : Math.round((women / staff) * 100)

export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** Leases that end today or within 90 days. */
export const leaseEndsSoon = (leaseEnd: string | null, today: string): boolean =>
  leaseEnd !== null && leaseEnd >= today && leaseEnd <= addDays(today, 90)

// ---------- words ----------

/** 12 层 1203 室; a room with a name is called by it: 2 层 楼宇工作站. */
export function spaceText({ floor, code, name }: { floor: string; code: string; name: string }): string {
  return `${floor} 层 ${name === '' ? `${code} 室` : name}`
}

/** What stands on a cell of the plan: the tenant, the room's own name, or that it is vacant. */
export function cellLabel({ tenant, name, kind, code }: { tenant: string | null; name: string; kind: string; code: string }): string {
  return tenant ?? (name !== '' ? name : lettable(kind) ? '空置' : code)
}

/** Level of a division code by its length; null for what is no code of ours. */
export function levelOf(code: string, district: number): 'district' | 'subdistrict' | 'community' | null {
  if (!/^\d+$/.test(code) || !liesIn(code, String(district))) return null
  return code.length === 6 ? 'district' : code.length === 9 ? 'subdistrict' : code.length === 12 ? 'community' : null
}
