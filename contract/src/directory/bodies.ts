import { z } from 'zod'
import { Can, Day, Id, MailOrNone, Text } from '../common.ts'
import { idOf } from '../ids.ts'
import { act, read } from '../kit.ts'
import { StepDay, TermDay } from '../plausible.ts'
import { Done, Name, NameEn } from './fields.ts'
import { UnitBrief } from './units.ts'
import { bodyKinds } from './words.ts'

export const SeatView = z.object({
  id: Id,
  kind: z.string(),
  title: Text,
  constituency: z.string().nullable(),
  organisation: Text.nullable(),
  organisationId: Id.nullable(),
  holder: z.string().nullable(), // how the product addresses them; null for a vacant seat
  from: Day,
  to: Day.nullable(),
  vacant: z.boolean(),
  fillBy: Day.nullable(),
  note: z.string(),
})
export type SeatView = z.infer<typeof SeatView>
const TableLink = z.object({
  membershipId: Id,
  bodyId: Id,
  name: Text,
  seats: z.number().int(),
  voting: z.boolean(),
  note: z.string(),
})
export const BodyView = z.object({
  id: Id,
  kind: z.string(),
  name: Text,
  shortName: z.string(),
  place: Text,
  termYears: z.number().int().nullable(),
  termFrom: Day.nullable(),
  termTo: Day.nullable(),
  duties: z.array(Text),
  seats: z.array(SeatView),
  /** Tables this body sits at. */
  sitsOn: z.array(TableLink),
  /** Who sits at this body's table. */
  members: z.array(TableLink),
  /** `shape`: its term, its seats and tables; the others: who holds a seat, and until when. */
  can: z.object({ fillSeat: Can, endSeat: Can, extendSeat: Can, shape: Can }),
})
export type BodyView = z.infer<typeof BodyView>
export const getThreeCarriages = read('/api/desk/units/:slug/bodies', {
  summary: '三驾马车：席位、任期、职责',
  access: 'staff',
  params: z.object({ slug: z.string().max(60) }),
  reply: z.object({ unit: UnitBrief, bodies: z.array(BodyView) }),
})

/** Every body of the district and those elsewhere it works with. */
export const BodyRow = z.object({
  id: Id,
  kind: z.enum(bodyKinds),
  name: Text,
  unit: Text.nullable(),
  place: Text.nullable(),
  external: z.boolean(),
  region: z.string(),
  seats: z.number().int(),
  held: z.number().int(),
  termTo: Day.nullable(),
})
export type BodyRow = z.infer<typeof BodyRow>
export const getBodyRegister = read('/api/desk/body-register', {
  summary: '机构名录',
  access: 'staff',
  reply: z.object({ bodies: z.array(BodyRow), can: z.object({ constitute: Can }) }),
})

export const BodyPage = BodyView.extend({
  unit: UnitBrief.nullable(),
  external: z.boolean(),
  region: z.string(),
  contactEmail: z.string(),
  phone: z.string(),
  hours: Text,
})
export type BodyPage = z.infer<typeof BodyPage>
export const getBody = read('/api/desk/bodies/:bodyId', {
  summary: '一个机构：席位、任期、和谁坐一张桌',
  access: 'staff',
  params: z.object({ bodyId: Id }),
  reply: BodyPage,
})

const Reach = {
  place: z.string().trim().max(60).default(''),
  placeEn: z.string().trim().max(80).default(''),
  phone: z.string().trim().max(30).default(''),
  hours: z.string().trim().max(60).default(''),
  hoursEn: z.string().trim().max(80).default(''),
  /** Where its letters go: a unit elsewhere gets its signed links by mail. */
  contactEmail: MailOrNone.default(''),
}
export const constituteBody = act('/api/desk/body-register', {
  summary: '新设机构',
  access: 'staff',
  body: z.object({
    kind: z.enum(bodyKinds),
    name: Name,
    shortName: z.string().trim().min(1).max(30),
    nameEn: NameEn,
    /** One of the three says where it belongs: a unit, a place, or a region elsewhere. */
    unitId: idOf('unit').nullable(),
    jurisdictionCode: z.string().max(12).nullable(),
    region: z.string().trim().max(30).default(''),
    ...Reach,
  }),
  reply: Done,
})
export const changeBody = act('/api/desk/bodies/:bodyId', {
  summary: '更正机构的名称和联系方式',
  access: 'staff',
  params: z.object({ bodyId: Id }),
  body: z.object({ name: Name, shortName: z.string().trim().min(1).max(30), nameEn: NameEn, ...Reach }),
  reply: BodyView,
})

/** `continue`: whoever holds a seat to the end of the old term goes on. `elect`: all seats are vacant from the first day of the new term. */
export const renewTerm = act('/api/desk/bodies/:bodyId/term', {
  summary: '续任或换届',
  access: 'staff',
  params: z.object({ bodyId: Id }),
  body: z.object({ mode: z.enum(['continue', 'elect']), from: StepDay, to: TermDay }),
  reply: BodyView,
})

export const joinTable = act('/api/desk/bodies/:bodyId/members', {
  summary: '请一个机构坐到这张桌上',
  access: 'staff',
  params: z.object({ bodyId: Id }),
  body: z.object({
    memberBodyId: idOf('body'),
    seats: z.number().int().min(0).max(50),
    voting: z.boolean(),
    note: z.string().trim().max(100).default(''),
    from: StepDay,
  }),
  reply: BodyView,
})
export const leaveTable = act('/api/desk/memberships/:membershipId/leave', {
  summary: '不再坐在这张桌上',
  access: 'staff',
  params: z.object({ membershipId: Id }),
  body: z.object({ on: StepDay }),
  reply: BodyView,
})
