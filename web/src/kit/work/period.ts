import { now, partsOf, type Moment } from '../words/time.ts'

export const periods = ['month', 'last-month', 'quarter', 'year'] as const
export type PeriodName = (typeof periods)[number]
export type Period = { from: string; to: string }

const dayOf = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)

/** First and last day of a named period; the last day is today where the period still runs. `quarter` is the last three months. */
export function periodOf(name: PeriodName, at: Moment = now()): Period {
  const { year, month, day } = partsOf(at)
  const today = dayOf(year, month, day)
  switch (name) {
    case 'month':
      return { from: dayOf(year, month, 1), to: today }
    case 'last-month':
      return { from: dayOf(year, month - 1, 1), to: dayOf(year, month, 0) }
    case 'quarter':
      return { from: dayOf(year, month - 2, 1), to: today }
    case 'year':
      return { from: dayOf(year, 1, 1), to: today }
  }
}

export const thisMonth = (): Period => periodOf('month')

/** Which named period these days are; null for any others. */
export const nameOf = ({ from, to }: Period): PeriodName | null =>
  periods.find((name) => {
    const period = periodOf(name)
    return period.from === from && period.to === to
  }) ?? null
