import type { DeadlineRule } from '@liti/contract/deadline'
import { closeOf, endsAtClosing, stopsDay } from './due.ts'
import type { DayFacts, HolidayCalendar } from './holiday-calendar.ts'
import { clip, dayUs, lengthOf, toInstant, without, type Micros } from './micros.ts'
import type { Stop } from './pauses.ts'

/** What one day did to the count. */
export type DayTrace = {
  day: Temporal.PlainDate
  facts: DayFacts
  kind: 'start' | 'on' | 'off' | 'stop'
  /** Number of a counted day, where the unit is days. */
  n: number | null
  /** Time counted on this day, where the unit is hours or days. */
  ran: Micros
  /** The stop that took the day out. */
  stop: Stop | null
}

export type Course = {
  rule: DeadlineRule
  start: Micros
  due: Micros
  stops: readonly Stop[]
  calendar: HolidayCalendar
}

export const inOfficeTime = ({ rule }: Pick<Course, 'rule'>): boolean => rule.unit === 'working-hours' || rule.unit === 'working-days'

/** Every day from that of the start to that of the due time, with what it did to the count. */
export function traceDays(course: Course): DayTrace[] {
  const { start, due, calendar } = course
  const [first, last] = [calendar.dayOf(toInstant(start)), calendar.dayOf(toInstant(due))]
  const days: Temporal.PlainDate[] = []
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) days.push(day)
  return endsAtClosing(course.rule) ? traceClosings(course, days) : traceTime(course, days)
}

function traceClosings({ rule, stops, calendar }: Course, days: readonly Temporal.PlainDate[]): DayTrace[] {
  let counted = 0
  return days.map((day, i) => {
    const facts = calendar.dayFacts(day)
    const trace = { day, facts, n: null, ran: 0, stop: null }
    if (i === 0) return { ...trace, kind: 'start' }
    if (rule.unit === 'working-days' && !facts.working) return { ...trace, kind: 'off' }
    const close = closeOf(day, calendar)
    const stop = stops.find((one) => stopsDay(one, close)) ?? null
    if (stop) return { ...trace, kind: 'stop', stop }
    counted += 1
    return { ...trace, kind: 'on', n: counted }
  })
}

function traceTime(course: Course, days: readonly Temporal.PlainDate[]): DayTrace[] {
  const { rule, start, due, stops } = course
  const byDays = rule.unit === 'exact-days'
  let total = 0
  let counted = 0
  return days.map((day, i) => {
    const facts = course.calendar.dayFacts(day)
    const spans = countedSpans(course, day)
    const pieces = spans.flatMap((span) => without(span, stops))
    const ran = lengthOf(pieces)
    const stop = stops.find((one) => spans.some((span) => clip(one, span))) ?? null
    total += ran
    // what is full at midnight sharp is the next day's
    const atMidnight = total % dayUs === 0 && pieces.at(-1)?.to === course.calendar.daySpan(day).to
    const n = !byDays ? null : i === days.length - 1 ? rule.amount : Math.floor(total / dayUs) - Number(atMidnight)
    const more = byDays ? (n ?? 0) > counted : ran > 0
    counted = n ?? 0
    if (i === 0) return { day, facts, kind: 'start', n: null, ran, stop: null }
    if (!byDays && spans.length === 0) return { day, facts, kind: 'off', n: null, ran, stop: null }
    if (!more && stop) return { day, facts, kind: 'stop', n: null, ran, stop }
    return { day, facts, kind: 'on', n: more ? n : null, ran, stop: null }
  })

  function countedSpans({ calendar }: Course, day: Temporal.PlainDate) {
    const bounds = { from: start, to: due }
    const open = !inOfficeTime(course) ? [calendar.daySpan(day)] : calendar.isWorkingDay(day) ? calendar.officeSpans(day) : []
    return open.flatMap((span) => clip(span, bounds) ?? [])
  }
}

/** How much of a stop was taken out of the count, where the unit is hours or days. */
export function stoppedTime({ start, due, calendar, ...course }: Course, stop: Stop, days: readonly DayTrace[]): Micros {
  const inside = clip(stop, { from: start, to: due })
  if (!inside) return 0
  if (!inOfficeTime(course)) return inside.to - inside.from
  return lengthOf(
    days.filter(({ facts }) => facts.working).flatMap(({ day }) => calendar.officeSpans(day).flatMap((span) => clip(inside, span) ?? [])),
  )
}
