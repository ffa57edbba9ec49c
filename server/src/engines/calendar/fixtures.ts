import type { DeadlineRule, RuleUnit } from '@liti/contract/deadline'
import { bundledHolidays } from './bundled.ts'
import { holidayCalendar } from './holiday-calendar.ts'
import type { Pause } from './pauses.ts'

/** Beijing wall clock, `2024-04-26T15:40`. */
export const at = (text: string): Temporal.Instant => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').toInstant()

export const wall = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/:00$/, '')

export const chinese = holidayCalendar(bundledHolidays())

export const rule = (amount: number, unit: RuleUnit): DeadlineRule => ({
  id: 'ordinary',
  version: 3,
  since: '2024-01-01',
  amount,
  unit,
  text: { zh: '一般诉求', en: 'Ordinary need' },
  source: { zh: '办理时限规则第 3 条', en: 'time limit rules, article 3' },
  url: null,
})

export const pause = (from: string, to: string | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
  reason: { zh: '等您补充充电桩编号', en: 'waiting for the numbers of the chargers' },
  ended: { zh: '收到', en: 'received' },
})
