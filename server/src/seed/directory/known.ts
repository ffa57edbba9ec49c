import { phoneIndex } from '../../modules/directory/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { people, phoneOf } from './people.ts'

/** What of the world is there already, by its natural key: a start that was cut short goes on where it stopped. */
export type Known = Record<
  | 'divisions'
  | 'units'
  | 'buildings'
  | 'spaces'
  | 'organisations'
  | 'occupancies'
  | 'persons'
  | 'affiliations'
  | 'accepted'
  | 'bodies'
  | 'seats'
  | 'memberships',
  Map<string, string>
>

type Keyed = { key: string; id: string }
const mapOf = (rows: Keyed[]): Map<string, string> => new Map(rows.map(({ key, id }) => [key, id]))
const join = (...parts: (string | number)[]): string => parts.join('/')

export async function readKnown(ctx: Ctx): Promise<Known> {
  const { db, district } = ctx
  const [divisions, units, buildings, organisations, occupancies, affiliations, bodies, seats, memberships] = await Promise.all([
    db.selectFrom('directory.jurisdiction').select(['code as key', 'code as id']).where('district_id', '=', district).execute(),
    db.selectFrom('directory.governance_unit').select(['slug as key', 'id']).where('district_id', '=', district).execute(),
    db
      .selectFrom('directory.building as b')
      .innerJoin('directory.governance_unit as u', (on) => on.onRef('u.district_id', '=', 'b.district_id').onRef('u.id', '=', 'b.unit_id'))
      .select(['u.slug', 'b.name', 'b.id'])
      .where('b.district_id', '=', district)
      .execute(),
    db.selectFrom('directory.organisation').select(['short_name as key', 'id']).where('district_id', '=', district).execute(),
    db.selectFrom('directory.occupancy').select(['space_id', 'organisation_id', 'id']).where('district_id', '=', district).execute(),
    db
      .selectFrom('directory.affiliation')
      .select(['person_id', 'organisation_id', 'id', 'accepted_at'])
      .where('district_id', '=', district)
      .execute(),
    db.selectFrom('directory.body').select(['short_name as key', 'id']).where('district_id', '=', district).execute(),
    db.selectFrom('directory.seat').select(['body_id', 'position', 'id']).where('district_id', '=', district).execute(),
    db.selectFrom('directory.body_membership').select(['body_id', 'member_body_id', 'id']).where('district_id', '=', district).execute(),
  ])
  return {
    divisions: mapOf(divisions),
    units: mapOf(units),
    buildings: mapOf(buildings.map((row) => ({ key: join(row.slug, row.name), id: row.id }))),
    spaces: await readSpaces(ctx),
    organisations: mapOf(organisations),
    occupancies: mapOf(occupancies.map((row) => ({ key: join(row.space_id, row.organisation_id), id: row.id }))),
    persons: await readPersons(ctx),
    affiliations: mapOf(affiliations.map((row) => ({ key: join(row.person_id, row.organisation_id), id: row.id }))),
    accepted: mapOf(affiliations.flatMap((row) => (row.accepted_at === null ? [] : [{ key: row.id, id: row.id }]))),
    bodies: mapOf(bodies),
    seats: mapOf(seats.map((row) => ({ key: join(row.body_id, row.position), id: row.id }))),
    memberships: mapOf(memberships.map((row) => ({ key: join(row.body_id, row.member_body_id), id: row.id }))),
  }
}

/** Spaces by unit and code: `jinding/1203`. */
export async function readSpaces({ db, district }: Ctx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory.space as s')
    .innerJoin('directory.floor as f', (on) => on.onRef('f.district_id', '=', 's.district_id').onRef('f.id', '=', 's.floor_id'))
    .innerJoin('directory.building as b', (on) => on.onRef('b.district_id', '=', 'f.district_id').onRef('b.id', '=', 'f.building_id'))
    .innerJoin('directory.governance_unit as u', (on) => on.onRef('u.district_id', '=', 'b.district_id').onRef('u.id', '=', 'b.unit_id'))
    .select(['u.slug', 's.code', 's.id'])
    .where('s.district_id', '=', district)
    .execute()
  return mapOf(rows.map((row) => ({ key: join(row.slug, row.code), id: row.id })))
}

/** People are known by their number, those without one by how they are addressed. */
async function readPersons({ db, district, keys }: Ctx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory.person')
    .select(['id', 'phone_index', 'display_name'])
    .where('district_id', '=', district)
    .execute()
  const byNumber = new Map(rows.map((row) => [row.phone_index, row.id]))
  const byName = new Map(rows.filter((row) => row.phone_index === null).map((row) => [row.display_name, row.id]))
  const found = people.flatMap(({ key, name, phone }) => {
    const id = phone === undefined ? byName.get(name) : byNumber.get(phoneIndex(keys, phoneOf(phone)))
    return id === undefined ? [] : [{ key, id }]
  })
  return mapOf(found)
}
