import type { LinkView } from '@liti/contract/needs'
import { named } from '../../../kernel/named.ts'
import type { NeedRow } from '../record/need-record.ts'
import type { Sight } from '../record/sight.ts'

/** Whom a unit without an account can ask: the lead, and the building's workstation behind it. */
export async function linkDoors({ tx, ctx }: Sight, need: NeedRow): Promise<LinkView['doors']> {
  const lead = need.lead_body_id ?? need.owner_body_id
  const rows = await tx
    .selectFrom('directory.body_face')
    .select(['id', 'short_name', 'name_en', 'place', 'phone', 'hours', 'hours_en'])
    .where('district_id', '=', ctx.district)
    .where((eb) => eb.or([eb('id', '=', lead), eb.and([eb('unit_id', '=', need.unit_id), eb('kind', '=', 'workstation')])]))
    .execute()
  return rows
    .toSorted((a, b) => Number(b.id === lead) - Number(a.id === lead))
    .map((row) => ({
      name: named(row.short_name, row.name_en),
      place: row.place ?? '',
      phone: row.phone ?? '',
      hours: named(row.hours, row.hours_en),
    }))
}
