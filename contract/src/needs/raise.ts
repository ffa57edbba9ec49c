import { z } from 'zod'
import { tailIn } from '../codes.ts'
import { FileRef, Id, Instant, Mobile, Text } from '../common.ts'
import { idOf } from '../ids.ts'
import { DeadlineView } from '../deadline.ts'
import { act, read } from '../kit.ts'
import { clockKinds, grades, needTypes } from '../needs-words.ts'
import { needParams, said, words } from './fields.ts'
import { narrow } from '../typed.ts'

export const Category = z.object({
  code: z.string(),
  name: Text,
  hint: Text,
  children: z.array(z.object({ code: z.string(), name: Text, hint: Text })),
})
export type Category = z.infer<typeof Category>

export const getIntake = read('/api/needs/intake', {
  summary: '提诉求要用的分类和楼宇',
  access: 'anyone',
  reply: z.object({
    units: z.array(
      z.object({
        id: Id,
        slug: z.string(),
        name: Text,
        place: z.string(),
        /** Its towers, where there are several to choose from. */
        towers: z.array(z.object({ id: Id, name: Text })),
      }),
    ),
    categories: z.array(Category),
    /** A year the holiday calendar does not know makes every date in it uncertain. */
    calendarWarning: Text.nullable(),
  }),
})

/** Who will probably handle it, why, and by when each step is due: shown before sending. */
export const Preview = z.object({
  lead: z.object({ bodyId: Id, name: Text }).nullable(),
  why: z.array(Text),
  workstation: Text,
  steps: z.array(z.object({ kind: z.enum(clockKinds), text: Text, dueAt: Instant })),
  answer: z.object({ dueAt: Instant, deadline: DeadlineView }),
})
export type Preview = z.infer<typeof Preview>
export const previewNeed = read('/api/needs/preview', {
  summary: '可能由谁办，最晚哪天答复',
  access: 'anyone',
  query: z.object({
    unit: Id,
    category: z.string().max(40),
    grade: z.enum(grades).optional(),
    /** In which state it will begin: `dispatched` where whoever writes it down sends it to its unit at once. */
    from: z.enum(['submitted', 'accepted', 'dispatched']).default('submitted'),
  }),
  reply: Preview,
})

/** Drafts live on the server; the browser holds only a cookie that opens them. What is still too long to be sent is kept too. */
export const DraftData = z.object({
  step: z.number().int().min(1).max(9).default(1),
  unitId: idOf('draft').optional(),
  buildingId: idOf('draft').optional(),
  category: z.string().max(40).optional(),
  grade: z.enum(grades).optional(),
  type: z.enum(needTypes).optional(),
  place: words(1000).optional(),
  text: words(10_000).optional(),
  wanted: words(1000).optional(),
  phone: words(200).optional(),
  contactName: words(200).optional(),
  /** null: for themselves. */
  organisationId: idOf('draft').nullable().optional(),
  saidFirm: words(200).optional(),
  hidden: z.boolean().optional(),
  files: z
    .array(FileRef.extend({ id: idOf('draft') }))
    .max(6)
    .default([]),
})
export type DraftData = z.infer<typeof DraftData>
const Draft = z.object({
  draft: z
    .object({
      id: Id,
      data: DraftData,
      savedAt: Instant,
      /** Names of files that were added to it and are kept no longer. */
      gone: z.array(z.string()),
    })
    .nullable(),
})
export const getDraft = read('/api/needs/draft', { summary: '接着写上次的草稿', access: 'anyone', reply: Draft })
export const saveDraft = act('/api/needs/draft', { summary: '保存草稿', access: 'anyone', perMinute: 60, body: DraftData, reply: Draft })
export const dropDraft = act('/api/needs/draft/drop', { summary: '删掉草稿', access: 'anyone', reply: Draft })
export const addDraftFile = act('/api/needs/draft/files', {
  summary: '给草稿加照片或文件',
  access: 'anyone',
  kind: 'upload',
  perMinute: 20,
  reply: z.object({ file: FileRef }),
})

export const Receipt = z.object({
  needId: Id,
  number: z.string(),
  receiptCode: z.string(),
  title: z.string(),
  place: z.string(),
  unit: Text,
  at: Instant,
  phoneTail: z.string().nullable(),
  /** What was promised when it was raised, each step with its latest time; the words never change. */
  next: z.array(
    z.object({
      kind: z.string(),
      text: Text,
      detail: Text.nullable(),
      dueAt: Instant.nullable(),
      /** `off`: it will not come any more. */
      state: z.enum(['done', 'now', 'todo', 'off']),
      /** When it was done. */
      done: Text.nullable(),
      /** The date it has now, and why, where it is another one than was promised. */
      moved: Text.nullable(),
    }),
  ),
  /** How the day of the answer was worked out; null where that cannot be shown as it was any more. */
  deadline: DeadlineView.nullable(),
  trackUrl: z.string(),
  workstation: z.object({ name: Text, place: z.string(), hours: Text }),
})
export type Receipt = z.infer<typeof Receipt>

export const submitNeed = act('/api/needs', {
  summary: '提诉求',
  access: 'anyone',
  perMinute: 20,
  body: z.object({
    unitId: idOf('unit'),
    /** Which tower of a unit that has several. */
    buildingId: idOf('building').optional(),
    category: z.string().max(40),
    /** Left out: what needs of the category mostly are. Who accepts it may put both right. */
    grade: z.enum(['ordinary', 'utilities', 'danger']).optional(),
    type: z.enum(needTypes).optional(),
    place: words(120).default(''),
    text: said(2000),
    wanted: words(300).default(''),
    /** Needed from a guest; a signed-in person's own number is used. */
    phone: Mobile.optional(),
    contactName: words(40).default(''),
    /** For which of their firms somebody signed in asks: those who act for it see the need too. null: for themselves alone. */
    organisationId: idOf('own-organisation').nullable().default(null),
    /** Which firm a guest says they are of: the desk verifies it. */
    saidFirm: words(60).default(''),
    /** Left out: a complaint or a report of wrongdoing is, anything else is not. */
    hidden: z.boolean().optional(),
    files: z.array(idOf('file')).max(6).default([]),
    source: z.enum(['portal', 'poster']).default('portal'),
    lang: z.enum(['zh', 'en']).default('zh'),
  }),
  reply: Receipt,
})

export const getReceipt = read('/api/my/needs/:needId/receipt', { summary: '回执', access: 'anyone', params: needParams, reply: Receipt })

/** Of the phone left with the need, also where the whole number was pasted. */
const Tail = z
  .string()
  .max(500)
  .transform(tailIn)
  .pipe(z.string().regex(/^\d{4}$/))

export const openReceipt = act('/api/receipts/open', {
  summary: '用回执号和手机尾号查进度',
  access: 'anyone',
  perMinute: 10,
  body: z.object({ code: z.string().max(400).transform(narrow).pipe(z.string().trim().toUpperCase().max(40)), phoneTail: Tail }),
  reply: z.object({ needId: Id }),
})
