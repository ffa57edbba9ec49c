import type { BodyPage, BodyRow } from '@liti/contract/directory'
import type { Can } from '@liti/contract/common'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { viewBodies } from './body-view.ts'
import { todayOf } from '../record/days.ts'
import { briefOf } from '../plan/list-units.ts'
import { can, mayShape } from '../record/model.ts'
import { named } from '../../../kernel/named.ts'
import { readUnits } from '../record/units.ts'

/** One body of whatever kind, with its seats, its term and the tables it sits at. */
export async function getBody(ctx: Ctx, actor: Actor, bodyId: string): Promise<BodyPage> {
  const [view] = await viewBodies(ctx.db, ctx, actor, [bodyId])
  const row = await ctx.db
    .selectFrom('directory.body')
    .select(['unit_id', 'external', 'region', 'contact_email', 'phone', 'hours', 'hours_en'])
    .where('district_id', '=', ctx.district)
    .where('id', '=', bodyId)
    .executeTakeFirst()
  if (!view || !row) throw notFound()
  const [unit] = row.unit_id === null ? [] : await readUnits(ctx, { ids: [row.unit_id] })
  return {
    ...view,
    unit: unit ? briefOf(unit) : null,
    external: row.external,
    region: row.region,
    contactEmail: row.contact_email,
    phone: row.phone,
    hours: named(row.hours, row.hours_en),
  }
}

type Row = Omit<BodyRow, 'name' | 'unit' | 'place'> &
  Record<'nameZh' | 'nameEn', string> &
  Record<'unitZh' | 'unitEn' | 'placeZh' | 'placeEn', string | null>

/** Every body of the district, those of its units and those elsewhere, with how many of its seats are held today. */
export async function getBodyRegister(ctx: Ctx, actor: Actor): Promise<{ bodies: BodyRow[]; can: { constitute: Can } }> {
  const today = todayOf(ctx)
  const { rows } = await sql<Row>`
    select b.id, b.kind, b.name as "nameZh", b.name_en as "nameEn", u.name as "unitZh", u.name_en as "unitEn",
      j.name as "placeZh", j.name_en as "placeEn", b.external, b.region, b.term_to as "termTo",
      count(s.id)::int as seats,
      (count(s.id) filter (where s.person_id is not null and daterange(s.from_day, s.to_day) @> ${today}::date
        and (b.term_to is null or b.term_to > ${today}::date)))::int as held
    from directory.body b
    left join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
    left join directory.jurisdiction j on j.district_id = b.district_id and j.code = b.jurisdiction_code
    left join directory.seat s on s.district_id = b.district_id and s.body_id = b.id
    where b.district_id = ${ctx.district}
    group by b.district_id, b.id, u.name, u.name_en, j.name, j.name_en
    order by b.external, u.name nulls first, length(b.jurisdiction_code), b.kind, b.name`.execute(ctx.db)
  return {
    bodies: rows.map(({ nameZh, nameEn, unitZh, unitEn, placeZh, placeEn, ...row }) => ({
      ...row,
      name: named(nameZh, nameEn),
      unit: unitZh === null ? null : named(unitZh, unitEn ?? ''),
      place: placeZh === null ? null : named(placeZh, placeEn ?? ''),
    })),
    can: { constitute: can(mayShape(actor, { kind: 'department', external: true, code: null })) },
  }
}
