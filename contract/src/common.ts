import { z } from 'zod'
import { plainMail, plainMobile } from './typed.ts'

/** A text in both languages of the product; Chinese is the original. */
export const Text = z.object({ zh: z.string(), en: z.string() })
export type Text = z.infer<typeof Text>
export type Lang = keyof Text

/** An instant, ISO 8601 with zone, e.g. `2026-06-11T10:24:00Z`. */
export const Instant = z.iso.datetime({ offset: true })
/** A calendar day, e.g. `2026-06-11`. Input takes one of those in plausible.ts, which say how early and late it can be. */
export const Day = z.iso.date()

export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** What a record is, as its module calls it: `need`, `assignment`. Which kinds there are, the modules say. */
export const RecordKind = z.string().regex(/^[a-z][a-z-]{0,39}$/)

/** A record as `<kind>:<id>`. */
export const RecordKey = z.string().regex(/^[a-z][a-z-]{0,39}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

/** Yes, or the reason why not: screens draw their buttons from it and know no roles. */
export const Can = z.union([z.literal(true), z.object({ why: Text })])
export type Can = z.infer<typeof Can>

/** Body of every refusal. `fields` points at the inputs that have to change; `unavailable` is our own trouble, and never the caller's. */
export const Refused = z.object({
  kind: z.enum(['forbidden', 'not-found', 'conflict', 'invalid', 'too-many', 'signed-out', 'unavailable']),
  code: z.string(),
  message: Text,
  fields: z.record(z.string(), Text).optional(),
  requestId: z.string().optional(),
})
export type Refused = z.infer<typeof Refused>

/** One page of a list; `next` is the cursor of the following page, null at the end. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export const PageQuery = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

/** A number of rows that is exact up to `limit` and says so beyond it: counting stays cheap however long a list grows. */
export const BoundedCount = z.object({ count: z.number().int(), more: z.boolean() })
export type BoundedCount = z.infer<typeof BoundedCount>

/** Mainland mobile number as people type it. */
export const Mobile = z
  .string()
  .max(40)
  .transform(plainMobile)
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, { error: 'mobile' }))

/** A mail address as people type it, or none. */
export const MailOrNone = z
  .string()
  .max(254)
  .transform(plainMail)
  .pipe(z.literal('').or(z.email({ error: 'mail' })))

export const FileRef = z.object({
  id: Id,
  name: z.string().max(200),
  type: z.string().max(100),
  size: z.number().int(),
  /** Short-lived signed link; null where the reader may not open the file. */
  url: z.string().max(1000).nullable(),
})
export type FileRef = z.infer<typeof FileRef>

/** Five levels in the national order (国办发〔2019〕51号, GB/T 39734-2020); the two lowest are bad ratings. */
export const ratingLevels = [
  { level: 5, text: { zh: '非常满意', en: 'Very satisfied' } },
  { level: 4, text: { zh: '满意', en: 'Satisfied' } },
  { level: 3, text: { zh: '基本满意', en: 'Mostly satisfied' } },
  { level: 2, text: { zh: '不满意', en: 'Dissatisfied' } },
  { level: 1, text: { zh: '非常不满意', en: 'Very dissatisfied' } },
] as const
export const Rating = z.number().int().min(1).max(5)
export const Solved = z.enum(['yes', 'partly', 'no'])
export type Solved = z.infer<typeof Solved>
