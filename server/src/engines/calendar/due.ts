import type { DeadlineRule } from '@liti/contract/deadline'
import type { HolidayCalendar } from './holiday-calendar.ts'
import { hourUs, toInstant, toMicros, without, type Micros, type Span } from './micros.ts'

export type Limit = Pick<DeadlineRule, 'amount' | 'unit'>

/**
 * When a time limit runs out, in microseconds. `stops` are in order and do not overlap (see `stopsOf`).
 *
 * - hours, exact-days: start + amount, and every stop before the due time moves it by its own length
 * - working-hours: the moment at which so many office hours have passed in which the clock ran
 * - days, working-days: office closing of the Nth counted day, as the Civil Code has it (articles 201 and 203: the day of the start
 *   is not counted, and where there are business hours the last day ends with them). Of `working-days` only those count. A day counts
 *   unless the clock stands still in the last moment of its office hours (`stop.from < close <= stop.to`).
 *   So a day counts when the clock is set going again before closing time, and no due time ever falls inside a pause.
 *
 * Throws RangeError for an amount that is not positive, or not whole where the unit is days.
 */
export function dueMicros({ amount, unit }: Limit, start: Micros, stops: readonly Span[], calendar: HolidayCalendar): Micros {
  if (!(amount > 0) || amount > 9999) throw new RangeError(`time limit of ${amount} ${unit}`)
  if (unit.endsWith('days') && !Number.isInteger(amount)) throw new RangeError(`time limit of ${amount} ${unit}: days come whole`)
  switch (unit) {
    case 'hours':
      return shifted(start + Math.round(amount * hourUs), stops)
    case 'exact-days':
      return shifted(addDays(start, amount, calendar), stops)
    case 'working-hours':
      return afterOfficeTime(Math.round(amount * hourUs), start, stops, calendar)
    case 'days':
      return afterClosings(amount, start, stops, calendar, () => true)
    case 'working-days':
      return afterClosings(amount, start, stops, calendar, (day) => calendar.isWorkingDay(day))
  }
}

/** Units whose days are numbered and end when the office closes. */
export const endsAtClosing = ({ unit }: Pick<Limit, 'unit'>): boolean => unit === 'days' || unit === 'working-days'

/** A day is taken out by the stop that holds at its closing time. */
export const stopsDay = (stop: Span, close: Micros): boolean => stop.from < close && close <= stop.to

export const closeOf = (day: Temporal.PlainDate, calendar: HolidayCalendar): Micros => calendar.officeSpans(day).at(-1)?.to ?? 0

function shifted(due: Micros, stops: readonly Span[]): Micros {
  let moved = due
  for (const stop of stops) if (stop.from < moved) moved += stop.to - stop.from
  return moved
}

const addDays = (start: Micros, days: number, { zone }: HolidayCalendar): Micros =>
  toMicros(toInstant(start).toZonedDateTimeISO(zone).add({ days }).toInstant())

function afterOfficeTime(length: Micros, start: Micros, stops: readonly Span[], calendar: HolidayCalendar): Micros {
  let left = length
  for (let day = calendar.dayOf(toInstant(start)); ; day = day.add({ days: 1 })) {
    if (!calendar.isWorkingDay(day)) continue
    for (const open of calendar.officeSpans(day)) {
      for (const piece of without({ from: Math.max(open.from, start), to: open.to }, stops)) {
        if (piece.to - piece.from >= left) return piece.from + left
        left -= piece.to - piece.from
      }
    }
  }
}

function afterClosings(
  amount: number,
  start: Micros,
  stops: readonly Span[],
  calendar: HolidayCalendar,
  counts: (day: Temporal.PlainDate) => boolean,
): Micros {
  let counted = 0
  for (let day = calendar.dayOf(toInstant(start)).add({ days: 1 }); ; day = day.add({ days: 1 })) {
    if (!counts(day)) continue
    const close = closeOf(day, calendar)
    if (stops.some((stop) => stopsDay(stop, close))) continue
    counted += 1
    if (counted === amount) return close
  }
}
