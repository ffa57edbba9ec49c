import { z } from 'zod'
import { Can, Day, Id, Text } from '../common.ts'
import { act, read } from '../kit.ts'
import { BuiltYear } from '../plausible.ts'
import { PlanFloor, Ratio } from './plan.ts'
import { UnitBrief } from './units.ts'

export const BuildingPage = z.object({
  unit: UnitBrief,
  buildingId: Id,
  buildings: z.array(z.object({ id: Id, name: Text })),
  name: Text,
  address: z.string(),
  floorsAbove: z.number().int(),
  floorsBelow: z.number().int(),
  organisations: z.number().int(),
  plan: z.array(PlanFloor),
  asOf: z.string(),
  /** Open needs of this building, and of its unit where no tower is named; `elsewhere`: at no room of the plan. Null for who does not look after it. */
  openNeeds: z.object({ total: z.number().int(), elsewhere: z.number().int() }).nullable(),
  file: z.object({
    checkedOn: Day.nullable(),
    completedYear: z.number().int().nullable(),
    ownership: z.string(),
    grossArea: z.number().nullable(),
    /** As typed into the file; the occupancy rate goes by the rooms of the plan. */
    lettableArea: z.number().nullable(),
    parkingTotal: z.number().int().nullable(),
    parkingShared: z.number().int().nullable(),
    occupancyRate: Ratio,
    localRegistration: Ratio,
    bodies: z.array(z.object({ id: Id, kind: z.string(), name: Text, line: Text })),
    leasesEndingSoon: z.array(z.object({ organisationId: Id, name: Text, leaseEnd: Day })),
  }),
  /** `keep`: rooms and who is in them; `found`: another building of the unit. */
  can: z.object({ edit: Can, keep: Can, found: Can }),
})
export type BuildingPage = z.infer<typeof BuildingPage>
export const getBuilding = read('/api/desk/units/:slug/building', {
  summary: '楼宇页：楼层图和一楼一档',
  access: 'staff',
  params: z.object({ slug: z.string().max(60) }),
  query: z.object({ building: Id.optional() }),
  reply: BuildingPage,
})
export const updateBuildingFile = act('/api/desk/buildings/:buildingId/file', {
  summary: '更新一楼一档',
  access: 'staff',
  params: z.object({ buildingId: Id }),
  body: z.object({
    completedYear: BuiltYear.nullable(),
    ownership: z.string().trim().max(100),
    grossArea: z.number().positive().max(10_000_000).nullable(),
    lettableArea: z.number().positive().max(10_000_000).nullable(),
    parkingTotal: z.number().int().min(0).max(100_000).nullable(),
    parkingShared: z.number().int().min(0).max(100_000).nullable(),
  }),
  reply: z.object({ checkedOn: Day }),
})
