import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { no, type Verdict } from '../../../kernel/refusal.ts'
import { isStreet } from '../rules/relations.ts'

/** History is brought in by the product's operator, or by the sub-district office for the buildings of its own place. */
export function mayImport(actor: Actor, unit: { code: string }): Verdict {
  if (actor.kind === 'system' || isStreet(actor, unit.code)) return true
  return no(
    'not-the-office',
    '历史诉求由系统管理员或所在街道导入，请联系街道办事处',
    'Past needs are imported by the operator or by the sub-district office of the place; please contact it',
  )
}

/** A building needs can be imported into, with the workstation they come to. */
export type ImportUnit = { id: string; slug: string; name: string; shortCode: string; code: string; workstationId: string | null }

/** The buildings needs can be imported to; without a workstation a building has nobody who could own them. */
export async function importUnits({ db, district }: Pick<Ctx, 'db' | 'district'>): Promise<ImportUnit[]> {
  const rows = await db
    .selectFrom('directory.unit_face as u')
    .leftJoin('directory.body_face as b', (on) =>
      on.onRef('b.district_id', '=', 'u.district_id').onRef('b.unit_id', '=', 'u.id').on('b.kind', '=', 'workstation'),
    )
    .select(['u.id', 'u.slug', 'u.name', 'u.short_code', 'u.jurisdiction_code', 'b.id as workstation'])
    .where('u.district_id', '=', district)
    .orderBy('u.slug')
    .execute()
  return rows.map((row) => ({
    id: row.id ?? '',
    slug: row.slug ?? '',
    name: row.name ?? '',
    shortCode: row.short_code ?? '',
    code: row.jurisdiction_code ?? '',
    workstationId: row.workstation,
  }))
}
