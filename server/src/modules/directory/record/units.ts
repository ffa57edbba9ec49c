import { named } from '../../../kernel/named.ts'
import type { UnitBrief } from '@liti/contract/directory'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { holdsOn, todayOf } from './days.ts'

export type UnitRow = UnitBrief & { code: string }

/** Governance units with their place and how many organisations are in them today, by name. */
export async function readUnits(ctx: Ctx, only: { slug?: string; ids?: string[] } = {}): Promise<UnitRow[]> {
  const today = todayOf(ctx)
  let query = ctx.db
    .selectFrom('directory.governance_unit as u')
    .innerJoin('directory.jurisdiction as j', (join) =>
      join.onRef('j.district_id', '=', 'u.district_id').onRef('j.code', '=', 'u.jurisdiction_code'),
    )
    .select((eb) => [
      'u.id',
      'u.slug',
      'u.name',
      'u.name_en',
      'u.jurisdiction_code as code',
      'j.name as place',
      'j.name_en as placeEn',
      eb
        .selectFrom('directory.building as b')
        .innerJoin('directory.floor as f', (join) => join.onRef('f.district_id', '=', 'b.district_id').onRef('f.building_id', '=', 'b.id'))
        .innerJoin('directory.space as s', (join) => join.onRef('s.district_id', '=', 'f.district_id').onRef('s.floor_id', '=', 'f.id'))
        .innerJoin('directory.occupancy as oc', (join) =>
          join.onRef('oc.district_id', '=', 's.district_id').onRef('oc.space_id', '=', 's.id').on(holdsOn('oc', today)),
        )
        .select((inner) => inner.fn.count<number>('oc.organisation_id').distinct().as('count'))
        .whereRef('b.district_id', '=', 'u.district_id')
        .whereRef('b.unit_id', '=', 'u.id')
        .as('organisations'),
    ])
    .where('u.district_id', '=', ctx.district)
    .orderBy('u.name')
  if (only.slug !== undefined) query = query.where('u.slug', '=', only.slug)
  if (only.ids !== undefined) query = query.where('u.id', 'in', only.ids.length > 0 ? only.ids : ['00000000-0000-0000-0000-000000000000'])
  const rows = await query.execute()
  return rows.map(({ id, slug, name, name_en, code, place, placeEn, organisations }) => ({
    id,
    slug,
    name: named(name, name_en),
    place: named(place, placeEn),
    organisations: organisations ?? 0,
    code,
  }))
}

export async function unitBySlug(ctx: Ctx, slug: string): Promise<UnitRow> {
  const [unit] = await readUnits(ctx, { slug })
  if (!unit) throw notFound({ zh: '没有这栋楼', en: 'There is no such building' })
  return unit
}
