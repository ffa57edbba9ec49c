import type { Text } from '@liti/contract/common'
import type { Sight } from './sight.ts'

/** Where and when to find the building's workstation in person. */
export async function workstationLine({ tx, ctx }: Sight, unitId: string): Promise<{ name: Text; place: string; hours: Text }> {
  const office = await tx
    .selectFrom('directory.body_face')
    .select(['short_name', 'name_en', 'place'])
    .where('district_id', '=', ctx.district)
    .where('unit_id', '=', unitId)
    .where('kind', '=', 'workstation')
    .executeTakeFirst()
  return {
    name: { zh: office?.short_name ?? '楼宇工作站', en: office?.name_en || 'Building workstation' },
    place: office?.place ?? '',
    hours: { zh: '工作日 9:00 到 18:00', en: 'Working days, 9:00 to 18:00' },
  }
}
