import { z } from 'zod'
import { Day, Id, Text } from '../common.ts'
import { industryGroups, spaceKinds } from './words.ts'

/** One cell of the stacking plan. Women's share and lease are null where the reader may not see them or there are fewer than five people. */
export const PlanCell = z.object({
  spaceId: Id,
  code: z.string(),
  kind: z.enum(spaceKinds),
  label: z.string(),
  area: z.number(),
  organisationId: Id.nullable(),
  organisation: Text.nullable(),
  group: z.enum(industryGroups).nullable(),
  openNeeds: z.number().int().nullable(),
  overdue: z.boolean().nullable(),
  leaseEnd: Day.nullable(),
  womenShare: z.number().nullable(), // 0–100, whole
  /** For those who keep the plan: the tenancy, the day it ends, and who comes next. */
  occupancyId: Id.nullable(),
  until: Day.nullable(),
  coming: z.object({ organisation: Text, from: Day }).nullable(),
})
export const PlanFloor = z.object({
  floorId: Id,
  label: z.string(),
  level: z.number().int(),
  area: z.number(),
  note: Text,
  cells: z.array(PlanCell),
})
export type PlanCell = z.infer<typeof PlanCell>
export type PlanFloor = z.infer<typeof PlanFloor>
/** A share that opens to its base: numerator, denominator and what they count. */
export const Ratio = z.object({ top: z.number(), bottom: z.number(), percent: z.number().nullable(), means: Text })
export type Ratio = z.infer<typeof Ratio>
