import { z } from 'zod'
import { Id } from '../common.ts'
import { idOf } from '../ids.ts'
import { act } from '../kit.ts'
import { replyOutcomes, returnReasons } from '../needs-words.ts'
import { PromisedDay } from '../plausible.ts'
import { said, words } from './fields.ts'
import { NeedView } from './need-view.ts'

const nothing = z.object({})

const assignmentAct = <B extends z.ZodType>(path: string, summary: string, body: B) =>
  act(`/api/desk/assignments/:assignmentId/${path}`, {
    summary,
    access: 'staff',
    params: z.object({ assignmentId: Id }),
    body,
    reply: NeedView,
  })

export const signAssignment = assignmentAct('sign', '签收', nothing)
/** What a unit says of its part. */
export const PartReply = z.object({
  outcome: z.enum(replyOutcomes),
  text: said(2000),
  files: z.array(idOf('file')).max(6).default([]),
  /** With `promised`: the day it will be done. */
  day: PromisedDay.nullable().default(null),
  /** Why the day is another than the one named before. */
  why: words(300).default(''),
})
export const replyAssignment = assignmentAct('reply', '回复牵头单位', PartReply)
export const correctReply = assignmentAct('reply/correct', '更正回复', PartReply)
export const sendBackReply = assignmentAct('reply/send-back', '退回补充', z.object({ missing: said(500) }))
export const returnAssignment = assignmentAct('return', '退单，说明依据', z.object({ reason: z.enum(returnReasons), basis: said(500) }))
export const urgeAssignment = assignmentAct('urge', '催办', z.object({ note: words(300).default('') }))
export const cancelAssignment = assignmentAct('cancel', '撤销这家协办', z.object({ note: said(300) }))
export const askQuestion = assignmentAct('questions', '先问一件事', z.object({ text: said(500) }))
export const renewLink = assignmentAct(
  'link',
  '换一个新链接，旧的立即失效',
  z.object({ days: z.number().int().min(1).max(60).default(18) }),
)
export const revokeLink = assignmentAct('link/revoke', '让链接失效', nothing)
export const answerQuestion = act('/api/desk/questions/:questionId/answer', {
  summary: '答复协办单位的提问',
  access: 'staff',
  params: z.object({ questionId: Id }),
  body: z.object({ text: said(1000) }),
  reply: NeedView,
})
