import type { EnterprisePage } from '@liti/contract/directory'
import type { Ctx } from '../../../kernel/context.ts'
import { maskPhone } from '../../../kernel/crypto/mask.ts'
import type { Db } from '../../../kernel/db.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { holdsOn } from '../record/days.ts'
import { openPhone } from '../record/phones.ts'
import { named } from '../../../kernel/named.ts'

export async function readOrganisation(db: Db, district: number, id: string) {
  const row = await db
    .selectFrom('directory.organisation')
    .selectAll()
    .where('district_id', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The rooms an organisation is in today, from the top down. */
export const readRooms = (db: Db, district: number, organisationId: string, today: string) =>
  db
    .selectFrom('directory.occupancy as oc')
    .innerJoin('directory.space as s', (join) => join.onRef('s.district_id', '=', 'oc.district_id').onRef('s.id', '=', 'oc.space_id'))
    .innerJoin('directory.floor as f', (join) => join.onRef('f.district_id', '=', 's.district_id').onRef('f.id', '=', 's.floor_id'))
    .innerJoin('directory.building as b', (join) => join.onRef('b.district_id', '=', 'f.district_id').onRef('b.id', '=', 'f.building_id'))
    .select([
      'oc.id as occupancyId',
      's.id as spaceId',
      's.code',
      's.name',
      's.area',
      'f.id as floorId',
      'f.label as floor',
      'b.id as buildingId',
      'b.name as building',
      'b.name_en as buildingEn',
      'b.unit_id as unitId',
      'oc.from_day as since',
      'oc.lease_end as leaseEnd',
      'oc.to_day as until',
    ])
    .where('oc.district_id', '=', district)
    .where('oc.organisation_id', '=', organisationId)
    .where(holdsOn('oc', today))
    .orderBy('f.level', 'desc')
    .orderBy('s.position')
    .execute()

/** The people who act for an organisation, or merely work there, their numbers masked; who has not said so yet by what was typed of them. */
export async function readContacts(
  ctx: Ctx,
  organisationId: string,
  today: string,
  kind: 'acts_for' | 'works_at',
): Promise<EnterprisePage['contacts']> {
  const rows = await ctx.db
    .selectFrom('directory.affiliation as a')
    .innerJoin('directory.person as p', (join) => join.onRef('p.district_id', '=', 'a.district_id').onRef('p.id', '=', 'a.person_id'))
    .select(['p.id', 'a.id as affiliationId', 'p.display_name', 'p.phone_sealed', 'a.job', 'a.duties', 'a.called', 'a.accepted_at'])
    .where('a.district_id', '=', ctx.district)
    .where('a.organisation_id', '=', organisationId)
    .where('a.kind', '=', kind)
    .where('p.closed_at', 'is', null)
    .where(holdsOn('a', today))
    .orderBy('a.id')
    .execute()
  return rows.map(({ id, affiliationId, display_name, phone_sealed, job, duties, called, accepted_at }) => ({
    affiliationId,
    personId: accepted_at === null ? null : id,
    job,
    duties,
    name: accepted_at === null ? called : display_name,
    phone: phone_sealed === null ? '' : maskPhone(openPhone(ctx.keys, id, phone_sealed)),
  }))
}

/** Seats that belong to the organisation and are held today. */
export async function readSeats(db: Db, district: number, organisationId: string, today: string): Promise<EnterprisePage['seats']> {
  const rows = await db
    .selectFrom('directory.seat as s')
    .innerJoin('directory.body as b', (join) => join.onRef('b.district_id', '=', 's.district_id').onRef('b.id', '=', 's.body_id'))
    .select(['b.name', 'b.name_en', 's.title', 's.title_en', 's.to_day', 'b.term_to'])
    .where('s.district_id', '=', district)
    .where('s.organisation_id', '=', organisationId)
    .where('s.person_id', 'is not', null)
    .where(holdsOn('s', today))
    .where((eb) => eb.or([eb('b.term_to', 'is', null), eb('b.term_to', '>', today)]))
    .execute()
  return rows.map((row) => ({
    body: named(row.name, row.name_en),
    title: named(row.title, row.title_en),
    until: row.to_day ?? row.term_to,
  }))
}
