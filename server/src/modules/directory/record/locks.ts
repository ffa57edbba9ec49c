import { sql } from 'kysely'
import { notFound } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import type { BodyPlace } from './model.ts'
import type { Place } from './places.ts'

/** The unit and its place; not-found where there is none. */
export async function unitPlace(work: Work, unitId: string): Promise<Place> {
  const unit = await work.tx
    .selectFrom('directory.governance_unit')
    .select(['id as unitId', 'jurisdiction_code as code'])
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', unitId)
    .executeTakeFirst()
  if (!unit) throw notFound()
  return unit
}

/** Whether somebody may act for the body of this row today. */
export const attended = (body: string) =>
  sql<boolean>`exists (select from directory.current_seat cs where cs.district_id = ${sql.ref(`${body}.district_id`)} and cs.body_id = ${sql.ref(`${body}.id`)})`

/** The body with its own place or its unit's, locked so that its table does not change meanwhile. */
export async function lockBody(
  work: Work,
  bodyId: string,
): Promise<BodyPlace & { termFrom: string | null; termTo: string | null; name: string }> {
  const body = await work.tx
    .selectFrom('directory.body as b')
    .leftJoin('directory.governance_unit as u', (join) => join.onRef('u.district_id', '=', 'b.district_id').onRef('u.id', '=', 'b.unit_id'))
    .select((eb) => [
      'b.id as bodyId',
      'b.kind',
      'b.name',
      'b.unit_id as unitId',
      eb.fn.coalesce('b.jurisdiction_code', 'u.jurisdiction_code').as('code'),
      'b.external',
      'b.term_from as termFrom',
      'b.term_to as termTo',
      attended('b').as('attended'),
    ])
    .where('b.district_id', '=', work.ctx.district)
    .where('b.id', '=', bodyId)
    .forUpdate('b')
    .executeTakeFirst()
  if (!body) throw notFound()
  return body
}

/** A building's place, the building locked. */
export async function lockBuilding(work: Work, buildingId: string): Promise<Place> {
  const building = await work.tx
    .selectFrom('directory.building as b')
    .innerJoin('directory.governance_unit as u', (join) =>
      join.onRef('u.district_id', '=', 'b.district_id').onRef('u.id', '=', 'b.unit_id'),
    )
    .select(['u.id as unitId', 'u.jurisdiction_code as code'])
    .where('b.district_id', '=', work.ctx.district)
    .where('b.id', '=', buildingId)
    .forUpdate('b')
    .executeTakeFirst()
  if (!building) throw notFound()
  return building
}

/** A floor and where it is, locked: the rooms of one floor change one at a time. */
export async function lockFloor(work: Work, floorId: string) {
  const floor = await work.tx
    .selectFrom('directory.floor as f')
    .innerJoin('directory.building as b', (join) => join.onRef('b.district_id', '=', 'f.district_id').onRef('b.id', '=', 'f.building_id'))
    .innerJoin('directory.governance_unit as u', (join) =>
      join.onRef('u.district_id', '=', 'b.district_id').onRef('u.id', '=', 'b.unit_id'),
    )
    .select(['f.id', 'f.label', 'f.area', 'b.id as buildingId', 'u.id as unitId', 'u.jurisdiction_code as code'])
    .where('f.district_id', '=', work.ctx.district)
    .where('f.id', '=', floorId)
    .forUpdate('f')
    .executeTakeFirst()
  if (!floor) throw notFound()
  return floor
}

/** A room with its floor, both locked; not-found where it is closed already. */
export async function lockSpace(work: Work, spaceId: string) {
  const found = await work.tx
    .selectFrom('directory.space')
    .select('floor_id')
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', spaceId)
    .executeTakeFirst()
  if (!found) throw notFound()
  const floor = await lockFloor(work, found.floor_id)
  const space = await work.tx
    .selectFrom('directory.space')
    .select(['id', 'code', 'name', 'kind', 'area', 'position', 'closed_on'])
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', spaceId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { ...space, floor }
}
