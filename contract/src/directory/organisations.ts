import { z } from 'zod'
import { Id } from '../common.ts'
import { idOf } from '../ids.ts'
import { act } from '../kit.ts'
import { FoundedYear, LeaseDay, StepDay } from '../plausible.ts'
import { EnterprisePage } from './enterprise.ts'
import { Count, Done, Name, NameEn, NewPerson, Note } from './fields.ts'
import { industryGroups, organisationKinds } from './words.ts'

const Facts = {
  kind: z.enum(organisationKinds),
  name: Name,
  shortName: z.string().trim().min(1).max(20),
  nameEn: NameEn,
  group: z.enum(industryGroups).nullable(),
  /** GB/T 4754-2017: a letter and up to four digits, or the digits alone. */
  industryCode: z.union([z.literal(''), z.string().regex(/^[A-T]?\d{0,4}$/)]).default(''),
  activity: z.string().trim().max(60).default(''),
  registeredHere: z.boolean().nullable(),
  registeredPlace: z.string().trim().max(60).default(''),
  foundedYear: FoundedYear.nullable(),
}

/** With `move` the new organisation moves in at once. */
export const addOrganisation = act('/api/desk/organisations', {
  summary: '登记单位',
  access: 'staff',
  body: z.object({
    ...Facts,
    creditCode: z.string().trim().max(40).nullable(),
    staff: Count.nullable(),
    women: Count.nullable(),
    partyMembers: Count.nullable(),
    move: z.object({ spaceId: idOf('space'), from: StepDay, leaseEnd: LeaseDay.nullable() }).nullable(),
    /** Said after a look at those of the same name: it is another one. */
    another: z.boolean().default(false),
  }),
  reply: Done,
})

/** Kept by the workstation and the sub-district office; head counts are the enterprise's own to tell. */
export const correctOrganisation = act('/api/desk/organisations/:organisationId/correct', {
  summary: '更正单位的登记',
  access: 'staff',
  params: z.object({ organisationId: Id }),
  body: z.object({
    ...Facts,
    /** Left out: stays as it is (the page shows only its tail); null: taken off. */
    creditCode: z.string().trim().max(40).nullable().optional(),
    another: z.boolean().default(false),
    note: Note,
  }),
  reply: EnterprisePage,
})

export const addContact = act('/api/desk/organisations/:organisationId/contacts', {
  summary: '登记联系人',
  access: 'person',
  params: z.object({ organisationId: Id }),
  body: z.object({
    ...NewPerson.shape,
    /** `acts_for` are the contacts: they see and keep the organisation's file. */
    kind: z.enum(['acts_for', 'works_at']),
    job: z.string().trim().max(30).default(''),
    duties: z.string().trim().max(60).default(''),
    from: StepDay,
  }),
  reply: EnterprisePage,
})

/** `on` is the first day it no longer holds. */
export const endAffiliation = act('/api/desk/affiliations/:affiliationId/end', {
  summary: '不再是联系人',
  access: 'person',
  params: z.object({ affiliationId: Id }),
  body: z.object({ on: StepDay }),
  reply: EnterprisePage,
})
