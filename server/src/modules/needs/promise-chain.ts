import type { DeadlineView } from '@liti/contract/deadline'
import type { ClockKind, Grade } from '@liti/contract/needs-words'
import { deadline, deadlineView, dueTime } from '../../engines/calendar/deadline.ts'
import { wordsOf } from './clock-view.ts'
import { ruleFor, type TimeRules } from './time-rules.ts'

export type Promised = { due: Record<'accept' | 'dispatch' | 'contact' | 'answer', Temporal.Instant>; answer: DeadlineView }

const dayIn = (rules: TimeRules, at: Temporal.Instant): string => rules.calendar.dayOf(at).toString()

/**
 * The latest times a need raised at `start` can expect, if every step takes all the time it may:
 * accepted, then dispatched, then contacted and answered counted from that dispatch.
 */
export function promiseChain(rules: TimeRules, start: Temporal.Instant, grade: Grade, now: Temporal.Instant): Promised {
  const { calendar } = rules
  const dueOf = (kind: ClockKind, from: Temporal.Instant) =>
    dueTime({ rule: ruleFor(rules, kind, dayIn(rules, now), grade).rule, start: from, now, calendar })
  const accept = dueOf('accept', start)
  const dispatch = dueOf('dispatch', accept)
  const { rule } = ruleFor(rules, 'answer', dayIn(rules, now), grade)
  const clock = { rule, start: dispatch, now, calendar }
  const found = deadline({ ...clock, words: wordsOf('answer') })
  return { due: { accept, dispatch, contact: dueOf('contact', dispatch), answer: found.due }, answer: deadlineView(clock, found) }
}
