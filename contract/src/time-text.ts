import type { Lang, Text } from './common.ts'

/**
 * How times are said, in both languages. Plain `Date` and `Intl` only: it runs in any browser.
 * Chinese setting: one half-width space between Han and digits, times 9:20 and 19:00, dates 6 月 18 日 周二.
 */

/** Milliseconds since 1970, a `Date`, an ISO 8601 instant, or a calendar day `2026-06-18` (which belongs to no zone). */
export type Moment = number | string | Date

/** `zone` is an IANA name, Asia/Shanghai unless told; `now` lets a date of another year say its year. */
export type Where = { zone?: string; now?: Moment }

export type Parts = Readonly<{ year: number; month: number; day: number; weekday: number; hour: number; minute: number }>

const defaultZone = 'Asia/Shanghai'
const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const satisfies Record<Lang, readonly string[]>

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(zone, found)
  }
  return found
}

const isDay = (moment: Moment): moment is string => typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment)

const millis = (moment: Moment): number => (typeof moment === 'number' ? moment : new Date(moment).getTime())

/** The wall-clock parts of a moment in its zone; weekday 0 is Sunday. Throws RangeError for what is no time. */
export function partsOf(moment: Moment, zone = defaultZone): Parts {
  if (isDay(moment))
    return remembered(moment, () => {
      const at = new Date(`${moment}T00:00:00Z`)
      const parts = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
      return { ...parts, weekday: at.getUTCDay(), hour: 0, minute: 0 }
    })
  const ms = millis(moment)
  // since 1972 every zone is whole minutes from UTC, and a page names the same few minutes over and over
  return ms > wholeMinutesFrom ? remembered(`${zone} ${Math.floor(ms / minute)}`, () => wallClock(ms, zone)) : wallClock(ms, zone)
}

function remembered(key: string, find: () => Parts): Parts {
  const known = lately.get(key)
  if (known) return known
  const parts = find()
  if (lately.size >= mostKept) lately.clear()
  lately.set(key, parts)
  return parts
}

const wholeMinutesFrom = Date.UTC(1972, 1)
const mostKept = 500
const lately = new Map<string, Parts>()

function wallClock(ms: number, zone: string): Parts {
  const found: Record<string, number> = {}
  for (const { type, value } of format(zone).formatToParts(ms)) found[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = found
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(), hour, minute }
}

/** Days since 1970 of the calendar day a moment falls on. */
const dayNumber = (moment: Moment, zone?: string): number => {
  const { year, month, day: date } = partsOf(moment, zone)
  return Date.UTC(year, month - 1, date) / day
}

/** Calendar days from one moment to another, as one counts on a wall calendar: today 23:59 → tomorrow 0:01 is 1. */
export const daysBetween = (from: Moment, to: Moment, zone?: string): number => dayNumber(to, zone) - dayNumber(from, zone)

/** Joins pieces and sets the half-width space between Han and Latin letters or digits. */
export const spaced = (...pieces: string[]): string =>
  pieces.filter(Boolean).reduce((text, piece) => text + (meets(text, piece) ? ' ' : '') + piece, '')

const meets = (before: string, after: string): boolean =>
  (/[A-Za-z0-9%]$/.test(before) && /^\p{sc=Han}/u.test(after)) || (/\p{sc=Han}$/u.test(before) && /^[A-Za-z0-9]/.test(after))

/** A number with its unit: `7 天`, `7 days`, `1 day`. */
export const count = (n: number, zh: string, en: string): Text => ({ zh: `${n} ${zh}`, en: `${n} ${en}${n === 1 ? '' : 's'}` })

/** 9:20, 19:00 */
export function timeText(moment: Moment, { zone }: Where = {}): Text {
  const { hour, minute } = partsOf(moment, zone)
  const text = `${hour}:${String(minute).padStart(2, '0')}`
  return { zh: text, en: text }
}

/** 6 月 18 日 · 18 June; with the year where it is not that of `now`. */
export function dayText(moment: Moment, { zone, now }: Where = {}): Text {
  const { year, month, day } = partsOf(moment, zone)
  const other = now !== undefined && partsOf(now, zone).year !== year
  return { zh: `${other ? `${year} 年 ` : ''}${month} 月 ${day} 日`, en: `${day} ${months[month - 1]}${other ? ` ${year}` : ''}` }
}

/** 周二 · Tue */
export function weekdayText(moment: Moment, { zone }: Where = {}): Text {
  const { weekday } = partsOf(moment, zone)
  return { zh: weekdays.zh[weekday] ?? '', en: weekdays.en[weekday] ?? '' }
}

/** 6 月 18 日 周二 · Tue 18 June */
export function dateText(moment: Moment, where: Where = {}): Text {
  const [date, week] = [dayText(moment, where), weekdayText(moment, where)]
  return { zh: `${date.zh} ${week.zh}`, en: `${week.en} ${date.en}` }
}

/**
 * 6 月 18 日 周二 19:00 · Tue 18 June, 19:00: the one way an instant is written. What is promised is always written so, that it reads the
 * same on every page and on paper; of what has happened a page may say 今天 (`whenText`).
 */
export function dateTimeText(moment: Moment, where: Where = {}): Text {
  const [date, time] = [dateText(moment, where), timeText(moment, where)]
  return { zh: `${date.zh} ${time.zh}`, en: `${date.en}, ${time.en}` }
}

const near = new Map<number, Text>([
  [-1, { zh: '昨天', en: 'yesterday' }],
  [0, { zh: '今天', en: 'today' }],
  [1, { zh: '明天', en: 'tomorrow' }],
])

/** 今天 16:30, 明天 10:30, else 6 月 26 日 周五 13:18 */
export function whenText(moment: Moment, now: Moment, { zone = defaultZone }: Where = {}): Text {
  const [name, time] = [near.get(daysBetween(now, moment, zone)), timeText(moment, { zone })]
  return name ? { zh: `${name.zh} ${time.zh}`, en: `${name.en} ${time.en}` } : dateTimeText(moment, { zone, now })
}

/** A stretch of time, rounded down: 不到 1 分钟, 22 分钟, 18 小时, 4 天. `ms` is milliseconds; below zero counts as zero. */
export function spanText(ms: number): Text {
  if (ms < minute) return { zh: '不到 1 分钟', en: 'less than a minute' }
  if (ms < hour) return count(Math.floor(ms / minute), '分钟', 'minute')
  if (ms < day) return count(Math.floor(ms / hour), '小时', 'hour')
  return count(Math.floor(ms / day), '天', 'day')
}

/** The same in its two largest units, for sums that must add up: 1 天 23 小时, 2 小时 20 分钟. */
export function exactSpanText(ms: number): Text {
  const units = [
    count(Math.floor(ms / day), '天', 'day'),
    count(Math.floor((ms % day) / hour), '小时', 'hour'),
    count(Math.floor((ms % hour) / minute), '分钟', 'minute'),
  ]
  const first = units.findIndex((text) => !text.zh.startsWith('0 '))
  if (first < 0) return spanText(0)
  const said = units.slice(first, first + 2).filter((text) => !text.zh.startsWith('0 '))
  return { zh: said.map((text) => text.zh).join(' '), en: said.map((text) => text.en).join(' ') }
}

/** 还有 3 小时 · Due in 3 hours. From a day on it counts calendar days, so that it agrees with the date beside it. */
export function leftText(due: Moment, now: Moment, { zone }: Where = {}): Text {
  const ms = millis(due) - millis(now)
  if (ms <= 0) return { zh: '现在到期', en: 'Due now' }
  const span = ms < day ? spanText(ms) : count(daysBetween(now, due, zone), '天', 'day')
  return { zh: spaced('还有', span.zh), en: `Due in ${span.en}` }
}

/** 超时 18 小时 · 18 hours late */
export function lateText(due: Moment, now: Moment): Text {
  const span = spanText(millis(now) - millis(due))
  return { zh: spaced('超时', span.zh), en: `${span.en} late` }
}

/** 用了 22 分钟 · Done in 22 minutes */
export function usedText(start: Moment, end: Moment): Text {
  const span = spanText(millis(end) - millis(start))
  return { zh: spaced('用了', span.zh), en: `Done in ${span.en}` }
}

/** 第 7 天，共 15 天 · Day 7 of 15. `n` 0 is the day the clock started, and whatever follows it until the next working day where only those count. */
export function dayOfText({ n, total }: { n: number; total: number }, working = false): Text {
  if (n < 1 && working) return { zh: `下一个工作日是第 1 天，共 ${total} 天`, en: `The next working day is day 1 of ${total}` }
  if (n < 1) return { zh: `明天是第 1 天，共 ${total} 天`, en: `Tomorrow is day 1 of ${total}` }
  return { zh: `第 ${n} 天，共 ${total} 天`, en: `Day ${n} of ${total}` }
}

/** 最晚 6 月 26 日 周三 18:00 答复您 · Answer by Wed 26 June, 18:00 */
export function latestTimeText(due: Moment, verb: Text | null = null, where: Where = {}): Text {
  return latest(dateTimeText(due, where), verb)
}

const latest = (date: Text, verb: Text | null): Text => ({
  zh: spaced('最晚', date.zh, verb?.zh ?? ''),
  en: verb ? `${verb.en} by ${date.en}` : `By ${date.en}`,
})

/** Calendar days as ranges: 4 月 27 日，5 月 1 日到 5 日 · 27 April, 1 to 5 May. `days` in order, `2026-05-01`; ends in 等 after `most`. */
export function daysText(days: readonly string[], where: Where = {}, most = 8): Text {
  const ranges: [string, string][] = []
  for (const day of days) {
    const last = ranges.at(-1)
    if (last && daysBetween(last[1], day) === 1) last[1] = day
    else ranges.push([day, day])
  }
  const texts = ranges.slice(0, most).map(([from, to]) => rangeText(from, to, where))
  const more = ranges.length > most
  return {
    zh: texts.map((text) => text.zh).join('，') + (more ? '等' : ''),
    en: texts.map((text) => text.en).join(', ') + (more ? ' and more' : ''),
  }
}

function rangeText(from: string, to: string, where: Where): Text {
  const [first, last] = [dayText(from, where), dayText(to, where)]
  if (from === to) return first
  if (from.slice(0, 7) !== to.slice(0, 7)) return { zh: `${first.zh}到 ${last.zh}`, en: `${first.en} to ${last.en}` }
  return { zh: `${first.zh}到 ${partsOf(to).day} 日`, en: `${partsOf(from).day} to ${last.en}` }
}
