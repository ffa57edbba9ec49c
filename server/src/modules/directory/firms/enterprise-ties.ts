import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db } from '../../../kernel/db.ts'
import type { EnterpriseTies } from '../record/model.ts'
import type { Place } from '../record/places.ts'

/** Where organisations are today: by the spaces they are in, and by the bodies that are theirs. */
export async function placesOf(db: Db, district: number, organisationIds: string[], today: string): Promise<Map<string, Place[]>> {
  const found = new Map<string, Place[]>(organisationIds.map((id) => [id, []]))
  if (organisationIds.length === 0) return found
  const { rows } = await sql<{ organisation: string; unitId: string | null; code: string | null }>`
    select oc.organisation_id as organisation, u.id as "unitId", u.jurisdiction_code as code
    from directory.occupancy oc
    join directory.space s on s.district_id = oc.district_id and s.id = oc.space_id
    join directory.floor f on f.district_id = s.district_id and f.id = s.floor_id
    join directory.building b on b.district_id = f.district_id and b.id = f.building_id
    join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
    where oc.district_id = ${district} and oc.organisation_id = any(${organisationIds}::uuid[])
      and daterange(oc.from_day, oc.to_day) @> ${today}::date
    union
    select b.organisation_id, b.unit_id, coalesce(b.jurisdiction_code, u.jurisdiction_code)
    from directory.body b
    left join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
    where b.district_id = ${district} and b.organisation_id = any(${organisationIds}::uuid[]) and not b.external`.execute(db)
  for (const { organisation, unitId, code } of rows) found.get(organisation)?.push({ unitId, code })
  return found
}

/** Where an organisation was last that is nowhere now: its file stays with that place. */
async function lastPlace(db: Db, district: number, organisationId: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select u.id as "unitId", u.jurisdiction_code as code
    from directory.occupancy oc
    join directory.space s on s.district_id = oc.district_id and s.id = oc.space_id
    join directory.floor f on f.district_id = s.district_id and f.id = s.floor_id
    join directory.building b on b.district_id = f.district_id and b.id = f.building_id
    join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
    where oc.district_id = ${district} and oc.organisation_id = ${organisationId}
    order by oc.from_day desc, oc.id limit 1`.execute(db)
  return rows
}

/** What ties a reader to an enterprise: place, neighbourhood, and whether they act for it. */
export async function readTies(db: Db, district: number, actor: Actor, organisationId: string, today: string): Promise<EnterpriseTies> {
  const places = await placesOf(db, district, [organisationId, ...actor.organisationIds], today)
  const now = places.get(organisationId) ?? []
  const own = now.length > 0 ? now : await lastPlace(db, district, organisationId)
  const units = new Set(own.flatMap((place) => place.unitId ?? []))
  const nextDoor = actor.organisationIds.some((id) => places.get(id)?.some((place) => place.unitId !== null && units.has(place.unitId)))
  return {
    organisationId,
    places: own,
    neighbour: nextDoor || actor.seats.some((seat) => seat.unitId !== null && units.has(seat.unitId)),
    placeless: own.length === 0 && (await isThere(db, district, organisationId)),
    speaksFor: actor.personId !== null && (await actsFor(db, district, actor.personId, organisationId, today)),
  }
}

async function isThere(db: Db, district: number, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('directory.organisation')
    .select('id')
    .where('district_id', '=', district)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  return row !== undefined
}

async function actsFor(db: Db, district: number, personId: string, organisationId: string, today: string): Promise<boolean> {
  const row = await db
    .selectFrom('directory.tie_face')
    .select('id')
    .where('district_id', '=', district)
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'acts_for')
    .where(sql<boolean>`daterange(from_day, to_day) @> ${today}::date`)
    .executeTakeFirst()
  return row !== undefined
}
