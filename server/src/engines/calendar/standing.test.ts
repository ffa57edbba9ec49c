import { describe, expect, test } from 'vitest'
import { at, chinese, pause, rule, wall } from './fixtures.ts'
import { progress, usedTimeText } from './progress.ts'
import { longOverdueFrom, standing } from './standing.ts'

const start = at('2026-06-11T13:18')
const due = at('2026-06-26T13:18')
const fifteen = rule(15, 'exact-days')

describe('standing', () => {
  test.each([
    ['2026-06-01T00:00', null, 'running'],
    ['2026-06-25T13:17', null, 'running'],
    ['2026-06-25T13:18', null, 'soon'],
    ['2026-06-26T13:18', null, 'soon'],
    ['2026-06-26T13:18:01', null, 'overdue'],
    ['2026-07-03T18:00', null, 'overdue'],
    ['2026-07-03T18:00:01', null, 'long-overdue'],
    ['2026-07-30T00:00', '2026-06-26T13:18', 'met'],
    ['2026-07-30T00:00', '2026-06-26T13:18:01', 'met-late'],
  ] as const)('at %s, met %s: %s', (now, metAt, expected) => {
    const given = { due, start, metAt: metAt && at(metAt), now: at(now), calendar: chinese, rule: fifteen }
    expect(standing(given)).toBe(expected)
  })

  test('a short rule is long overdue after its own length', () => {
    expect(wall(longOverdueFrom({ due, rule: rule(2, 'hours'), calendar: chinese }))).toBe('2026-06-26T15:18')
  })
})

describe('progress', () => {
  test.each([
    ['2026-06-01T00:00', 0],
    ['2026-06-18T10:24', 45],
    ['2026-06-26T13:17', 99],
    ['2026-06-26T13:18', 100],
    ['2027-06-26T13:18', 100],
  ])('15 days at %s: %d', (now, expected) => expect(progress({ rule: fifteen, start, now: at(now), calendar: chinese })).toBe(expected))

  test('stands still while paused', () => {
    const clock = { rule: rule(24, 'hours'), start: at('2024-05-06T10:00'), pauses: [pause('2024-05-06T16:00', null)], calendar: chinese }
    expect(['2024-05-06T16:00', '2024-05-07T16:00', '2024-06-07T16:00'].map((now) => progress({ ...clock, now: at(now) }))).toEqual([
      25, 25, 25,
    ])
  })

  test('nights and holidays do not move office time', () => {
    const clock = { rule: rule(18, 'working-hours'), start: at('2024-04-30T09:00'), calendar: chinese }
    expect(['2024-04-30T18:00', '2024-05-05T23:00', '2024-05-06T09:00'].map((now) => progress({ ...clock, now: at(now) }))).toEqual([
      50, 50, 50,
    ])
  })

  test('what was met stays where it was', () => {
    expect(progress({ rule: fifteen, start, now: at('2030-01-01T00:00'), metAt: at('2026-06-14T13:18'), calendar: chinese })).toBe(20)
  })
})

test.each([
  [rule(7, 'working-days'), '2024-05-10T09:00', '用了 6 个工作日', 'Done in 6 working days'],
  [rule(7, 'working-days'), '2024-04-26T16:02', '用了 22 分钟', 'Done in 22 minutes'],
  [rule(8, 'working-hours'), '2024-04-28T10:00', '用了 3 个工作小时', 'Done in 3 working hours'],
  [rule(5, 'days'), '2024-05-01T15:00', '用了 4 天', 'Done in 4 days'],
])('time used by %j until %s', (limit, metAt, zh, en) => {
  const clock = { rule: limit, start: at('2024-04-26T15:40'), now: at('2024-06-01T10:00'), metAt: at(metAt), calendar: chinese }
  const pauses = [pause('2024-05-07T10:00', '2024-05-09T09:20')]
  expect(usedTimeText({ ...clock, pauses })).toEqual({ zh, en })
})
