import { z } from 'zod'
import { BoundedCount, Id, Instant, page, PageQuery, Rating, Solved, Text } from '../common.ts'
import { act, read } from '../kit.ts'
import { callbackResults, callbackWays, objectionOutcomes } from '../needs-words.ts'
import { AgreedAt } from '../plausible.ts'
import { said, words } from './fields.ts'
import { NeedView } from './need-view.ts'
import { WorkRow } from './work.ts'
import { needAct } from './need-act.ts'

export const callbackTabs = ['due', 'unreached', 'bad', 'objected', 'done'] as const
export const listCallbacks = read('/api/desk/callbacks', {
  summary: '回访清单：谁办的谁不回访',
  access: 'staff',
  query: PageQuery.extend({ tab: z.enum(callbackTabs).default('due'), unit: Id.optional() }),
  reply: page(WorkRow.extend({ handledBy: Text, tries: z.number().int(), againAt: Instant.nullable() })).extend({
    counts: z.object({ due: BoundedCount, unreached: BoundedCount, bad: BoundedCount, objected: BoundedCount }),
    /** Needs the reader handled and therefore does not call back. */
    ownHandled: BoundedCount,
    month: z.object({ reached: z.number().int(), total: z.number().int(), unreached: z.number().int(), reopened: z.number().int() }),
  }),
})
export const recordCallback = needAct(
  'callback',
  '记下回访结果',
  z.object({
    solved: Solved,
    rating: Rating,
    words: words(500).default(''),
    /** By phone: the caller opened the number here since the answer, or says in `howNote` how they came through. */
    how: z.enum(callbackWays),
    howNote: words(200).default(''),
  }),
)
export const settleObjection = needAct(
  'objection/settle',
  '答复诉求人对回访结果的异议',
  z.object({ outcome: z.enum(objectionOutcomes), finding: said(1000) }),
)
export const recordAttempt = needAct(
  'callback/attempt',
  '这次没打成',
  z.object({ result: z.enum(callbackResults), againAt: AgreedAt.nullable().default(null), note: words(300).default('') }),
)
export const endBadRatingCase = act('/api/desk/cases/:caseId/end', {
  summary: '差评整改：说明查到什么、怎么改的',
  access: 'staff',
  params: z.object({ caseId: Id }),
  body: z.object({ finding: said(1000), remedy: z.enum(['fixed', 'ledger', 'explained']) }),
  reply: NeedView,
})
