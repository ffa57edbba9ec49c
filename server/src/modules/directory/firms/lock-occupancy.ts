import { notFound } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import { lockSpace } from '../record/locks.ts'

/** A tenancy with its room and place, locked. */
export async function lockOccupancy(work: Work, occupancyId: string) {
  const found = await work.tx
    .selectFrom('directory.occupancy')
    .select('space_id')
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', occupancyId)
    .executeTakeFirst()
  if (!found) throw notFound()
  const space = await lockSpace(work, found.space_id)
  const occupancy = await work.tx
    .selectFrom('directory.occupancy')
    .select(['organisation_id as organisationId', 'from_day as from', 'to_day as to', 'lease_end as leaseEnd'])
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', occupancyId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { ...occupancy, space, place: space.floor }
}
