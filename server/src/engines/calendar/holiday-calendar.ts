import { toMicros, type Span } from './micros.ts'

/** One day of a State Council arrangement: `off` true is a day off, false a working day (a make-up day when it falls on a weekend). */
export type HolidayRow = { day: string; name: string; off: boolean }

/** When the office is open. Weekdays count from Monday = 1 to Sunday = 7; times are `09:00`, wall clock. */
export type OfficeHours = {
  weekdays: readonly number[]
  from: string
  to: string
  lunch?: { from: string; to: string } | null
}

export type DayFacts = {
  working: boolean
  /** `make-up`: works although its weekday would be off; shown as 班. */
  kind: 'weekday' | 'weekend' | 'holiday' | 'make-up'
  /** The holiday it is, or is made up for; null on ordinary days. */
  name: string | null
}

export type HolidayCalendar = {
  readonly zone: string
  readonly hours: OfficeHours
  /** Years whose arrangement is known, ascending. */
  readonly knownYears: readonly number[]
  dayFacts(day: Temporal.PlainDate | string): DayFacts
  isWorkingDay(day: Temporal.PlainDate | string): boolean
  /** The years from one day to another, both included, that have no arrangement: only weekends are off in them. */
  missingYears(from: Temporal.PlainDate, to: Temporal.PlainDate): number[]
  /** The office hours of a day as spans of time (two with a lunch break), whether or not it is a working day. */
  officeSpans(day: Temporal.PlainDate): Span[]
  /** A whole calendar day as a span of time. */
  daySpan(day: Temporal.PlainDate): Span
  /** The calendar day an instant falls on. */
  dayOf(instant: Temporal.Instant): Temporal.PlainDate
}

export const defaultOfficeHours: OfficeHours = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', lunch: null }

/** A year counts as known when its arrangement gives the National Day holiday, which each one has had since 2007. */
const yearsWithNationalDay = (rows: readonly HolidayRow[]): number[] =>
  rows.filter((row) => row.off && row.day.endsWith('-10-01')).map((row) => Number(row.day.slice(0, 4)))

/**
 * Working days and office hours of one place. A row beats the weekday; of two rows for one day the later in the list holds.
 * `years` names the years whose arrangement is complete; without it they are found by their National Day.
 * Throws RangeError for office hours that never open.
 */
export function holidayCalendar({
  rows,
  hours = defaultOfficeHours,
  zone = 'Asia/Shanghai',
  years = yearsWithNationalDay(rows),
}: {
  rows: readonly HolidayRow[]
  hours?: OfficeHours
  zone?: string
  years?: readonly number[]
}): HolidayCalendar {
  const arranged = new Map(rows.map((row) => [row.day, row]))
  const known = new Set(years)
  const openings = openingsOf(hours)
  const at = (day: Temporal.PlainDate, time: Temporal.PlainTime) =>
    toMicros(day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant())

  // a deadline asks for the same days several times, and those of many deadlines are the same days
  const dayFacts = remembered((day) => factsOf(day))
  const officeSpans = remembered((day) => {
    const date = Temporal.PlainDate.from(day)
    return openings.map(([from, to]) => ({ from: at(date, from), to: at(date, to) }))
  })

  function factsOf(day: string): DayFacts {
    const row = arranged.get(day)
    if (row?.off) return { working: false, kind: 'holiday', name: row.name }
    const usual = hours.weekdays.includes(Temporal.PlainDate.from(day).dayOfWeek)
    if (usual) return { working: true, kind: 'weekday', name: null }
    return row ? { working: true, kind: 'make-up', name: row.name } : { working: false, kind: 'weekend', name: null }
  }

  // nearly every question is about the same few days, and the zone is costly to ask
  const lately: (Span & { day: Temporal.PlainDate })[] = []
  function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
    const us = toMicros(instant)
    const known = lately.find(({ from, to }) => from <= us && us < to)
    if (known) return known.day
    const day = instant.toZonedDateTimeISO(zone).toPlainDate()
    lately.unshift({ ...daySpan(day), day })
    lately.length = Math.min(lately.length, mostLately)
    return day
  }

  const daySpan = (day: Temporal.PlainDate): Span => ({ from: at(day, midnight), to: at(day.add({ days: 1 }), midnight) })

  return {
    zone,
    hours,
    knownYears: [...known].sort((a, b) => a - b),
    dayFacts,
    isWorkingDay: (day) => dayFacts(day).working,
    missingYears(from, to) {
      const missing: number[] = []
      for (let year = from.year; year <= to.year; year += 1) if (!known.has(year)) missing.push(year)
      return missing
    },
    officeSpans,
    daySpan,
    dayOf,
  }
}

const midnight = new Temporal.PlainTime()

const mostLately = 8
const mostDays = 4000
function remembered<T>(find: (day: string) => T): (day: Temporal.PlainDate | string) => T {
  const known = new Map<string, T>()
  return (day) => {
    const key = day.toString()
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= mostDays) known.clear()
    const found = find(key)
    known.set(key, found)
    return found
  }
}

function openingsOf({ weekdays, from, to, lunch }: OfficeHours): [Temporal.PlainTime, Temporal.PlainTime][] {
  const marks = [from, ...(lunch ? [lunch.from, lunch.to] : []), to].map((time) => Temporal.PlainTime.from(time))
  const rising = marks.every((mark, i) => i === 0 || Temporal.PlainTime.compare(marks[i - 1] ?? mark, mark) < 0)
  if (!rising) throw new RangeError(`office hours must rise: ${marks.join(', ')}`)
  if (weekdays.length === 0 || weekdays.some((weekday) => !Number.isInteger(weekday) || weekday < 1 || weekday > 7))
    throw new RangeError('office weekdays: at least one of 1 (Monday) to 7 (Sunday)')
  const openings: [Temporal.PlainTime, Temporal.PlainTime][] = []
  for (let i = 0; i + 1 < marks.length; i += 2) openings.push([marks[i] ?? midnight, marks[i + 1] ?? midnight])
  return openings
}
