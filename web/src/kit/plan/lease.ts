import type { Text } from '@liti/contract/common'
import { count, partsOf, type Moment } from '../words/time.ts'

const at = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)
const clamp = (share: number): number => Math.min(100, Math.max(0, share))
const talkMonths = 6

export type Lease = {
  /** Where today and the first day to talk about renewal lie, percent of the lease. */
  now: number
  talk: number
  talkFrom: string
  /** Whole months left, or past the end. */
  months: number
  past: boolean
}

/** How far a lease has run; without a first day it is drawn over its last three years. */
export function leaseOf(since: string | null, leaseEnd: string, now: Moment): Lease {
  const from = at(since ?? back(leaseEnd, 36))
  const to = at(leaseEnd)
  const today = Number(new Date(now))
  const share = (moment: number): number => clamp(((moment - from) / Math.max(to - from, 1)) * 100)
  const talkFrom = back(leaseEnd, talkMonths)
  return { now: share(today), talk: share(at(talkFrom)), talkFrom, months: monthsBetween(today, to), past: today > to }
}

/** The same day some months earlier. */
function back(day: string, months: number): string {
  const { year, month, day: date } = partsOf(day)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10)
}

function monthsBetween(one: number, other: number): number {
  const [first, last] = [partsOf(Math.min(one, other)), partsOf(Math.max(one, other))]
  return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day ? 1 : 0)
}

/** 2 年, 1 年 3 个月, 不到 1 个月 */
export function spanOfMonths(months: number): Text {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (months < 1) return { zh: '不到 1 个月', en: 'less than a month' }
  const said = [years > 0 && count(years, '年', 'year'), rest > 0 && count(rest, '个月', 'month')].filter((text) => text !== false)
  return { zh: said.map(({ zh }) => zh).join(' '), en: said.map(({ en }) => en).join(' ') }
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** 2026 年 6 月 · June 2026 */
export function monthText(day: string): Text {
  const { year, month } = partsOf(day)
  return { zh: `${year} 年 ${month} 月`, en: `${months[month - 1]} ${year}` }
}
