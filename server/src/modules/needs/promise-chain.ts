import type { Text } from '@liti/contract/common'
import { amountText } from '@liti/contract/deadline-text'
import type { DeadlineView } from '@liti/contract/deadline'
import type { ClockKind, Grade } from '@liti/contract/needs-words'
import { deadline, deadlineView, dueTime } from '../../engines/calendar/deadline.ts'
import { wordsOf, type Reader } from './clock-view.ts'
import { ruleFor, type TimeRules } from './time-rules.ts'

/** Where a need begins: at the workstation's door, taken on by whoever writes it down, or sent to its unit at once. */
export type Beginning = 'submitted' | 'accepted' | 'dispatched'
export type Promised = {
  due: Record<'accept' | 'dispatch' | 'sign' | 'contact' | 'answer', Temporal.Instant>
  answer: DeadlineView
  contact: Text
}

const dayIn = (rules: TimeRules, at: Temporal.Instant): string => rules.calendar.dayOf(at).toString()

/**
 * The latest times a need raised at `start` can expect, if every step still to come takes all the time it may:
 * accepted, then dispatched, then signed for, contacted and answered counted from that dispatch.
 */
export function promiseChain(
  rules: TimeRules,
  start: Temporal.Instant,
  grade: Grade,
  now: Temporal.Instant,
  from: Beginning = 'submitted',
  reader: Reader = 'requester',
): Promised {
  const { calendar } = rules
  const dueOf = (kind: ClockKind, begin: Temporal.Instant) =>
    dueTime({ rule: ruleFor(rules, kind, dayIn(rules, now), grade).rule, start: begin, now, calendar })
  const accept = from === 'submitted' ? dueOf('accept', start) : start
  const dispatch = from === 'dispatched' ? start : dueOf('dispatch', accept)
  const { rule } = ruleFor(rules, 'answer', dayIn(rules, now), grade)
  const clock = { rule, start: dispatch, now, calendar }
  const found = deadline({ ...clock, words: wordsOf('answer', reader) })
  return {
    due: { accept, dispatch, sign: dueOf('sign', dispatch), contact: dueOf('contact', dispatch), answer: found.due },
    answer: deadlineView(clock, found),
    contact: amountText(ruleFor(rules, 'contact', dayIn(rules, now), grade).rule),
  }
}
