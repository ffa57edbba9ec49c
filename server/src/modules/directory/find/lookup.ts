import type { Text } from '@liti/contract/common'
import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { maskPhone } from '../../../kernel/crypto/mask.ts'
import type { Db } from '../../../kernel/db.ts'
import type { BodyKind } from '../record/body-kind.ts'
import { holdsOn, todayOf } from '../record/days.ts'
import { readRooms } from '../firms/enterprise-rows.ts'
import { idsSaying } from '../record/saying.ts'
import { spaceText } from '../record/model.ts'
import { openPhone, tailAsked } from '../record/phones.ts'
import { named } from '../../../kernel/named.ts'

/** A body as other modules name it and reach it. */
export type BodyCard = {
  id: string
  kind: BodyKind
  name: Text
  shortName: string
  unitId: string | null
  jurisdictionCode: string | null
  /** Outside the district, without accounts: works through signed links sent to `contactEmail`. */
  external: boolean
  region: string
  contactEmail: string
  place: string
  /** The counter's number, public. */
  phone: string
  hours: Text
}

/**
 * Bodies by id; ids that are no body's are left out.
 * @param db the district's database, or the transaction of a command
 */
export async function bodyCards(db: Db, district: number, ids: string[]): Promise<Map<string, BodyCard>> {
  if (ids.length === 0) return new Map()
  const rows = await bodyRows(db).where('district_id', '=', district).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, cardOf(row)]))
}

/** Firms whose name holds these words, full-width or not, `most` of them at the most. */
export const organisationsNamed = (ctx: Ctx, words: string, most: number): Promise<string[]> => idsSaying(ctx, 'organisation', words, most)

/** Bodies whose name holds these words. */
export const bodiesNamed = (ctx: Ctx, words: string, most: number): Promise<string[]> => idsSaying(ctx, 'body', words, most)

/** Governance units whose name holds these words: there are few, and no index is asked. */
export async function unitsNamed(ctx: Ctx, words: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from directory.governance_unit
    where district_id = ${ctx.district} and strpos(kernel.folded(name || chr(31) || name_en), kernel.folded(${words})) > 0
    order by id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

const mostTails = 200

/** People whose number ends in these four digits; nobody for anything else that is typed. */
export async function personsByTail(ctx: Ctx, typed: string): Promise<string[]> {
  const tail = tailAsked(ctx.keys, typed)
  if (tail === null) return []
  const rows = await ctx.db
    .selectFrom('directory.person')
    .select('id')
    .where('district_id', '=', ctx.district)
    .where('phone_tail', '=', tail)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .limit(mostTails)
    .execute()
  return rows.map(({ id }) => id)
}

/** How a body is called; an empty name for an id that is no body's. */
export async function bodyName(db: Db, district: number, id: string): Promise<Text> {
  return (await bodyCards(db, district, [id])).get(id)?.name ?? { zh: '', en: '' }
}

/** The firm of this name in a building today, if it is one alone. */
export async function firmThere(db: Db, ctx: Ctx, unitId: string, name: string): Promise<{ id: string; name: Text } | null> {
  const rows = await db
    .selectFrom('directory.organisation as o')
    .innerJoin('directory.occupancy as oc', (join) =>
      join.onRef('oc.district_id', '=', 'o.district_id').onRef('oc.organisation_id', '=', 'o.id'),
    )
    .innerJoin('directory.space_face as s', (join) => join.onRef('s.district_id', '=', 'oc.district_id').onRef('s.id', '=', 'oc.space_id'))
    .select(['o.id', 'o.short_name', 'o.name_en'])
    .distinct()
    .where('o.district_id', '=', ctx.district)
    .where('s.unit_id', '=', unitId)
    .where(holdsOn('oc', todayOf(ctx)))
    .where((eb) => eb.or([eb('o.short_name', '=', name), eb('o.name', '=', name), eb('o.name_en', '=', name)]))
    .limit(2)
    .execute()
  const [one, ...more] = rows
  return one && more.length === 0 ? { id: one.id, name: named(one.short_name, one.name_en) } : null
}

export type OrganisationPlace = { unitId: string; buildingId: string; spaceId: string; floor: string; text: string }

/** Where an organisation is today: its first room from the top down (`text`: 12 层 1203 室), or null. */
export async function organisationPlace(ctx: Ctx, organisationId: string, db: Db = ctx.db): Promise<OrganisationPlace | null> {
  const [room] = await readRooms(db, ctx.district, organisationId, todayOf(ctx))
  return room ? { unitId: room.unitId, buildingId: room.buildingId, spaceId: room.spaceId, floor: room.floor, text: spaceText(room) } : null
}

/** Rooms of a unit that are rooms today, by id or by the number on the door: at most three, so that whoever asks sees whether it is one alone. */
export async function roomsOfUnit(
  db: Db,
  ctx: Ctx,
  unitId: string,
  which: { ids?: string[]; codes?: string[]; buildingId?: string | null },
): Promise<{ spaceId: string; buildingId: string; text: Text }[]> {
  let query = db
    .selectFrom('directory.space as s')
    .innerJoin('directory.floor as f', (join) => join.onRef('f.district_id', '=', 's.district_id').onRef('f.id', '=', 's.floor_id'))
    .innerJoin('directory.building as b', (join) => join.onRef('b.district_id', '=', 'f.district_id').onRef('b.id', '=', 'f.building_id'))
    .select(['s.id as spaceId', 'b.id as buildingId', 'f.label as floor', 's.code', 's.name'])
    .where('s.district_id', '=', ctx.district)
    .where('b.unit_id', '=', unitId)
    .where((eb) => eb.or([eb('s.closed_on', 'is', null), eb('s.closed_on', '>', todayOf(ctx))]))
    .orderBy('s.id')
    .limit(3)
  if (which.ids) query = query.where('s.id', 'in', which.ids)
  if (which.codes) query = query.where('s.code', 'in', which.codes)
  if (which.buildingId) query = query.where('b.id', '=', which.buildingId)
  const rows = await query.execute()
  return rows.map(({ spaceId, buildingId, ...room }) => ({
    spaceId,
    buildingId,
    text: { zh: spaceText(room), en: `Floor ${room.floor}, ${room.code}` },
  }))
}

/** What a person is at an organisation today (人事经理), or null for somebody who is not of it, or has not said so. */
export async function jobAt(ctx: Ctx, personId: string, organisationId: string, db: Db = ctx.db): Promise<string | null> {
  const row = await db
    .selectFrom('directory.tie_face')
    .select('job')
    .where('district_id', '=', ctx.district)
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('kind', 'in', ['acts_for', 'works_at'])
    .where(holdsOn('directory.tie_face', todayOf(ctx)))
    .orderBy('kind')
    .executeTakeFirst()
  return row?.job ?? null
}

/** A person's number in the clear, or null. Whoever shows it to somebody else writes down the look (`kernel.look`). */
export async function personPhone(ctx: Ctx, personId: string, db: Db = ctx.db): Promise<string | null> {
  const row = await db
    .selectFrom('directory.person')
    .select('phone_sealed')
    .where('district_id', '=', ctx.district)
    .where('id', '=', personId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row?.phone_sealed ? openPhone(ctx.keys, personId, row.phone_sealed) : null
}

/** A person's number as everybody may see it, 138****0000, or null. No look to write down. */
export async function maskedPersonPhone(db: Db, ctx: Ctx, personId: string): Promise<string | null> {
  const phone = await personPhone(ctx, personId, db)
  return phone === null ? null : maskPhone(phone)
}

/** Who may act for a body today; rights end with the term, by the database's day. */
export async function holdersOf(db: Db, district: number, bodyId: string): Promise<{ personId: string; kind: string; title: Text }[]> {
  const rows = await db
    .selectFrom('directory.current_seat')
    .select(['person_id', 'kind', 'title', 'title_en'])
    .where('district_id', '=', district)
    .where('body_id', '=', bodyId)
    .execute()
  return rows.map((row) => ({ personId: row.person_id ?? '', kind: row.kind ?? '', title: named(row.title ?? '', row.title_en ?? '') }))
}

const bodyRows = (db: Db) =>
  db
    .selectFrom('directory.body')
    .select([
      'id',
      'kind',
      'name',
      'name_en',
      'short_name',
      'unit_id',
      'jurisdiction_code',
      'external',
      'region',
      'contact_email',
      'place',
      'phone',
      'hours',
      'hours_en',
    ])

type BodyRow = Awaited<ReturnType<ReturnType<typeof bodyRows>['execute']>>[number]

function cardOf(row: BodyRow): BodyCard {
  return {
    id: row.id,
    kind: row.kind as BodyKind,
    name: named(row.name, row.name_en),
    shortName: row.short_name,
    unitId: row.unit_id,
    jurisdictionCode: row.jurisdiction_code,
    external: row.external,
    region: row.region,
    contactEmail: row.contact_email,
    place: row.place,
    phone: row.phone,
    hours: named(row.hours, row.hours_en),
  }
}
