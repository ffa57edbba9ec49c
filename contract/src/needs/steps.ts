import { z } from 'zod'
import { FileRef, Mobile } from '../common.ts'
import { idOf } from '../ids.ts'
import { act, read } from '../kit.ts'
import { Moved } from '../moved.ts'
import { deskSources, grades, needTypes } from '../needs-words.ts'
import { needParams, said, words } from './fields.ts'
import { needAct } from './need-act.ts'
import { NeedView } from './need-view.ts'

export const registerNeed = act('/api/desk/needs', {
  summary: '登记诉求：来电、上门、走访、会上',
  access: 'staff',
  body: z.object({
    unitId: idOf('unit'),
    /** Which tower of a unit that has several, where no room says so. */
    buildingId: idOf('building').optional(),
    category: z.string().max(40),
    grade: z.enum(['ordinary', 'utilities', 'danger']).default('ordinary'),
    type: z.enum(needTypes),
    source: z.enum(deskSources).default('phone'),
    title: words(60).default(''),
    text: said(2000),
    wanted: words(300).default(''),
    place: words(120).default(''),
    spaceId: idOf('space').nullable().default(null),
    organisationId: idOf('organisation').nullable().default(null),
    personId: idOf('contact').nullable().default(null),
    phone: z.union([Mobile, z.literal('')]).default(''),
    requesterLabel: words(40).default(''),
    /** Asked in the name of the firm: those who act for it see the need too. */
    forFirm: z.boolean().default(false),
    /** Left out: a complaint or a report of wrongdoing is, anything else is not. */
    hidden: z.boolean().optional(),
    /** The language of the messages to whoever asked, where the directory does not know it. */
    lang: z.enum(['zh', 'en']).default('zh'),
    /** Dispatch in the same step, to the unit shown at the side. */
    dispatchTo: idOf('body').nullable().default(null),
  }),
  /** The code is read out to whoever asked, once: with it they follow the need, and rate it. */
  reply: NeedView.extend({ receiptCode: z.string() }),
})

export const acceptNeed = needAct(
  'accept',
  '受理诉求',
  z.object({
    note: words(500).default(''),
    title: words(60).optional(),
    category: z.string().max(40).optional(),
    type: z.enum(needTypes).optional(),
    grade: z.enum(grades).optional(),
    /** The room that the place named (`roomOffer`), once somebody has confirmed it. */
    spaceId: idOf('space').optional(),
    /** Which firm asks, as far as the desk could verify it; null: none. Left out: it stays as it is. */
    organisationId: idOf('organisation').nullable().optional(),
  }),
)
export const declineNeed = needAct('decline', '不受理，告诉对方该找谁', z.object({ reason: said(500), where: said(300) }))
/** Before accepting or dispatching: which dates the requester was told would move, and why they would be told so. */
export const foreseeMoves = read('/api/desk/needs/:needId/moves', {
  summary: '这样办，告诉过诉求人的日子会不会变',
  access: 'staff',
  params: needParams,
  query: z.object({ act: z.enum(['accept', 'dispatch']), grade: z.enum(grades).optional() }),
  reply: z.object({ moved: z.array(Moved) }),
})

export const dispatchNeed = needAct(
  'dispatch',
  '派单：一家牵头，可加协办',
  z.object({
    leadId: idOf('body'),
    grade: z.enum(grades).optional(),
    note: words(500).default(''),
    co: z
      .array(z.object({ bodyId: idOf('body'), ask: said(500) }))
      .max(20)
      .default([]),
  }),
)
export const acceptAndDispatch = needAct(
  'accept-and-dispatch',
  '受理并派单，一步办完',
  z.object({ ...acceptNeed.body.shape, ...dispatchNeed.body.shape }),
)
export const undoStep = needAct('undo', '撤销刚才的受理或派单（十秒以内）', z.object({}))
export const endNeed = needAct('end', '终结：街道书面决定，告诉对方还能找谁', z.object({ reason: said(1000), where: said(300) }))
export const addCoHandler = needAct('co-handlers', '加协办单位', z.object({ bodyId: idOf('body'), ask: said(500) }))
export const contactNeed = needAct('contact', '记下首次联系', z.object({ note: said(500) }))
export const answerNeed = needAct('answer', '答复诉求人', z.object({ text: said(2000), files: z.array(idOf('file')).max(6).default([]) }))
export const noteNeed = needAct('note', '写一条内部记录', z.object({ note: said(1000) }))

export const addDeskFile = act('/api/desk/files', {
  summary: '上传附件',
  access: 'staff',
  kind: 'upload',
  perMinute: 60,
  reply: z.object({ file: FileRef }),
})

export const revealContact = act('/api/desk/needs/:needId/phone', {
  summary: '查看诉求人电话（会留下记录）',
  access: 'staff',
  perMinute: 30,
  params: needParams,
  body: z.object({ reason: words(200).default('') }),
  reply: z.object({ phone: z.string().nullable(), name: z.string().nullable() }),
})
