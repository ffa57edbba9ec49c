import type { Text } from '@liti/contract/common'
import { amountText } from '@liti/contract/deadline-text'
import { spaced, spanText } from '@liti/contract/time-text'
import type { Clock } from './deadline.ts'
import { dueMicros } from './due.ts'
import { clip, hourUs, lengthOf, toInstant, toMicros, without, type Micros, type Span } from './micros.ts'
import { stopsOf } from './pauses.ts'
import { inOfficeTime, traceDays } from './trace.ts'

/** Time in which a clock ran between two instants: without its stops, and only office hours where the rule says so. */
function ranBetween({ rule, calendar }: Pick<Clock, 'rule' | 'calendar'>, bounds: Span, stops: readonly Span[]): Micros {
  if (bounds.to <= bounds.from) return 0
  if (!inOfficeTime({ rule })) return lengthOf(without(bounds, stops))
  let ran = 0
  const last = calendar.dayOf(toInstant(bounds.to))
  for (let day = calendar.dayOf(toInstant(bounds.from)); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!calendar.isWorkingDay(day)) continue
    for (const open of calendar.officeSpans(day)) {
      const span = clip(open, bounds)
      if (span) ran += lengthOf(without(span, stops))
    }
  }
  return ran
}

/** How much of its time a clock has used, 0 to 100, rounded down: 100 only at the due time. It stands still while the clock is paused. */
export function progress({ metAt = null, ...clock }: Clock & { metAt?: Temporal.Instant | null }): number {
  const start = toMicros(clock.start)
  const stops = stopsOf(clock.pauses ?? [], start, toMicros(clock.now))
  const due = dueMicros(clock.rule, start, stops, clock.calendar)
  const at = toMicros(metAt ?? clock.now)
  if (at >= due) return 100
  const all = ranBetween(clock, { from: start, to: due }, stops)
  const used = ranBetween(clock, { from: start, to: at }, stops)
  return all === 0 ? 0 : Math.min(99, Math.floor((100 * used) / all))
}

/** The time a clock used until `metAt`, in the rule's own unit and without its pauses: 用了 5 个工作日, 用了 22 分钟. */
export function usedTimeText({ metAt, ...clock }: Clock & { metAt: Temporal.Instant }): Text {
  const start = toMicros(clock.start)
  const bounds = { from: start, to: Math.max(start, toMicros(metAt)) }
  const stops = stopsOf(clock.pauses ?? [], start, toMicros(clock.now))
  const span = usedSpan()
  return { zh: spaced('用了', span.zh), en: `Done in ${span.en}` }

  function usedSpan(): Text {
    const { rule } = clock
    if (rule.unit === 'working-days') {
      const traces = traceDays({ rule, start, due: bounds.to, stops, calendar: clock.calendar })
      const n = traces.findLast((trace) => trace.n !== null)?.n ?? 0
      return n > 0 ? amountText({ amount: n, unit: rule.unit }) : spanText((bounds.to - bounds.from) / 1000)
    }
    const ran = ranBetween(clock, bounds, stops)
    if (rule.unit === 'working-hours' && ran >= hourUs) return amountText({ amount: Math.floor(ran / hourUs), unit: rule.unit })
    return spanText(ran / 1000)
  }
}

const microsOf = { hours: hourUs, 'working-hours': hourUs, days: 24 * hourUs, 'exact-days': 24 * hourUs } as const

/**
 * The time a clock used until `metAt` as a number in the rule's own unit, without its pauses. A working day counts as begun
 * plus the share of its office hours that had passed, so that figures can take medians of it.
 */
export function usedAmount({ metAt, ...clock }: Clock & { metAt: Temporal.Instant }): number {
  const start = toMicros(clock.start)
  const bounds = { from: start, to: Math.max(start, toMicros(metAt)) }
  const ran = ranBetween(clock, bounds, stopsOf(clock.pauses ?? [], start, toMicros(clock.now)))
  const { unit } = clock.rule
  if (unit !== 'working-days') return ran / microsOf[unit]
  const today = clock.calendar.dayOf(clock.start)
  return ran / lengthOf(clock.calendar.officeSpans(today))
}
