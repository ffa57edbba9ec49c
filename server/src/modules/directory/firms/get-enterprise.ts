import { checkCreditCode } from '@liti/contract/credit-code'
import type { EnterprisePage, industryGroups, organisationKinds } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { todayOf } from '../record/days.ts'
import { readContacts, readOrganisation, readRooms, readSeats } from './enterprise-rows.ts'
import { readTies } from './enterprise-ties.ts'
import { briefOf } from '../plan/list-units.ts'
import {
  can,
  fewest,
  mayCorrect,
  mayKeepContacts,
  mayKeepEnterprise,
  mayKeepPlace,
  mayOpenFields,
  mayRaiseFor,
  sightOf,
  womenShare,
} from '../record/model.ts'
import { type OpenNeedsBySpace, planOf, readSpaces } from '../plan/plan.ts'
import { named } from '../../../kernel/named.ts'
import { readUnits } from '../record/units.ts'

/** The enterprise file, as much of it as the reader may see. */
export async function getEnterprise(
  ctx: Ctx,
  actor: Actor,
  organisationId: string,
  openNeedsBySpace: OpenNeedsBySpace,
): Promise<EnterprisePage> {
  const { db, district } = ctx
  const today = todayOf(ctx)
  const ties = await readTies(db, district, actor, organisationId, today)
  const sight = sightOf(actor, ties)
  if (sight === 'none') throw notFound()
  const all = sight === 'all'
  const organisation = await readOrganisation(db, district, organisationId)
  const rooms = await readRooms(db, district, organisationId, today)
  const room = rooms[0]
  const unitId = room?.unitId ?? ties.places.find((place) => place.unitId !== null)?.unitId
  const [unit] = unitId ? await readUnits(ctx, { ids: [unitId] }) : []
  const needs = room && all ? await openNeedsBySpace(ctx, room.unitId) : new Map<string, never>()
  const floor = room
    ? planOf(await readSpaces(ctx, { floorId: room.floorId }), needs, { all: false, own: all ? [organisationId] : [] })
    : []
  const own = actor.organisationIds.includes(organisationId)
  const place = unit ? { unitId: unit.id, code: unit.code } : { unitId: null, code: null }
  return {
    id: organisation.id,
    name: named(organisation.name, organisation.name_en),
    shortName: organisation.short_name,
    kind: organisation.kind as (typeof organisationKinds)[number],
    group: organisation.industry_group as (typeof industryGroups)[number] | null,
    industry: organisation.activity,
    industryCode: all ? (organisation.industry_code ?? '') : '',
    registeredHere: all ? organisation.registered_here : null,
    registeredPlace: all ? organisation.registered_place : '',
    foundedYear: all ? organisation.founded_year : null,
    creditCodeTail: all ? (organisation.credit_code?.slice(-4) ?? null) : null,
    creditCodeWarning: all ? warningOf(organisation.credit_code) : null,
    checkedOn: all ? organisation.checked_on : null,
    people: all ? peopleOf(organisation, own) : null,
    spaces: rooms.map(({ occupancyId, buildingId, spaceId, code, floor: label, building, buildingEn, area, since, leaseEnd, until }) => ({
      occupancyId,
      buildingId,
      spaceId,
      code,
      floor: label,
      building: named(building, buildingEn),
      area,
      since: all ? since : null,
      leaseEnd: all ? leaseEnd : null,
      until: all ? until : null,
    })),
    floor: floor[0] ?? null,
    contacts: all ? await readContacts(ctx, organisationId, today, 'acts_for') : [],
    colleagues: all ? await readContacts(ctx, organisationId, today, 'works_at') : [],
    seats: all ? await readSeats(db, district, organisationId, today) : [],
    unit: unit ? briefOf(unit) : null,
    can: {
      edit: can(mayKeepEnterprise(actor, ties)),
      reveal: can(mayOpenFields(actor, ties)),
      raise: can(mayRaiseFor(actor, ties)),
      correct: can(mayCorrect(actor, ties)),
      move: can(mayKeepPlace(actor, place)),
      contacts: can(mayKeepContacts(actor, ties)),
    },
  }
}

function warningOf(creditCode: string | null) {
  if (creditCode === null) return null
  const check = checkCreditCode(creditCode)
  return check.ok ? null : check.why
}

type Headcount = { staff: number | null; women: number | null; party_members: number | null }

/** Under five people nobody but the firm itself sees who they are. */
function peopleOf({ staff, women, party_members }: Headcount, own: boolean): EnterprisePage['people'] {
  if (staff === null || (staff < fewest && !own)) return null
  return { staff, women, womenShare: womenShare(staff, women), partyMembers: party_members }
}
