import type { z } from 'zod'
import type { BodyHit, findPersons as findPersonsRoute, OrganisationHit } from '@liti/contract/directory'
import { isTooShort, narrow } from '@liti/contract/typed'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { tail4 } from '../../../kernel/crypto/mask.ts'
import { holdsOn, todayOf } from '../record/days.ts'
import { arranges, spaceText } from '../record/model.ts'
import { personsByTail } from './lookup.ts'
import { looksAfter, worksAtOffice, worksAtStation } from '../record/places.ts'
import { openPhone } from '../record/phones.ts'
import { holds, saying } from '../record/saying.ts'
import { named } from '../../../kernel/named.ts'

const most = 20
const mostFound = 5000

type Hit = z.infer<typeof OrganisationHit>

/**
 * Organisations by name, room or the last four digits of a contact's number, each room a hit of its own. Contacts, and being found
 * by one, only for those who look after the place.
 */
export async function findOrganisations(
  ctx: Ctx,
  actor: Actor,
  { q, unit }: { q: string; unit?: string | undefined },
): Promise<{ hits: Hit[] }> {
  if (isTooShort(q)) return { hits: [] }
  const today = todayOf(ctx)
  const asked = narrow(q).trim()
  const callers = await personsByTail(ctx, asked)
  const theirs = sql<string>`(select a.organisation_id from directory.affiliation a where a.district_id = ${ctx.district}
    and a.person_id = any(${callers}::uuid[]) and a.kind in ('acts_for', 'works_at') and ${holdsOn('a', today)})`
  let query = ctx.db
    .selectFrom('directory.organisation as o')
    .leftJoin('directory.occupancy as oc', (join) =>
      join.onRef('oc.district_id', '=', 'o.district_id').onRef('oc.organisation_id', '=', 'o.id').on(holdsOn('oc', today)),
    )
    .leftJoin('directory.space as s', (join) => join.onRef('s.district_id', '=', 'oc.district_id').onRef('s.id', '=', 'oc.space_id'))
    .leftJoin('directory.floor as f', (join) => join.onRef('f.district_id', '=', 's.district_id').onRef('f.id', '=', 's.floor_id'))
    .leftJoin('directory.building as b', (join) => join.onRef('b.district_id', '=', 'f.district_id').onRef('b.id', '=', 'f.building_id'))
    .leftJoin('directory.governance_unit as u', (join) => join.onRef('u.district_id', '=', 'b.district_id').onRef('u.id', '=', 'b.unit_id'))
    .select([
      'o.id',
      'o.short_name as name',
      's.id as spaceId',
      's.code',
      's.name as room',
      'f.label as floor',
      'u.id as unitId',
      'u.jurisdiction_code as placeCode',
    ])
    .where('o.district_id', '=', ctx.district)
    .where((eb) =>
      eb.or([
        eb('o.id', 'in', saying('organisation', asked, mostFound)).and(
          holds(sql`o.name || chr(31) || o.short_name || chr(31) || o.name_en`, asked),
        ),
        eb('s.id', 'in', saying('space', asked, mostFound)).and(sql<boolean>`starts_with(kernel.folded(s.code), kernel.folded(${asked}))`),
        eb('o.id', 'in', theirs).and(lookedAfter(actor)),
      ]),
    )
    .orderBy('o.short_name')
    .orderBy('s.code')
    .limit(most)
  if (unit !== undefined) query = query.where('u.id', '=', unit)
  const rows = await query.execute()
  const open = rows.filter((row) => looksAfter(actor, [{ unitId: row.unitId, code: row.placeCode }]))
  const contacts = await readTails(ctx, [...new Set(open.map((row) => row.id))], today)
  return {
    hits: rows.map((row) => ({
      organisationId: row.id,
      name: row.name,
      place: row.floor === null || row.code === null ? '' : spaceText({ floor: row.floor, code: row.code, name: row.room ?? '' }),
      unitId: row.unitId,
      spaceId: row.spaceId,
      floor: row.floor ?? '',
      contacts: open.includes(row) ? (contacts.get(row.id) ?? []) : [],
    })),
  }
}

/** The condition of `looksAfter` on a unit `u`, for a list. */
function lookedAfter(actor: Actor) {
  if (actor.kind === 'system') return sql<boolean>`true`
  const units = actor.seats.filter(worksAtStation).flatMap((seat) => seat.unitId ?? [])
  const codes = actor.seats.filter(worksAtOffice).flatMap((seat) => seat.jurisdictionCode ?? [])
  return sql<boolean>`(u.id = any(${units}::uuid[]) or exists (select from unnest(${codes}::text[]) as code where starts_with(u.jurisdiction_code, code)))`
}

/** People of each organisation with the last four digits of their number: what a caller's display shows. */
async function readTails(ctx: Ctx, organisationIds: string[], today: string): Promise<Map<string, Hit['contacts']>> {
  const found = new Map<string, Hit['contacts']>()
  if (organisationIds.length === 0) return found
  const rows = await ctx.db
    .selectFrom('directory.tie_face as a')
    .innerJoin('directory.person as p', (join) => join.onRef('p.district_id', '=', 'a.district_id').onRef('p.id', '=', 'a.person_id'))
    .select((eb) => [
      eb.ref('a.organisation_id').$notNull().as('organisation_id'),
      eb.ref('a.job').$notNull().as('job'),
      'p.id',
      'p.phone_sealed',
    ])
    .where('a.district_id', '=', ctx.district)
    .where('a.organisation_id', 'in', organisationIds)
    .where('a.kind', 'in', ['acts_for', 'works_at'])
    .where('p.closed_at', 'is', null)
    .where(holdsOn('a', today))
    .orderBy('a.kind')
    .orderBy('a.id')
    .limit(200)
    .execute()
  for (const { organisation_id, job, id, phone_sealed } of rows) {
    const list = found.get(organisation_id) ?? []
    found.set(organisation_id, list)
    list.push({ personId: id, job, phoneTail: phone_sealed === null ? '' : (tail4(openPhone(ctx.keys, id, phone_sealed)) ?? '') })
  }
  return found
}

/** Bodies a need can be given to: of the unit, of its place, of the district, and those outside. */
export async function listBodies(
  ctx: Pick<Ctx, 'db' | 'district'>,
  { unit, id }: { unit?: string | undefined; id?: string },
): Promise<{ bodies: z.infer<typeof BodyHit>[] }> {
  const { rows } = await sql<{
    id: string
    name: string
    nameEn: string
    kind: string
    external: boolean
    region: string
    hasMail: boolean
  }>`
    select b.id, b.name, b.name_en as "nameEn", b.kind, b.external, b.region, b.contact_email <> '' as "hasMail"
    from directory.body b
    left join directory.governance_unit u on u.district_id = b.district_id and u.id = ${unit ?? null}::uuid
    where b.district_id = ${ctx.district} and b.kind not in ('party', 'coordination') and (${id === undefined} or b.id = ${id ?? null}::uuid)
      and (${unit === undefined} or b.external or b.unit_id = u.id
        or b.unit_id is null and (u.jurisdiction_code like b.jurisdiction_code || '%' or b.jurisdiction_code like u.jurisdiction_code || '%'))
    order by b.external, b.unit_id is null, length(b.jurisdiction_code) desc nulls first, b.id`.execute(ctx.db)
  return { bodies: rows.map(({ name, nameEn, ...body }) => ({ ...body, name: named(name, nameEn) })) }
}

type PersonHits = z.infer<(typeof findPersonsRoute)['reply']>

/** People who can take a seat, for those who arrange seats: of the firms and offices of their own units and places, and who sits there already. */
export async function findPersons(ctx: Ctx, actor: Actor, { q }: { q: string }): Promise<PersonHits> {
  if (isTooShort(q)) return { persons: [], more: false }
  const rows = await choosable(ctx, actor, q)
  return { persons: rows.slice(0, most), more: rows.length > most }
}

/** Which of these somebody who arranges seats may choose. */
export async function personsForSeats(ctx: Ctx, actor: Actor, ids: string[]): Promise<Set<string>> {
  return new Set((await choosable(ctx, actor, '', ids)).map(({ id }) => id))
}

async function choosable(ctx: Ctx, actor: Actor, q: string, ids: string[] | null = null): Promise<PersonHits['persons']> {
  const units = actor.seats.filter((seat) => ['chair', 'secretary', 'head'].includes(seat.kind)).flatMap((seat) => seat.unitId ?? [])
  const codes = actor.seats.filter((seat) => seat.bodyKind === 'subdistrict').flatMap((seat) => seat.jurisdictionCode ?? [])
  const firms = await ownOrganisations(ctx, actor)
  if (units.length + codes.length + firms.length === 0 && actor.kind !== 'system') return []
  const today = todayOf(ctx)
  const asked = narrow(q).trim()
  const firm = ids
    ? sql`select null::uuid as id where false`
    : sql`select o.id from directory.organisation o where o.district_id = ${ctx.district} and o.id in ${saying('organisation', asked, mostFound)}
      and ${holds(sql`o.name || chr(31) || o.short_name`, asked)}`
  const found = ids
    ? sql`select unnest(${ids}::uuid[]) as id`
    : sql`select p.id from directory.person p where p.district_id = ${ctx.district} and p.id in ${saying('person', asked, mostFound)} and ${holds(sql`p.display_name`, asked)}
      union select a.person_id from directory.tie_face a where a.district_id = ${ctx.district} and a.organisation_id in (select id from firm)
      union select a.person_id from directory.tie_face a where a.district_id = ${ctx.district} and a.id in ${saying('affiliation', asked, mostFound)} and ${holds(sql`a.job`, asked)}`
  const said = ids ? sql`true` : sql`(${holds(sql`p.display_name`, asked)} or o.id in (select id from firm) or ${holds(sql`a.job`, asked)})`
  const { rows } = await sql<PersonHits['persons'][number]>`
    with place as (
      select oc.organisation_id as id, null::uuid as person_id, bu.unit_id, u.jurisdiction_code as code
      from directory.occupancy oc
      join directory.space s on s.district_id = oc.district_id and s.id = oc.space_id
      join directory.floor f on f.district_id = s.district_id and f.id = s.floor_id
      join directory.building bu on bu.district_id = f.district_id and bu.id = f.building_id
      join directory.governance_unit u on u.district_id = bu.district_id and u.id = bu.unit_id
      where oc.district_id = ${ctx.district} and daterange(oc.from_day, oc.to_day) @> ${today}::date
      union
      select b.organisation_id, null, b.unit_id, coalesce(b.jurisdiction_code, u.jurisdiction_code)
      from directory.body b left join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
      where b.district_id = ${ctx.district} and b.organisation_id is not null and not b.external
      union
      select se.organisation_id, case when se.holder_called = '' then se.person_id end, b.unit_id, coalesce(b.jurisdiction_code, u.jurisdiction_code)
      from directory.seat se join directory.body b on b.district_id = se.district_id and b.id = se.body_id
      left join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
      where se.district_id = ${ctx.district} and not b.external
    )
    , firm as (${firm})
    , found as (${found})
    , hit as (
    select distinct on (p.id) p.id, p.display_name as name, coalesce(o.short_name, '') as organisation, coalesce(a.job, '') as job
    from found join directory.person p on p.district_id = ${ctx.district} and p.id = found.id
    left join directory.tie_face a on a.district_id = p.district_id and a.person_id = p.id and a.kind <> 'lives_in'
      and daterange(a.from_day, a.to_day) @> ${today}::date
    left join directory.organisation o on o.district_id = a.district_id and o.id = a.organisation_id
    where p.closed_at is null
      and (${actor.kind === 'system'} or exists (
        select from place where (place.id = o.id or place.person_id = p.id)
          and (place.id = any(${firms}::uuid[]) or place.unit_id = any(${units}::uuid[]) or place.code like any(${codes.map((code) => `${code}%`)}::text[]))))
      and ${said}
    order by p.id, (o.id in (select id from firm) or ${holds(sql`a.job`, asked)}) desc nulls last, a.id)
    select * from hit
    order by starts_with(kernel.folded(name), kernel.folded(${asked})) desc, ${holds(sql`name`, asked)} desc,
      starts_with(kernel.folded(organisation), kernel.folded(${asked})) desc, organisation, name, id
    limit ${most + 1}`.execute(ctx.db)
  return rows
}

/** The organisations of departments whose seats the reader arranges: their own colleagues. */
async function ownOrganisations(ctx: Ctx, actor: Actor): Promise<string[]> {
  const bodies = actor.seats.filter((seat) => seat.bodyKind === 'department' && arranges(seat)).map((seat) => seat.bodyId)
  if (bodies.length === 0) return []
  const rows = await ctx.db
    .selectFrom('directory.body')
    .select('organisation_id as id')
    .where('district_id', '=', ctx.district)
    .where('id', 'in', bodies)
    .where('organisation_id', 'is not', null)
    .execute()
  return rows.map(({ id }) => id ?? '')
}
