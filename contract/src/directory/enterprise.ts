import { z } from 'zod'
import { Can, Day, Id, Text } from '../common.ts'
import { act, read } from '../kit.ts'
import { FoundedYear } from '../plausible.ts'
import { PlanFloor } from './plan.ts'
import { UnitBrief } from './units.ts'
import { industryGroups, organisationKinds } from './words.ts'

const Contact = z.object({
  affiliationId: Id,
  /** null until they have said themselves that they are of it: nothing more of them is shown than what was typed. */
  personId: Id.nullable(),
  job: z.string(),
  duties: z.string(),
  name: z.string(),
  phone: z.string(), // masked
})
export const EnterprisePage = z.object({
  id: Id,
  name: Text,
  shortName: z.string(),
  kind: z.enum(organisationKinds),
  group: z.enum(industryGroups).nullable(),
  industry: z.string(),
  industryCode: z.string(),
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
      occupancyId: Id,
      buildingId: Id,
      spaceId: Id,
      code: z.string(),
      floor: z.string(),
      building: Text,
      area: z.number(),
      since: Day.nullable(), // null, like the lease, for a reader without the right
      leaseEnd: Day.nullable(),
      until: Day.nullable(), // the day it moves out, where one is set
    }),
  ),
  floor: PlanFloor.nullable(),
  contacts: z.array(Contact),
  /** Others on file who work there: no contacts, but somebody a seat can be given to. */
  colleagues: z.array(Contact),
  seats: z.array(z.object({ body: Text, title: Text, until: Day.nullable() })),
  unit: UnitBrief.nullable(),
  /** `correct`: what the place knows of it; `move`: its rooms; `contacts`: who acts for it. */
  can: z.object({ edit: Can, reveal: Can, raise: Can, correct: Can, move: Can, contacts: Can }),
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
    creditCode: z.string().trim().max(40).nullable().optional(),
    staff: z.number().int().min(0).max(1_000_000).nullable(),
    women: z.number().int().min(0).max(1_000_000).nullable(),
    partyMembers: z.number().int().min(0).max(1_000_000).nullable(),
    foundedYear: FoundedYear.nullable(),
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
  body: z.object({ reason: z.string().trim().max(200).default('') }),
  reply: z.object({ phone: z.string() }),
})
export const revealCreditCode = act('/api/desk/organisations/:organisationId/credit-code', {
  summary: '查看完整信用代码（会留下记录）',
  access: 'person',
  perMinute: 20,
  params: z.object({ organisationId: Id }),
  body: z.object({ reason: z.string().trim().max(200).default('') }),
  reply: z.object({ creditCode: z.string() }),
})
