import type { Text } from '@liti/contract/common'
import { named } from '../../../kernel/named.ts'
import type { Ctx } from '../../../kernel/context.ts'

export type Suggestion = { bodyId: string; name: Text; why: Text[] }

const mostPast = 200

/**
 * 派单目录: who leads for a category at a unit, and why. First the catalogue's line, then how this unit's own needs of the
 * category ended. A suggestion only: a person dispatches.
 */
export async function suggestLead(ctx: Ctx, categoryCode: string, unitId: string, jurisdictionCode: string): Promise<Suggestion | null> {
  const rules = await ctx.db
    .selectFrom('needs.dispatch_rule as r')
    .innerJoin('needs.category as c', (join) => join.onRef('c.district_id', '=', 'r.district_id').onRef('c.code', '=', 'r.category_code'))
    .select(['r.lead_body_id', 'r.lead_body_kind', 'r.note', 'r.note_en', 'c.name', 'c.name_en'])
    .where('r.district_id', '=', ctx.district)
    .where((eb) =>
      eb.or([
        eb('r.category_code', '=', categoryCode),
        eb(
          'r.category_code',
          '=',
          eb
            .selectFrom('needs.category as p')
            .select('p.parent_code')
            .where('p.district_id', '=', ctx.district)
            .where('p.code', '=', categoryCode),
        ),
      ]),
    )
    .orderBy((eb) => eb('r.category_code', '=', categoryCode), 'desc')
    .orderBy('r.position')
    .limit(5)
    .execute()
  for (const rule of rules) {
    const body = rule.lead_body_id
      ? await ctx.db
          .selectFrom('directory.body_face')
          .select(['id', 'short_name', 'name_en'])
          .where('district_id', '=', ctx.district)
          .where('id', '=', rule.lead_body_id)
          .executeTakeFirst()
      : await bodyHere(ctx, rule.lead_body_kind ?? '', unitId, jurisdictionCode)
    if (!body?.id || !body.short_name) continue
    return {
      bodyId: body.id,
      name: named(body.short_name, body.name_en),
      why: [
        { zh: `派单目录：${rule.note}`, en: `Dispatch catalogue: ${rule.note_en}` },
        ...(await past(ctx, categoryCode, unitId, body.id, body.short_name, body.name_en ?? '')),
      ],
    }
  }
  return null
}

/** The body of a kind that answers for a unit: its own, else its sub-district's. */
export async function bodyHere(ctx: Pick<Ctx, 'db' | 'district'>, kind: string, unitId: string, jurisdictionCode: string) {
  const own = await ctx.db
    .selectFrom('directory.body_face')
    .select(['id', 'short_name', 'name_en'])
    .where('district_id', '=', ctx.district)
    .where('unit_id', '=', unitId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (own) return own
  return ctx.db
    .selectFrom('directory.body_face')
    .select(['id', 'short_name', 'name_en'])
    .where('district_id', '=', ctx.district)
    .where('jurisdiction_code', 'in', [jurisdictionCode, jurisdictionCode.slice(0, 9)])
    .where('kind', '=', kind)
    .where('external', '=', false)
    .orderBy('jurisdiction_code', 'desc')
    .executeTakeFirst()
}

async function past(ctx: Ctx, categoryCode: string, unitId: string, bodyId: string, name: string, nameEn: string): Promise<Text[]> {
  const { total, led } = await ctx.db
    .selectFrom((eb) =>
      eb
        .selectFrom('needs.need')
        .select(['lead_body_id', 'category_code'])
        .where('district_id', '=', ctx.district)
        .where('unit_id', '=', unitId)
        .where('closed_at', 'is not', null)
        .orderBy('closed_at', 'desc')
        .limit(mostPast)
        .as('recent'),
    )
    .select((eb) => [eb.fn.countAll<number>().as('total'), eb.fn.countAll<number>().filterWhere('lead_body_id', '=', bodyId).as('led')])
    .where('category_code', '=', categoryCode)
    .executeTakeFirstOrThrow()
  if (total < 3) return []
  return [
    {
      zh: `本楼最近办结的同类 ${total} 件，${led} 件由${name}牵头`,
      en: `Of the last ${total} closed needs of this kind here, ${led} were led by ${nameEn || name}`,
    },
  ]
}
