import { z } from 'zod'
import { Can, Day, Id, Text, written } from './common.ts'
import { act, read } from './kit.ts'

export const spaceKinds = [
  'office',
  'workstation',
  'service_window',
  'care_room',
  'legal_station',
  'meeting_room',
  'court',
  'parking_zone',
  'bay',
  'retail',
  'common',
] as const
/** Six colour groups of the stacking plan and the public ones. */
export const industryGroups = ['tech', 'care', 'finance', 'business', 'retail', 'culture', 'public'] as const

export const UnitBrief = z.object({ id: Id, slug: z.string(), name: Text, place: z.string(), organisations: z.number().int() })
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
              tenant: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
  workstation: z.object({ bodyId: Id, name: Text, place: z.string(), phone: z.string(), hours: Text }).nullable(),
})
export type PublicUnit = z.infer<typeof PublicUnit>
export const getUnit = read('/api/units/:slug', {
  summary: '一栋楼的公开页',
  access: 'anyone',
  params: z.object({ slug: written().max(60) }),
  reply: PublicUnit,
})

/** One cell of the stacking plan. Women's share and lease are null where the reader may not see them or there are fewer than five people. */
export const PlanCell = z.object({
  spaceId: Id,
  code: z.string(),
  kind: z.enum(spaceKinds),
  label: z.string(),
  area: z.number(),
  organisationId: Id.nullable(),
  organisation: z.string().nullable(),
  group: z.enum(industryGroups).nullable(),
  openNeeds: z.number().int().nullable(),
  overdue: z.boolean().nullable(),
  leaseEnd: Day.nullable(),
  womenShare: z.number().nullable(), // 0–100, whole
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
  file: z.object({
    checkedOn: Day.nullable(),
    completedYear: z.number().int().nullable(),
    ownership: z.string(),
    grossArea: z.number().nullable(),
    lettableArea: z.number().nullable(),
    parkingTotal: z.number().int().nullable(),
    parkingShared: z.number().int().nullable(),
    occupancyRate: Ratio,
    localRegistration: Ratio,
    bodies: z.array(z.object({ id: Id, kind: z.string(), name: Text, line: Text })),
    leasesEndingSoon: z.array(z.object({ organisationId: Id, name: z.string(), leaseEnd: Day })),
  }),
  can: z.object({ edit: Can }),
})
export type BuildingPage = z.infer<typeof BuildingPage>
export const getBuilding = read('/api/desk/units/:slug/building', {
  summary: '楼宇页：楼层图和一楼一档',
  access: 'staff',
  params: z.object({ slug: written().max(60) }),
  query: z.object({ building: Id.optional() }),
  reply: BuildingPage,
})

export const updateBuildingFile = act('/api/desk/buildings/:buildingId/file', {
  summary: '更新一楼一档',
  access: 'staff',
  params: z.object({ buildingId: Id }),
  body: z.object({
    completedYear: z.number().int().min(1900).max(2100).nullable(),
    ownership: written().trim().max(100),
    grossArea: z.number().positive().max(10_000_000).nullable(),
    lettableArea: z.number().positive().max(10_000_000).nullable(),
    parkingTotal: z.number().int().min(0).max(100_000).nullable(),
    parkingShared: z.number().int().min(0).max(100_000).nullable(),
  }),
  reply: z.object({ checkedOn: Day }),
})

export const getThreeCarriages = read('/api/desk/units/:slug/bodies', {
  summary: '三驾马车：席位、任期、职责',
  access: 'staff',
  params: z.object({ slug: written().max(60) }),
  reply: z.object({ unit: UnitBrief, bodies: z.array(BodyView) }),
})

export const fillSeat = act('/api/desk/seats/:seatId/fill', {
  summary: '把席位交给一个人',
  access: 'staff',
  params: z.object({ seatId: Id }),
  body: z.object({ personId: Id, from: Day, to: Day.nullable() }),
  reply: BodyView,
})
export const resetAccess = act('/api/desk/seats/:seatId/reset-access', {
  summary: '丢了手机：让在任的人所有登录退出，动态码重设',
  access: 'staff',
  perMinute: 10,
  params: z.object({ seatId: Id }),
  body: z.object({ note: written().trim().min(1).max(200) }),
  reply: z.object({ done: z.literal(true) }),
})
export const endSeat = act('/api/desk/seats/:seatId/end', {
  summary: '收回席位',
  access: 'staff',
  params: z.object({ seatId: Id }),
  body: z.object({ on: Day, note: written().trim().max(200).default('') }),
  reply: BodyView,
})

export const EnterprisePage = z.object({
  id: Id,
  name: Text,
  shortName: z.string(),
  kind: z.string(),
  group: z.enum(industryGroups).nullable(),
  industry: z.string(),
  registeredHere: z.boolean().nullable(),
  registeredPlace: z.string(),
  foundedYear: z.number().int().nullable(),
  creditCodeTail: z.string().nullable(),
  creditCodeWarning: Text.nullable(),
  checkedOn: Day.nullable(),
  /** null for fewer than five people or a reader without the right. */
  people: z
    .object({
      staff: z.number().int(),
      women: z.number().int().nullable(),
      womenShare: z.number().nullable(),
      partyMembers: z.number().int().nullable(),
    })
    .nullable(),
  spaces: z.array(
    z.object({
      spaceId: Id,
      code: z.string(),
      floor: z.string(),
      building: z.string(),
      area: z.number(),
      since: Day.nullable(), // null, like the lease, for a reader without the right
      leaseEnd: Day.nullable(),
    }),
  ),
  floor: PlanFloor.nullable(),
  contacts: z.array(z.object({ personId: Id, job: z.string(), duties: z.string(), name: z.string(), phone: z.string() })), // masked
  seats: z.array(z.object({ body: Text, title: Text, until: Day.nullable() })),
  unit: UnitBrief.nullable(),
  can: z.object({ edit: Can, reveal: Can, raise: Can }),
})
export type EnterprisePage = z.infer<typeof EnterprisePage>
export const getEnterprise = read('/api/desk/organisations/:organisationId', {
  summary: '一企一档',
  access: 'person',
  params: z.object({ organisationId: Id }),
  reply: EnterprisePage,
})

export const updateEnterprise = act('/api/desk/organisations/:organisationId/file', {
  summary: '更新一企一档',
  access: 'person',
  params: z.object({ organisationId: Id }),
  body: z.object({
    /** Left out: stays as it is (the page shows only its tail); null: taken off. */
    creditCode: written().trim().max(40).nullable().optional(),
    staff: z.number().int().min(0).max(1_000_000).nullable(),
    women: z.number().int().min(0).max(1_000_000).nullable(),
    partyMembers: z.number().int().min(0).max(1_000_000).nullable(),
    foundedYear: z.number().int().min(1900).max(2100).nullable(),
    registeredHere: z.boolean().nullable(),
  }),
  reply: EnterprisePage,
})

/** Opens one protected field; the look is logged with its reason. */
export const revealPhone = act('/api/desk/persons/:personId/phone', {
  summary: '查看完整电话（会留下记录）',
  access: 'person',
  perMinute: 20,
  params: z.object({ personId: Id }),
  body: z.object({ reason: written().trim().max(200).default('') }),
  reply: z.object({ phone: z.string() }),
})
export const revealCreditCode = act('/api/desk/organisations/:organisationId/credit-code', {
  summary: '查看完整信用代码（会留下记录）',
  access: 'person',
  perMinute: 20,
  params: z.object({ organisationId: Id }),
  body: z.object({ reason: written().trim().max(200).default('') }),
  reply: z.object({ creditCode: z.string() }),
})

export const OrganisationHit = z.object({
  organisationId: Id,
  name: z.string(),
  place: z.string(),
  unitId: Id.nullable(),
  spaceId: Id.nullable(),
  floor: z.string(),
  contacts: z.array(z.object({ personId: Id, job: z.string(), phoneTail: z.string() })),
})
export const findOrganisations = read('/api/desk/organisations', {
  summary: '找单位：按名字或房间号',
  access: 'staff',
  query: z.object({ q: written().trim().min(1).max(60), unit: Id.optional() }),
  reply: z.object({ hits: z.array(OrganisationHit) }),
})

export const BodyHit = z.object({ id: Id, name: Text, kind: z.string(), external: z.boolean(), region: z.string(), hasMail: z.boolean() })
export const listBodies = read('/api/desk/bodies', {
  summary: '可以派给的单位',
  access: 'staff',
  query: z.object({ unit: Id.optional() }),
  reply: z.object({ bodies: z.array(BodyHit) }),
})

export const findPersons = read('/api/desk/persons', {
  summary: '找人：为席位选人',
  access: 'staff',
  query: z.object({ q: written().trim().min(1).max(60) }),
  reply: z.object({ persons: z.array(z.object({ id: Id, name: z.string(), organisation: z.string(), job: z.string() })) }),
})
