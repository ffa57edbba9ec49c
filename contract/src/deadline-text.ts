import type { Text } from './common.ts'
import type { DeadlineRule, Standing } from './deadline.ts'
import { count, lateText, leftText, spaced, spanText, usedText, type Moment, type Where } from './time-text.ts'

/** 7 个工作日, 15 天, 24 小时, 8 个工作小时 */
export function amountText({ amount, unit }: Pick<DeadlineRule, 'amount' | 'unit'>): Text {
  switch (unit) {
    case 'hours':
      return count(amount, '小时', 'hour')
    case 'working-hours':
      return count(amount, '个工作小时', 'working hour')
    case 'days':
    case 'exact-days':
      return count(amount, '天', 'day')
    case 'working-days':
      return count(amount, '个工作日', 'working day')
  }
}

type Clock = { standing: Standing; start: Moment; due: Moment; metAt?: Moment | null; now: Moment }

/** The time part of a chip: 还有 3 小时, 超时 18 小时, 用了 22 分钟, 用了 9 天，晚了 1 天. */
export function standingText({ standing, start, due, metAt, now }: Clock, where: Where = {}): Text {
  switch (standing) {
    case 'met':
      return usedText(start, metAt ?? now)
    case 'met-late': {
      const [used, late] = [usedText(start, metAt ?? now), spanText(Number(new Date(metAt ?? now)) - Number(new Date(due)))]
      return { zh: `${used.zh}，${spaced('晚了', late.zh)}`, en: `${used.en}, ${late.en} late` }
    }
    case 'running':
    case 'soon':
      return leftText(due, now, where)
    case 'overdue':
    case 'long-overdue':
      return lateText(due, now)
  }
}
