import { expect, test } from 'vitest'
import { dayTitle } from './day-title.ts'

test.each([
  ['2026-06-18T15:59:00Z', '今天', 'Today'],
  ['2026-06-17T16:00:00Z', '今天', 'Today'],
  ['2026-06-17T15:59:00Z', '昨天', 'Yesterday'],
  ['2026-06-16T02:00:00Z', '6 月 16 日 周二', 'Tue 16 June'],
  ['2025-12-31T02:00:00Z', '2025 年 12 月 31 日 周三', 'Wed 31 December 2025'],
])('%s, read on the evening of 18 June in Beijing', (at, zh, en) => {
  expect(dayTitle(at, '2026-06-18T12:00:00Z')).toEqual({ zh, en })
})
