import type { Text } from '@liti/contract/common'
import { narrow } from '@liti/contract/typed'
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { todayOf } from '../record/days.ts'
import { placesOf } from '../firms/enterprise-ties.ts'
import { worksAtOffice, worksAtStation } from '../record/places.ts'
import { holds, saying } from '../record/saying.ts'
import { named } from '../../../kernel/named.ts'

export type DirectoryKind = 'organisations' | 'rooms' | 'people' | 'bodies' | 'units'
export type DirectoryHit = {
  id: string
  title: Text
  note: Text
  page: 'organisation' | 'body' | 'unit'
  of: string
  buildingId?: string | undefined
}

const mostFound = 5000
type Query = { ctx: Ctx; today: string; asked: string; most: number; sees: Sees }

/** Hits of one kind, as far as the reader may open them. */
export async function searchDirectory(ctx: Ctx, actor: Actor, kind: DirectoryKind, typed: string, most: number): Promise<DirectoryHit[]> {
  const today = todayOf(ctx)
  const query: Query = { ctx, today, asked: narrow(typed).trim(), most, sees: await seesOf(ctx, actor, today) }
  return searches[kind](query)
}

/** The units and places the reader looks after, the units they are neighbours in, and their own firms. */
type Sees = { all: boolean; units: string[]; codes: string[]; neighbours: string[]; own: string[] }

async function seesOf(ctx: Ctx, actor: Actor, today: string): Promise<Sees> {
  const own = await placesOf(ctx.db, ctx.district, actor.organisationIds, today)
  const seats = actor.seats.flatMap((seat) => seat.unitId ?? [])
  return {
    all: actor.kind === 'system',
    units: actor.seats.filter(worksAtStation).flatMap((seat) => seat.unitId ?? []),
    codes: actor.seats.filter(worksAtOffice).flatMap((seat) => seat.jurisdictionCode ?? []),
    neighbours: [...seats, ...[...own.values()].flat().flatMap((place) => place.unitId ?? [])],
    own: actor.organisationIds,
  }
}

const lookedAfter = ({ all, units, codes }: Sees, unit: RawBuilder<unknown>, code: RawBuilder<unknown>) =>
  sql<boolean>`(${all} or ${unit} = any(${units}::uuid[]) or exists (select from unnest(${codes}::text[]) as office where starts_with(${code}, office)))`

const searches: Record<DirectoryKind, (query: Query) => Promise<DirectoryHit[]>> = {
  organisations: findFirms,
  rooms: findRooms,
  people: findPeople,
  bodies: findBodies,
  units: findUnits,
}

/** Where organisations of these ids are today, and where those were last that are nowhere now. */
const whereabouts = (district: number, today: string, ids: RawBuilder<unknown>) => sql`
  place as (
    select oc.organisation_id as id, u.id as unit_id, u.jurisdiction_code as code, u.name as unit, u.name_en as unit_en, f.label as floor, s.code as room, s.name as room_name,
      daterange(oc.from_day, oc.to_day) @> ${today}::date as present, oc.from_day
    from directory.occupancy oc
    join directory.space s on s.district_id = oc.district_id and s.id = oc.space_id
    join directory.floor f on f.district_id = s.district_id and f.id = s.floor_id
    join directory.building b on b.district_id = f.district_id and b.id = f.building_id
    join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
    where oc.district_id = ${district} and oc.organisation_id in (${ids})
    union all
    select b.organisation_id, b.unit_id, coalesce(b.jurisdiction_code, u.jurisdiction_code), coalesce(u.name, b.short_name), coalesce(u.name_en, b.name_en), null, null, null, true, null
    from directory.body b left join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
    where b.district_id = ${district} and b.organisation_id in (${ids}) and not b.external
  ), counted as (
    select distinct on (p.id, p.unit_id, p.code) p.* from place p
    where p.present or (not exists (select from place o where o.id = p.id and o.present)
      and p.from_day = (select max(o.from_day) from place o where o.id = p.id))
    order by p.id, p.unit_id, p.code, p.room nulls last
  )`

type FirmRow = {
  id: string
  name: string
  nameEn: string
  floor: string | null
  room: string | null
  unit: string | null
  unitEn: string | null
}

async function findFirms({ ctx, today, asked, most, sees }: Query): Promise<DirectoryHit[]> {
  const { rows } = await sql<FirmRow>`
    with hit as materialized (
      select o.id, o.name, o.short_name, o.name_en from directory.organisation o
      where o.district_id = ${ctx.district} and o.id in ${saying('organisation', asked, mostFound)}
        and ${holds(sql`o.name || chr(31) || o.short_name || chr(31) || o.name_en`, asked)}
    ), ${whereabouts(ctx.district, today, sql`select id from hit`)}
    select hit.id, hit.short_name as name, hit.name_en as "nameEn", c.floor, c.room, c.unit, c.unit_en as "unitEn"
    from hit left join lateral (select * from counted c where c.id = hit.id order by c.room nulls last limit 1) as c on true
    where hit.id = any(${sees.own}::uuid[])
      or exists (select from counted p where p.id = hit.id and (${lookedAfter(sees, sql`p.unit_id`, sql`p.code`)} or p.unit_id = any(${sees.neighbours}::uuid[])))
      or (${sees.all || sees.units.length + sees.codes.length > 0} and not exists (select from counted p where p.id = hit.id))
    order by starts_with(kernel.folded(hit.short_name), kernel.folded(${asked})) desc, hit.short_name, hit.id limit ${most}`.execute(ctx.db)
  return rows.map(({ id, name, nameEn, floor, room, unit, unitEn }) => ({
    id,
    title: named(name, nameEn),
    note: lineOf([room && `${floor} 层 ${room} 室`, unit], [room && `room ${room}, floor ${floor}`, unitEn || unit]),
    page: 'organisation',
    of: id,
  }))
}

const lineOf = (zh: (string | null)[], en: (string | null)[]): Text => ({
  zh: zh.filter(Boolean).join('，'),
  en: en.filter(Boolean).join(', '),
})

type RoomRow = {
  id: string
  code: string
  name: string
  floor: string
  slug: string
  unit: string
  unitEn: string
  buildingId: string
  tenant: string | null
  tenantEn: string | null
}

/** Rooms by number or name: 1203, 1203 室, 母婴室. Who is in which room stands on the building's public page. */
async function findRooms({ ctx, today, asked, most }: Query): Promise<DirectoryHit[]> {
  const code = asked.replace(/(房间|[室房号])$/u, '')
  const { rows } = await sql<RoomRow>`
    select s.id, s.code, s.name, f.label as floor, u.slug, u.name as unit, u.name_en as "unitEn", b.id as "buildingId", o.short_name as tenant, o.name_en as "tenantEn"
    from directory.space s
    join directory.floor f on f.district_id = s.district_id and f.id = s.floor_id
    join directory.building b on b.district_id = f.district_id and b.id = f.building_id
    join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
    left join directory.occupancy oc on oc.district_id = s.district_id and oc.space_id = s.id and daterange(oc.from_day, oc.to_day) @> ${today}::date
    left join directory.organisation o on o.district_id = oc.district_id and o.id = oc.organisation_id
    where s.district_id = ${ctx.district} and (s.closed_on is null or s.closed_on > ${today}::date)
      and (s.id in ${saying('space', code, mostFound)} and starts_with(kernel.folded(s.code), kernel.folded(${code}))
        or s.id in ${saying('space', asked, mostFound)} and ${holds(sql`s.name`, asked)})
    order by kernel.folded(s.code) = kernel.folded(${code}) desc, u.name, f.level, s.position, s.id limit ${most}`.execute(ctx.db)
  return rows.map((row) => ({
    id: row.id,
    title: { zh: `${row.floor} 层 ${row.name || `${row.code} 室`}`, en: `Floor ${row.floor}, ${row.name || `room ${row.code}`}` },
    note: lineOf([row.unit, row.tenant], [row.unitEn || row.unit, row.tenantEn || row.tenant]),
    page: 'unit',
    of: row.slug,
    buildingId: row.buildingId,
  }))
}

type PersonRow = { id: string; of: string; name: string; at: string; atEn: string; as: string; asEn: string; page: 'organisation' | 'body' }

/** Holders of seats, as every desk sees them at their body, and the contacts of firms whose file the reader sees all of. */
async function findPeople({ ctx, today, asked, most, sees }: Query): Promise<DirectoryHit[]> {
  const { district } = ctx
  const { rows } = await sql<PersonRow>`
    with called as materialized (
      select p.id from directory.person p where p.district_id = ${district} and p.closed_at is null and p.id in ${saying('person', asked, mostFound)}
        and ${holds(sql`p.display_name`, asked)}
    ), sitting as (
      select p.id, b.id as of, coalesce(nullif(s.holder_called, ''), p.display_name) as name, b.name as at, b.name_en as "atEn", s.title as "as", s.title_en as "asEn", 'body' as page
      from directory.seat s
      join directory.person p on p.district_id = s.district_id and p.id = s.person_id
      join directory.body b on b.district_id = s.district_id and b.id = s.body_id
      where s.district_id = ${district} and (s.holder_called = '' and s.person_id in (select id from called) or s.id in ${saying('seat', asked, mostFound)} and ${holds(sql`s.title || chr(31) || s.title_en`, asked)})
        and daterange(s.from_day, s.to_day) @> ${today}::date and (b.term_to is null or b.term_to > ${today}::date)
    ), working as materialized (
      select a.person_id, a.organisation_id, a.job from directory.tie_face a
      where a.district_id = ${district} and a.kind in ('acts_for', 'works_at') and daterange(a.from_day, a.to_day) @> ${today}::date
        and (a.person_id in (select id from called) or a.id in ${saying('affiliation', asked, mostFound)} and ${holds(sql`a.job`, asked)})
    ), ${whereabouts(district, today, sql`select organisation_id from working`)}
    , contact as (
      select distinct on (p.id, o.id) p.id, o.id as of, p.display_name as name, o.short_name as at, o.name_en as "atEn", w.job as "as", w.job as "asEn", 'organisation' as page
      from working w
      join directory.person p on p.district_id = ${district} and p.id = w.person_id and p.closed_at is null
      join directory.organisation o on o.district_id = ${district} and o.id = w.organisation_id
      where o.id = any(${sees.own}::uuid[]) or exists (select from counted c where c.id = o.id and ${lookedAfter(sees, sql`c.unit_id`, sql`c.code`)})
      order by p.id, o.id
    )
    select * from (select * from sitting union all select * from contact) as found
    order by ${holds(sql`name`, asked)} desc, name, at, id limit ${most}`.execute(ctx.db)
  return rows.map((row) => ({
    id: `${row.id} ${row.of} ${row.as}`,
    title: { zh: row.name, en: row.name },
    note: lineOf([row.at, row.as], [row.atEn || row.at, row.asEn || row.as]),
    page: row.page,
    of: row.of,
  }))
}

type BodyRow = { id: string; name: string; nameEn: string; place: string | null; placeEn: string | null }

async function findBodies({ ctx, asked, most }: Query): Promise<DirectoryHit[]> {
  const { rows } = await sql<BodyRow>`
    select b.id, b.name, b.name_en as "nameEn", coalesce(u.name, nullif(b.region, ''), j.name) as place, coalesce(u.name_en, nullif(b.region, ''), j.name_en) as "placeEn"
    from directory.body b
    left join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
    left join directory.jurisdiction j on j.district_id = b.district_id and j.code = b.jurisdiction_code
    where b.district_id = ${ctx.district} and b.id in ${saying('body', asked, mostFound)}
      and ${holds(sql`b.name || chr(31) || b.short_name || chr(31) || b.name_en`, asked)}
    order by b.external, b.name, b.id limit ${most}`.execute(ctx.db)
  return rows.map(({ id, name, nameEn, place, placeEn }) => ({
    id,
    title: named(name, nameEn),
    note: lineOf([place], [placeEn || place]),
    page: 'body',
    of: id,
  }))
}

type UnitRow = { id: string; slug: string; name: string; nameEn: string; place: string; placeEn: string }

async function findUnits({ ctx, asked, most }: Query): Promise<DirectoryHit[]> {
  const { rows } = await sql<UnitRow>`
    select u.id, u.slug, u.name, u.name_en as "nameEn", j.name as place, j.name_en as "placeEn"
    from directory.governance_unit u join directory.jurisdiction j on j.district_id = u.district_id and j.code = u.jurisdiction_code
    where u.district_id = ${ctx.district} and ${holds(sql`u.name || chr(31) || u.name_en || chr(31) || u.short_code`, asked)}
    order by u.name, u.id limit ${most}`.execute(ctx.db)
  return rows.map(({ id, slug, name, nameEn, place, placeEn }) => ({
    id,
    title: named(name, nameEn),
    note: named(place, placeEn),
    page: 'unit',
    of: slug,
  }))
}
