import { z } from 'zod'
import { Id, Text } from '../common.ts'
import { read } from '../kit.ts'
import { spaceKinds } from './words.ts'

export const UnitBrief = z.object({ id: Id, slug: z.string(), name: Text, place: Text, organisations: z.number().int() })
export type UnitBrief = z.infer<typeof UnitBrief>
export const listUnits = read('/api/units', {
  summary: '治理单元：楼宇名录',
  access: 'anyone',
  reply: z.object({ units: z.array(UnitBrief) }),
})
/** What everybody may know of a building: floors, public rooms, who is on which floor; no areas, leases or people. */
export const PublicUnit = UnitBrief.extend({
  district: z.string(),
  buildings: z.array(
    z.object({
      id: Id,
      name: Text,
      address: z.string(),
      floors: z.array(
        z.object({
          id: Id,
          label: z.string(),
          level: z.number().int(),
          area: z.number(),
          spaces: z.array(
            z.object({
              id: Id,
              code: z.string(),
              kind: z.enum(spaceKinds),
              name: z.string(),
              area: z.number(),
              tenant: Text.nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
  workstation: z.object({ bodyId: Id, name: Text, place: Text, phone: z.string(), hours: Text }).nullable(),
})
export type PublicUnit = z.infer<typeof PublicUnit>
export const getUnit = read('/api/units/:slug', {
  summary: '一栋楼的公开页',
  access: 'anyone',
  params: z.object({ slug: z.string().max(60) }),
  reply: PublicUnit,
})
