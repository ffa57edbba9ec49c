import type { Lang } from '@liti/contract/common'

/** A seat held today; the only source of a person's rights. */
export type HeldSeat = {
  id: string
  kind: string
  title: string
  titleEn: string
  bodyId: string
  bodyKind: string
  bodyName: string
  bodyNameEn: string
  unitId: string | null
  jurisdictionCode: string | null
  organisationId: string | null
  until: string | null
}

/** Who is asking. What they may do follows from their seats, affiliations, receipts or link, never from a role name. */
export type Actor = {
  kind: 'guest' | 'person' | 'link' | 'system'
  district: number
  lang: Lang
  /** Where a call came from, as limits count it (for IPv6 the network of one customer); never kept beside a name. */
  address: string
  personId: string | null
  name: string
  seats: HeldSeat[]
  /** Organisations the person works at or acts for today, and has said so. */
  organisationIds: string[]
  /** Those among them the person acts for: what was asked in their name is theirs to see and to end. */
  actsForIds: string[]
  /** Needs a guest opened with a receipt on this device. */
  receipts: string[]
  /** The one assignment a link is valid for. */
  link: { id: string; assignmentId: string; bodyId: string } | null
}

const nobody = { personId: null, name: '', seats: [], organisationIds: [], actsForIds: [], receipts: [], link: null }

export const guest = (district: number, lang: Lang = 'zh', address = ''): Actor => ({ kind: 'guest', district, lang, address, ...nobody })

/** The product itself: clocks that run out, imports, the seed. */
export const system = (district: number): Actor => ({ kind: 'system', district, lang: 'zh', address: '', ...nobody })

/** How the audit and idempotency rows name an actor. */
export function actorKey(actor: Actor): string {
  if (actor.personId !== null) return `person:${actor.personId}`
  if (actor.link) return `link:${actor.link.id}`
  return actor.kind
}

export const bodyIds = (actor: Actor): string[] => [...new Set(actor.seats.map((seat) => seat.bodyId))]
export const sitsOn = (actor: Actor, bodyId: string): boolean => actor.seats.some((seat) => seat.bodyId === bodyId)
