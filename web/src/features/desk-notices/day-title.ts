import type { Text } from '@liti/contract/common'
import { dateText, daysBetween, type Moment } from '../../kit/words/time.ts'

/** 今天 · 昨天 · 6 月 18 日 周二 */
export function dayTitle(moment: Moment, now: Moment): Text {
  const ago = daysBetween(moment, now)
  if (ago === 0) return { zh: '今天', en: 'Today' }
  return ago === 1 ? { zh: '昨天', en: 'Yesterday' } : dateText(moment, { now })
}
