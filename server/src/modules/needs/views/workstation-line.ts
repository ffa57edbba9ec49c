import type { Text } from '@liti/contract/common'
import { named } from '../../../kernel/named.ts'
import type { Sight } from '../record/sight.ts'

/** Where and when to find the building's workstation in person. */
export async function workstationLine({ tx, ctx }: Sight, unitId: string): Promise<{ name: Text; place: string; hours: Text }> {
  const office = await tx
    .selectFrom('directory.body_face')
    .select(['short_name', 'name_en', 'place', 'hours', 'hours_en'])
    .where('district_id', '=', ctx.district)
    .where('unit_id', '=', unitId)
    .where('kind', '=', 'workstation')
    .executeTakeFirst()
  return {
    name: { zh: office?.short_name ?? '楼宇工作站', en: office?.name_en || 'Building workstation' },
    place: office?.place ?? '',
    hours: named(office?.hours, office?.hours_en),
  }
}
