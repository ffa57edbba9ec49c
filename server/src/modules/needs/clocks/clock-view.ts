import type { Text } from '@liti/contract/common'
import { amountText, standingText } from '@liti/contract/deadline-text'
import type { DeadlineView } from '@liti/contract/deadline'
import type { ClockView } from '@liti/contract/needs'
import type { ClockKind } from '@liti/contract/needs-words'
import { spaced } from '@liti/contract/time-text'
import { deadline, deadlineView } from '../../../engines/calendar/deadline.ts'
import { progress, usedTimeText } from '../../../engines/calendar/progress.ts'
import { standing } from '../../../engines/calendar/standing.ts'
import type { ClockRow } from './clock-row.ts'
import { readPauses } from './clocks.ts'
import { promiseDeadline, promiseProgress } from './promise-clock.ts'
import { ruleOf, type TimeRules } from './time-rules.ts'

/** What the count begins with, said behind the rule: 派单后 24 小时内要联系诉求人. */
const ruleText: Record<ClockKind, (amount: Text) => Text> = {
  accept: (a) => ({ zh: spaced('收到后', a.zh, '内要受理'), en: `Accept within ${a.en} of receipt` }),
  dispatch: (a) => ({ zh: spaced('受理后', a.zh, '内要派出'), en: `Dispatch within ${a.en} of acceptance` }),
  sign: (a) => ({ zh: spaced('派单后', a.zh, '内要签收'), en: `Sign for within ${a.en} of dispatch` }),
  contact: (a) => ({ zh: spaced('派单后', a.zh, '内要联系诉求人'), en: `First contact within ${a.en} of dispatch` }),
  answer: (a) => ({ zh: spaced('派单后', a.zh, '内要答复'), en: `Answer within ${a.en} of dispatch` }),
  reply: (a) => ({ zh: spaced('签收后', a.zh, '内要回复'), en: `Reply within ${a.en} of signing for it` }),
  promise: () => ({ zh: '说好那天办好', en: 'Done by the day it named' }),
  callback: (a) => ({ zh: spaced('答复后', a.zh, '内要回访'), en: `Call back within ${a.en} of the answer` }),
  case: (a) => ({ zh: spaced('差评后', a.zh, '内要整改'), en: `Settle within ${a.en} of the bad rating` }),
}

const againText = (a: Text): Text => ({
  zh: spaced('退回后', a.zh, '内要重新派'),
  en: `Dispatch again within ${a.en} of its return`,
})

const missingText = (a: Text): Text => ({
  zh: spaced('退回补充后', a.zh, '内要回复'),
  en: `Reply within ${a.en} of its being sent back`,
})

/** Whether a clock as it is shown has run out and is not met. */
export const hasRunOut = ({ standing: stands }: Pick<ClockView, 'standing'>): boolean => stands === 'overdue' || stands === 'long-overdue'

/** A stored clock as a sentence, seen from `now`; `sentBack`: its need waits for another lead. */
export function clockView(rules: TimeRules, row: ClockRow, now: Temporal.Instant, sentBack = false): ClockView {
  const rule = ruleOf(rules, row.rule_id, row.rule_version)
  const pauses = readPauses(row.pauses)
  const clock = { rule, start: row.started_at, pauses, now, calendar: rules.calendar }
  const paused = row.met_at === null && pauses.some((pause) => pause.to === null)
  const stands = standing({ due: row.due_at, start: row.started_at, metAt: row.met_at, now, calendar: rules.calendar, rule })
  return {
    id: row.id,
    kind: row.kind as ClockKind,
    bodyId: row.body_id,
    standing: row.cancelled_at ? 'cancelled' : paused ? 'paused' : stands,
    dueAt: row.due_at.toString(),
    metAt: row.met_at?.toString() ?? null,
    progress: row.kind === 'promise' ? promiseProgress(row, now) : progress({ ...clock, metAt: row.met_at }),
    time: timeText(),
    rule: wordsFor()(amountText(rule)),
  }

  function wordsFor(): (amount: Text) => Text {
    if (sentBack && row.kind === 'dispatch') return againText
    return row.again ? missingText : ruleText[row.kind as ClockKind]
  }

  function timeText(): Text {
    if (row.cancelled_at) return { zh: '不再计时', en: 'No longer counted' }
    if (paused) return { zh: '停表，等对方答复', en: 'Stopped, waiting for an answer' }
    if (row.met_at) return usedTimeText({ ...clock, metAt: row.met_at })
    return standingText({
      standing: stands,
      start: row.started_at.epochMilliseconds,
      due: row.due_at.epochMilliseconds,
      metAt: null,
      now: now.epochMilliseconds,
    })
  }
}

/** The whole explanation behind a clock's date. */
export function clockDeadline(rules: TimeRules, row: ClockRow, now: Temporal.Instant, reader: Reader): DeadlineView {
  if (row.kind === 'promise') return promiseDeadline(row)
  const rule = ruleOf(rules, row.rule_id, row.rule_version)
  const clock = { rule, start: row.started_at, pauses: readPauses(row.pauses), now: row.met_at ?? now, calendar: rules.calendar }
  return deadlineView(clock, deadline({ ...clock, words: wordsOf(row.kind as ClockKind, reader, row.again) }))
}

/** Whom a date is explained to: “您” is the requester alone. */
export type Reader = 'requester' | 'staff'

export const wordsOf = (kind: ClockKind, reader: Reader, again = false): { event: Text; promise: Text | null } => ({
  event: again ? { zh: '退回补充', en: 'its being sent back' } : beginText[kind],
  promise: (reader === 'requester' ? promisedText[kind] : undefined) ?? dutyText[kind],
})

const beginText: Record<ClockKind, Text> = {
  accept: { zh: '收到诉求', en: 'receipt' },
  dispatch: { zh: '受理', en: 'acceptance' },
  sign: { zh: '派单', en: 'dispatch' },
  contact: { zh: '派单', en: 'dispatch' },
  answer: { zh: '派单', en: 'dispatch' },
  reply: { zh: '签收', en: 'signing for it' },
  promise: { zh: '说定', en: 'the promise' },
  callback: { zh: '答复', en: 'the answer' },
  case: { zh: '差评', en: 'the bad rating' },
}
const dutyText: Record<ClockKind, Text> = {
  accept: { zh: '受理', en: 'Accept' },
  dispatch: { zh: '派单', en: 'Dispatch' },
  sign: { zh: '签收', en: 'Sign for it' },
  contact: { zh: '联系诉求人', en: 'First contact' },
  answer: { zh: '答复', en: 'Answer' },
  reply: { zh: '回复牵头单位', en: 'Reply to the lead' },
  promise: { zh: '办好', en: 'Done' },
  callback: { zh: '回访', en: 'Call back' },
  case: { zh: '说清整改', en: 'Settle the case' },
}
const promisedText: Partial<Record<ClockKind, Text>> = {
  answer: { zh: '答复您', en: 'Answer' },
  contact: { zh: '联系您', en: 'First contact' },
}
