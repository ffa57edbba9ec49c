import type { DeadlineRule, Standing } from '@liti/contract/deadline'
import { dueMicros } from './due.ts'
import type { HolidayCalendar } from './holiday-calendar.ts'
import { hourUs, toInstant, toMicros } from './micros.ts'

const soonHours = 24
const longOverdueDays = 5

/** From when a late clock is long overdue: once more the rule's own length after the due time, or 5 working days, whichever is earlier. */
export function longOverdueFrom({
  due,
  rule,
  calendar,
}: {
  due: Temporal.Instant
  rule: DeadlineRule
  calendar: HolidayCalendar
}): Temporal.Instant {
  const from = toMicros(due)
  return toInstant(
    Math.min(dueMicros(rule, from, [], calendar), dueMicros({ amount: longOverdueDays, unit: 'working-days' }, from, [], calendar)),
  )
}

/**
 * Where a clock stands.
 * - met: done at or before the due time; met-late: done after it
 * - soon: 24 hours or less are left (a rule of 24 hours or less is so from its start)
 * - overdue: after the due time; long-overdue: after `longOverdueFrom`
 */
export function standing({
  due,
  metAt = null,
  now,
  calendar,
  rule,
}: {
  due: Temporal.Instant
  start: Temporal.Instant
  metAt?: Temporal.Instant | null
  now: Temporal.Instant
  calendar: HolidayCalendar
  rule: DeadlineRule
}): Standing {
  if (metAt) return toMicros(metAt) <= toMicros(due) ? 'met' : 'met-late'
  const left = toMicros(due) - toMicros(now)
  if (left > soonHours * hourUs) return 'running'
  if (left >= 0) return 'soon'
  return Temporal.Instant.compare(now, longOverdueFrom({ due, rule, calendar })) > 0 ? 'long-overdue' : 'overdue'
}
