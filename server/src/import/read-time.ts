/** A time as a file tells it. `dayOnly`: it says the day and no more. */
export type ReadTime = { at: Temporal.Instant; dayOnly: boolean; day: Temporal.PlainDate }

const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时点](\d{1,2})(?:[:分](?:(\d{1,2})(?:[.,]\d+)?秒?)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i
const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?()$/

/**
 * Reads 2024-06-18 09:30:00, 2024/6/18 9:30, 2024年6月18日 9时30分, 20240618093000, with or without an offset (ISO 8601), and the bare day.
 * Without an offset the clock of `zone` is meant. Day and month in another order are not guessed.
 * @returns null for anything else, and for a day or time there is not
 */
export function readTime(text: string, zone: string): ReadTime | null {
  const found = written.exec(text.trim()) ?? compact.exec(text.trim())
  if (!found) return null
  const [, year, month, day, hour, minute, second, offset] = found
  try {
    const date = Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' })
    const time = Temporal.PlainTime.from(
      { hour: Number(hour ?? 0), minute: Number(minute ?? 0), second: Number(second ?? 0) },
      { overflow: 'reject' },
    )
    const at = date.toZonedDateTime({ timeZone: offset ? offsetZone(offset) : zone, plainTime: time }).toInstant()
    return { at, dayOnly: hour === undefined, day: date }
  } catch {
    return null
  }
}

const offsetZone = (offset: string): string => (/^(z|utc)$/i.test(offset) ? 'UTC' : offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2'))

const countedFrom = Temporal.PlainDateTime.from('1899-12-30')
/** From here on a day count is the same day in every program: some have a 29th of February 1900. */
const firstSure = 61
const lastCounted = 2_958_465

/** A day count of a spreadsheet (45461.5) as the clock it shows, to the second; a whole day without a clock. Null for a day no program shows. */
export function wallClock(days: number): string | null {
  if (!(days >= firstSure && days <= lastCounted)) return null
  const text = countedFrom
    .add({ seconds: Math.round(days * 86_400) })
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')
  return text.endsWith(' 00:00:00') ? text.slice(0, 10) : text
}

/** The same for a number that may be no day count at all: outside 1927 to 2119 it is some other number. */
export const fromDayCount = (count: number): string | null => (count < 10_000 || count > 80_000 ? null : wallClock(count))

/** A closing that tells only its day may have been as late as its end: the time used is never flattered. */
export const latest = ({ at, dayOnly, day }: ReadTime, zone: string): Temporal.Instant =>
  dayOnly ? day.add({ days: 1 }).toZonedDateTime(zone).toInstant().subtract({ seconds: 1 }) : at
