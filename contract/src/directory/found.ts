import { z } from 'zod'
import { Can, Id, Text } from '../common.ts'
import { act, read } from '../kit.ts'
import { BuiltYear } from '../plausible.ts'
import { Area, Done, Name, NameEn } from './fields.ts'

/** What the reader may put on file, and the places it can be put in. */
export const getFounding = read('/api/desk/founding', {
  summary: '建档：可以登记什么，登记在哪里',
  access: 'staff',
  reply: z.object({
    places: z.array(z.object({ code: z.string(), name: Text, level: z.string() })),
    can: z.object({ openUnit: Can, addOrganisation: Can, constitute: Can }),
  }),
})

/** A governance unit with its three bodies, each with the seat that leads it, still vacant. */
export const openUnit = act('/api/desk/units', {
  summary: '新设治理单元',
  access: 'staff',
  body: z.object({
    jurisdictionCode: z.string().regex(/^(\d{9}|\d{12})$/),
    name: Name,
    nameEn: NameEn,
    shortCode: z
      .string()
      .trim()
      .regex(/^[A-Z]{2,4}$/),
    slug: z
      .string()
      .trim()
      .max(60)
      .regex(/^[a-z0-9-]+$/),
    place: z.string().trim().max(60).default(''),
    phone: z.string().trim().max(30).default(''),
  }),
  reply: z.object({ id: Id, slug: z.string() }),
})

/** A building with plain floors: one room each, to be changed afterwards. */
export const addBuilding = act('/api/desk/units/:slug/buildings', {
  summary: '加一座楼',
  access: 'staff',
  params: z.object({ slug: z.string().max(60) }),
  body: z.object({
    name: Name,
    nameEn: NameEn,
    address: z.string().trim().max(120).default(''),
    completedYear: BuiltYear.nullable(),
    floorsAbove: z.number().int().min(1).max(150),
    floorsBelow: z.number().int().min(0).max(10),
    floorArea: Area,
  }),
  reply: Done,
})
