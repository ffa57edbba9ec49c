import { z } from 'zod'
import { Id, Text } from '../common.ts'
import { read } from '../kit.ts'

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
  query: z.object({ q: z.string().trim().min(1).max(60), unit: Id.optional() }),
  reply: z.object({ hits: z.array(OrganisationHit) }),
})
/** Those on file under the same name: asked before a second file is made of one firm. */
export const findNamesakes = read('/api/desk/organisations/namesakes', {
  summary: '是不是这一家：同名的单位',
  access: 'staff',
  query: z.object({ name: z.string().trim().min(1).max(80) }),
  reply: z.object({
    found: z.array(z.object({ id: Id, name: Text, place: Text, foundedYear: z.number().int().nullable() })),
  }),
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
  query: z.object({ q: z.string().trim().min(1).max(60) }),
  reply: z.object({
    persons: z.array(z.object({ id: Id, name: z.string(), organisation: z.string(), job: z.string() })),
    /** There are more than the list shows. */
    more: z.boolean(),
  }),
})
