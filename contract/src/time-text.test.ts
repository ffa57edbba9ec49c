import { describe, expect, test } from 'vitest'
import { standingText } from './deadline-text.ts'
import {
  dateText,
  dateTimeText,
  dayOfText,
  daysBetween,
  daysText,
  exactSpanText,
  lateText,
  latestTimeText,
  leftText,
  partsOf,
  spaced,
  spanText,
  timeText,
  usedText,
  whenText,
} from './time-text.ts'

const at = (text: string) => `${text}:00+08:00`
const minutes = (n: number) => n * 60_000
const hours = (n: number) => n * 3_600_000
const due = at('2024-06-26T13:18')
const now = at('2024-06-18T10:24')

test.each([
  ['a date', dateText(now), '6 月 18 日 周二', 'Tue 18 June'],
  ['a calendar day', dateText('2024-06-18'), '6 月 18 日 周二', 'Tue 18 June'],
  ['a date of another year', dateText('2025-01-03', { now }), '2025 年 1 月 3 日 周五', 'Fri 3 January 2025'],
  ['an early time', timeText(at('2024-05-09T09:20')), '9:20', '9:20'],
  ['midnight', timeText(at('2024-05-09T00:00')), '0:00', '0:00'],
  ['date and time', dateTimeText(at('2024-05-11T18:00')), '5 月 11 日 周六 18:00', 'Sat 11 May, 18:00'],
  ['later today', whenText(at('2024-06-18T16:30'), now), '今天 16:30', 'today 16:30'],
  ['tomorrow', whenText(at('2024-06-19T10:30'), now), '明天 10:30', 'tomorrow 10:30'],
  ['yesterday', whenText(at('2024-06-17T10:30'), now), '昨天 10:30', 'yesterday 10:30'],
  ['another day', whenText(due, now), '6 月 26 日 周三 13:18', 'Wed 26 June, 13:18'],
  ['days left', leftText(due, now), '还有 8 天', 'Due in 8 days'],
  ['days left, late in the day', leftText(due, at('2024-06-18T23:00')), '还有 8 天', 'Due in 8 days'],
  ['a day left', leftText(due, at('2024-06-25T13:18')), '还有 1 天', 'Due in 1 day'],
  ['hours left', leftText(due, at('2024-06-26T10:10')), '还有 3 小时', 'Due in 3 hours'],
  ['just under a day left', leftText(due, at('2024-06-25T13:19')), '还有 23 小时', 'Due in 23 hours'],
  ['seconds left', leftText(due, '2024-06-26T13:17:30+08:00'), '还有不到 1 分钟', 'Due in less than a minute'],
  ['nothing left', leftText(due, due), '现在到期', 'Due now'],
  ['late', lateText(at('2024-06-17T16:24'), now), '超时 18 小时', '18 hours late'],
  ['used', usedText(at('2024-06-11T13:18'), at('2024-06-11T13:40')), '用了 22 分钟', 'Done in 22 minutes'],
  ['used, clock set back', usedText(now, at('2024-06-11T13:40')), '用了不到 1 分钟', 'Done in less than a minute'],
  ['day of', dayOfText({ n: 7, total: 15 }), '第 7 天，共 15 天', 'Day 7 of 15'],
  ['before day 1', dayOfText({ n: 0, total: 15 }), '明天是第 1 天，共 15 天', 'Tomorrow is day 1 of 15'],
  ['before working day 1', dayOfText({ n: 0, total: 7 }, true), '下一个工作日是第 1 天，共 7 天', 'The next working day is day 1 of 7'],
  ['latest', latestTimeText(due), '最晚 6 月 26 日 周三 13:18', 'By Wed 26 June, 13:18'],
  ['latest time', latestTimeText(due, { zh: '答复您', en: 'Answer' }), '最晚 6 月 26 日 周三 13:18 答复您', 'Answer by Wed 26 June, 13:18'],
  ['span of days', spanText(hours(71)), '2 天', '2 days'],
  ['exact span', exactSpanText(hours(47) + minutes(20)), '1 天 23 小时', '1 day 23 hours'],
  ['exact span without middle', exactSpanText(hours(48) + minutes(20)), '2 天', '2 days'],
  ['exact minutes', exactSpanText(minutes(5)), '5 分钟', '5 minutes'],
  ['exact nothing', exactSpanText(0), '不到 1 分钟', 'less than a minute'],
])('%s', (_, text, zh, en) => expect(text).toEqual({ zh, en }))

describe('ranges of days', () => {
  test.each([
    [['2024-04-27', '2024-05-01', '2024-05-02', '2024-05-03'], '4 月 27 日，5 月 1 日到 3 日', '27 April, 1 to 3 May'],
    [['2024-04-29', '2024-04-30', '2024-05-01'], '4 月 29 日到 5 月 1 日', '29 April to 1 May'],
    [['2024-12-31', '2025-01-01'], '12 月 31 日到 2025 年 1 月 1 日', '31 December to 1 January 2025'],
    [[], '', ''],
  ])('%j', (days, zh, en) => expect(daysText(days, { now })).toEqual({ zh, en }))

  test('a long list ends in 等', () => {
    const days = ['2024-01-01', '2024-01-03', '2024-01-05']
    expect(daysText(days, {}, 2)).toEqual({ zh: '1 月 1 日，1 月 3 日等', en: '1 January, 3 January and more' })
  })
})

test('a space stands between Han and digits only', () => {
  expect([spaced('派给', '3 家'), spaced('到 18:00', '答复'), spaced('超时', '不到'), spaced('楼', '，'), spaced('', '有')]).toEqual([
    '派给 3 家',
    '到 18:00 答复',
    '超时不到',
    '楼，',
    '有',
  ])
})

test('zones and kinds of input agree', () => {
  const ms = Date.UTC(2024, 5, 18, 2, 24)
  const parts = { year: 2024, month: 6, day: 18, weekday: 2, hour: 10, minute: 24 }
  expect([partsOf(ms), partsOf(new Date(ms)), partsOf(now)]).toEqual([parts, parts, parts])
  expect(partsOf(ms, 'Asia/Urumqi').hour).toBe(8)
  expect(daysBetween(at('2024-06-18T23:59'), at('2024-06-19T00:01'))).toBe(1)
})

describe('chips', () => {
  const clock = { start: at('2024-06-11T13:18'), due, now }
  test.each([
    [{ standing: 'met', metAt: at('2024-06-15T14:00') }, '用了 4 天'],
    [{ standing: 'met-late', metAt: at('2024-06-27T14:00') }, '用了 16 天，晚了 1 天'],
    [{ standing: 'met-late', metAt: '2024-06-26T13:18:01+08:00' }, '用了 15 天，晚了不到 1 分钟'],
    [{ standing: 'running' }, '还有 8 天'],
    [{ standing: 'overdue', now: at('2024-06-27T07:18') }, '超时 18 小时'],
  ] as const)('%j', (given, zh) => expect(standingText({ ...clock, ...given }).zh).toBe(zh))
})
