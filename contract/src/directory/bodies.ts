import { z } from 'zod'
import { Can, Day, Id, Text } from '../common.ts'
import { read } from '../kit.ts'
import { UnitBrief } from './units.ts'

export const SeatView = z.object({
  id: Id,
  kind: z.string(),
  title: Text,
  constituency: z.string().nullable(),
  organisation: z.string().nullable(),
  organisationId: Id.nullable(),
  holder: z.string().nullable(), // how the product addresses them; null for a vacant seat
  from: Day,
  to: Day.nullable(),
  vacant: z.boolean(),
  fillBy: Day.nullable(),
  note: z.string(),
})
export type SeatView = z.infer<typeof SeatView>
export const BodyView = z.object({
  id: Id,
  kind: z.string(),
  name: Text,
  shortName: z.string(),
  place: z.string(),
  termYears: z.number().int().nullable(),
  termFrom: Day.nullable(),
  termTo: Day.nullable(),
  duties: z.array(Text),
  seats: z.array(SeatView),
  /** Tables this body sits at. */
  sitsOn: z.array(z.object({ bodyId: Id, name: Text, seats: z.number().int(), voting: z.boolean(), note: z.string() })),
  /** Who sits at this body's table. */
  members: z.array(z.object({ bodyId: Id, name: Text, seats: z.number().int(), voting: z.boolean(), note: z.string() })),
  can: z.object({ fillSeat: Can, endSeat: Can }),
})
export type BodyView = z.infer<typeof BodyView>
export const getThreeCarriages = read('/api/desk/units/:slug/bodies', {
  summary: '三驾马车：席位、任期、职责',
  access: 'staff',
  params: z.object({ slug: z.string().max(60) }),
  reply: z.object({ unit: UnitBrief, bodies: z.array(BodyView) }),
})
