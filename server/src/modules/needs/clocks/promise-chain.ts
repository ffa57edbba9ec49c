import type { Text } from '@liti/contract/common'
import { amountText } from '@liti/contract/deadline-text'
import type { DeadlineView, RuleUnit } from '@liti/contract/deadline'
import type { ClockKind, Grade } from '@liti/contract/needs-words'
import { deadline, deadlineView, dueTime, ruleText } from '../../../engines/calendar/deadline.ts'
import { wordsOf, type Reader } from './clock-view.ts'
import { ruleFor, type TimeRules } from './time-rules.ts'

/** The version of the rule a date was worked out by. */
export type RuleRef = { id: string; version: number }

/** Where a need begins: at the workstation's door, taken on by whoever writes it down, or sent to its unit at once. */
export type Beginning = 'submitted' | 'accepted' | 'dispatched'
export type Dues = {
  due: Record<'accept' | 'dispatch' | 'sign' | 'contact' | 'answer', Temporal.Instant>
  /** By which version of which rule each was worked out. */
  rules: Record<'accept' | 'dispatch' | 'sign' | 'contact' | 'answer', RuleRef>
  contact: Text
  /** How the time to answer is counted: 一般诉求 7 个工作日。 */
  unit: RuleUnit
  summary: Text
}
export type Promised = Dues & { answer: DeadlineView }

const dayIn = (rules: TimeRules, at: Temporal.Instant): string => rules.calendar.dayOf(at).toString()

/**
 * The latest times a need raised at `start` can expect, if every step still to come takes all the time it may:
 * accepted, then dispatched, then signed for, contacted and answered counted from that dispatch.
 */
export function promisedDues(
  rules: TimeRules,
  start: Temporal.Instant,
  grade: Grade,
  now: Temporal.Instant,
  from: Beginning = 'submitted',
): Dues {
  const { calendar } = rules
  const day = dayIn(rules, now)
  const ruleOf = (kind: ClockKind) => ruleFor(rules, kind, day, grade).rule
  const refOf = (kind: ClockKind): RuleRef => {
    const { id, version } = ruleOf(kind)
    return { id, version }
  }
  const dueOf = (kind: ClockKind, begin: Temporal.Instant) => dueTime({ rule: ruleOf(kind), start: begin, now, calendar })
  const accept = from === 'submitted' ? dueOf('accept', start) : start
  const dispatch = from === 'dispatched' ? start : dueOf('dispatch', accept)
  return {
    due: { accept, dispatch, sign: dueOf('sign', dispatch), contact: dueOf('contact', dispatch), answer: dueOf('answer', dispatch) },
    rules: {
      accept: refOf('accept'),
      dispatch: refOf('dispatch'),
      sign: refOf('sign'),
      contact: refOf('contact'),
      answer: refOf('answer'),
    },
    contact: amountText(ruleOf('contact')),
    unit: ruleOf('answer').unit,
    summary: ruleText(ruleOf('answer')),
  }
}

/** The same, with the steps by which the day of the answer is found. */
export function promiseChain(
  rules: TimeRules,
  start: Temporal.Instant,
  grade: Grade,
  now: Temporal.Instant,
  from: Beginning = 'submitted',
  reader: Reader = 'requester',
): Promised {
  const dues = promisedDues(rules, start, grade, now, from)
  const { rule } = ruleFor(rules, 'answer', dayIn(rules, now), grade)
  const clock = { rule, start: dues.due.dispatch, now, calendar: rules.calendar }
  return { ...dues, answer: deadlineView(clock, deadline({ ...clock, words: wordsOf('answer', reader) })) }
}
