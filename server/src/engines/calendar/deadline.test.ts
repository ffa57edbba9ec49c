import { DeadlineView } from '@liti/contract/deadline'
import { describe, expect, test } from 'vitest'
import { deadline, deadlineView, dueTime } from './deadline.ts'
import { at, chinese, pause, rule, wall } from './fixtures.ts'
import { holidayCalendar } from './holiday-calendar.ts'

const words = {
  event: { zh: '派单', en: 'dispatch' },
  detail: { zh: '派给物业', en: 'sent to the property firm' },
  promise: { zh: '答复您', en: 'Answer' },
}
const chargers = {
  rule: rule(7, 'working-days'),
  start: at('2024-04-26T15:40'),
  now: at('2024-05-09T10:00'),
  calendar: chinese,
  words,
}
const waited = pause('2024-05-07T10:00', '2024-05-09T09:20')

describe('seven working days over Labour Day 2024 with a pause', () => {
  const found = deadline({ ...chargers, pauses: [waited] })

  test('due on the make-up Saturday', () => {
    expect([wall(found.due), wall(found.withoutPauses), found.state]).toEqual(['2024-05-11T18:00', '2024-05-09T18:00', 'running'])
    expect(found.answer.zh).toBe('最晚 5 月 11 日 周六 18:00 答复您')
    expect(found.summary.zh).toBe('一般诉求 7 个工作日。那天是调休上班的周六。')
    expect(found.note?.zh).toBe('放假和调休按国务院办公厅 2024 年的安排。')
    expect(found.dayOf).toEqual({ n: 5, total: 7 })
  })

  test('the steps, word for word', () => {
    expect(found.steps.map(({ title, detail, aside }) => [title.zh, detail?.zh ?? '', aside?.zh ?? ''])).toEqual([
      ['派单的下一个工作日是第 1 天', '4 月 26 日 周五 15:40 派给物业', ''],
      ['一般诉求，7 个工作日', '办理时限规则第 3 条，2024 年 1 月版', ''],
      ['跳过周末和劳动节', '4 月 27 日，5 月 1 日到 5 日', '不算 6 天'],
      ['调休上班照样算', '4 月 28 日 周日，5 月 11 日 周六', '算 2 天'],
      ['停表：等您补充充电桩编号', '5 月 7 日 周二 10:00 到 5 月 9 日 周四 9:20 收到', '不算 2 天'],
      ['到期：5 月 11 日 周六 18:00', '没停表的话，是 5 月 9 日', ''],
    ])
  })

  test('the grid, cell for cell', () => {
    const cells = found.days.map(({ head, kind, label, makeUp, today }) =>
      [head, makeUp ? '班' : '', today ? '今天' : '', kind, label?.zh ?? ''].filter(Boolean).join(' '),
    )
    expect(cells.slice(0, 7)).toEqual(['22 past', '23 past', '24 past', '25 past', '4/26 start 派单', '27 off 周末', '28 班 on 第 1 天'])
    expect(cells.slice(7, 14)).toEqual([
      '29 on 第 2 天',
      '30 on 第 3 天',
      '5/1 off 放假',
      '2 off 放假',
      '3 off 放假',
      '4 off 放假',
      '5 off 放假',
    ])
    const third = ['6 on 第 4 天', '7 stop 停表', '8 stop 停表', '9 今天 on 第 5 天', '10 on 第 6 天', '11 班 end 第 7 天', '12 off 周末']
    expect(cells.slice(14)).toEqual(third)
    expect(found.grid.zh).toBe(
      '4 月 22 日到 5 月 12 日的日历。4 月 26 日派单；4 月 27 日周末；4 月 28 日到 30 日第 1 到 3 天；5 月 1 日到 5 日放假；5 月 6 日第 4 天；' +
        '5 月 7 日到 8 日停表；5 月 9 日到 10 日第 5 到 6 天；5 月 11 日第 7 天，到期；5 月 12 日周末。今天 5 月 9 日。',
    )
  })

  test('as JSON of the contract', () => {
    const view = deadlineView(chargers, found)
    expect(DeadlineView.parse(JSON.parse(JSON.stringify(view)))).toEqual(view)
  })

  test('still waiting: due as if it went on now, and it says so', () => {
    const open = deadline({ ...chargers, now: at('2024-05-09T10:00'), pauses: [pause('2024-05-07T10:00', null)] })
    expect([wall(open.due), open.state, open.running]).toEqual(['2024-05-11T18:00', 'paused', false])
    expect(open.answer.zh).toBe('停表中。如果现在恢复，最晚 5 月 11 日 周六 18:00 答复您')
    expect(open.steps.at(-2)?.detail?.zh).toBe('5 月 7 日 周二 10:00 起，还停着')
    expect(open.steps.at(-1)?.title.zh).toBe('如果现在恢复，到期：5 月 11 日 周六 18:00')
    const later = deadline({ ...chargers, now: at('2024-05-10T20:00'), pauses: [pause('2024-05-07T10:00', null)] })
    expect(wall(later.due)).toBe('2024-05-14T18:00')
  })
})

describe('due times', () => {
  test.each([
    ['a promise in days ends with office hours, not at 4:53', 15, 'days', '2026-06-11T04:53', [], '2026-06-26T18:00'],
    ['also from an evening to a Sunday', 2, 'days', '2024-05-17T23:59', [], '2024-05-19T18:00'],
    ['days across a leap day', 2, 'days', '2024-02-28T08:00', [], '2024-03-01T18:00'],
    [
      'a night that the clock stood costs no day',
      2,
      'days',
      '2024-02-28T08:00',
      [['2024-02-28T20:00', '2024-02-29T01:30']],
      '2024-03-01T18:00',
    ],
    [
      'a closing time that it stood costs one',
      2,
      'days',
      '2024-02-28T08:00',
      [['2024-02-29T17:00', '2024-02-29T18:00']],
      '2024-03-02T18:00',
    ],
    ['days to the minute keep the time of day', 15, 'exact-days', '2026-06-11T13:18', [], '2026-06-26T13:18'],
    ['and move by the pause', 2, 'exact-days', '2024-02-28T08:00', [['2024-02-28T20:00', '2024-02-29T01:30']], '2024-03-01T13:30'],
    ['24 hours run through a holiday', 24, 'hours', '2024-05-01T10:00', [], '2024-05-02T10:00'],
    ['half an hour', 0.5, 'hours', '2024-05-01T10:00', [], '2024-05-01T10:30'],
    [
      'a pause that begins at the due time comes too late',
      2,
      'hours',
      '2024-05-06T10:00',
      [['2024-05-06T12:00', '2024-05-06T15:00']],
      '2024-05-06T12:00',
    ],
    [
      'overlapping pauses count once',
      2,
      'hours',
      '2024-05-06T10:00',
      [
        ['2024-05-06T11:00', '2024-05-06T13:00'],
        ['2024-05-06T12:00', '2024-05-06T14:00'],
      ],
      '2024-05-06T15:00',
    ],
    ['a pause from before the start', 2, 'hours', '2024-05-06T10:00', [['2024-05-06T08:00', '2024-05-06T11:00']], '2024-05-06T13:00'],
    ['a pause over before the start', 2, 'hours', '2024-05-06T10:00', [['2024-05-06T08:00', '2024-05-06T09:00']], '2024-05-06T12:00'],
    ['a pause that ends before it begins', 2, 'hours', '2024-05-06T10:00', [['2024-05-06T11:00', '2024-05-06T09:00']], '2024-05-06T12:00'],
    ['office hours only', 2, 'working-hours', '2024-05-06T17:00', [], '2024-05-07T10:00'],
    ['a whole office day ends at closing time', 9, 'working-hours', '2024-05-06T09:00', [], '2024-05-06T18:00'],
    ['office hours from a holiday to a make-up day', 1, 'working-hours', '2024-04-27T12:00', [], '2024-04-28T10:00'],
    ['office hours over the National Day week', 4, 'working-hours', '2024-09-30T16:00', [], '2024-10-08T11:00'],
    [
      'office hours: nights of a pause cost nothing',
      4,
      'working-hours',
      '2024-05-06T16:00',
      [['2024-05-06T17:30', '2024-05-07T09:30']],
      '2024-05-07T12:00',
    ],
    ['one working day from a Friday night', 1, 'working-days', '2024-05-17T23:59', [], '2024-05-20T18:00'],
    ['one working day from a Saturday', 1, 'working-days', '2024-05-18T08:00', [], '2024-05-20T18:00'],
    [
      'stopped at closing time: the day is out',
      1,
      'working-days',
      '2024-05-20T08:00',
      [['2024-05-21T17:59', '2024-05-21T18:00']],
      '2024-05-22T18:00',
    ],
    [
      'stopped from closing time: the day was done',
      1,
      'working-days',
      '2024-05-20T08:00',
      [['2024-05-21T18:00', '2024-05-22T09:00']],
      '2024-05-21T18:00',
    ],
    [
      'going again a minute before closing: the day counts',
      1,
      'working-days',
      '2024-05-20T08:00',
      [['2024-05-20T09:00', '2024-05-21T17:59']],
      '2024-05-21T18:00',
    ],
    [
      'touching pauses',
      1,
      'working-days',
      '2024-05-20T08:00',
      [
        ['2024-05-21T10:00', '2024-05-21T12:00'],
        ['2024-05-21T12:00', '2024-05-22T19:00'],
      ],
      '2024-05-23T18:00',
    ],
    [
      'a pause on the start day only',
      1,
      'working-days',
      '2024-05-20T08:00',
      [['2024-05-20T10:00', '2024-05-20T20:00']],
      '2024-05-21T18:00',
    ],
    ['Monday 2020-02-03 was the first working day', 1, 'working-days', '2020-01-23T12:00', [], '2020-02-03T18:00'],
  ] as const)('%s', (_, amount, unit, start, pauses, due) => {
    const found = dueTime({
      rule: rule(amount, unit),
      start: at(start),
      pauses: pauses.map(([from, to]) => pause(from, to)),
      now: at('2026-11-23T12:00'),
      calendar: chinese,
    })
    expect(wall(found)).toBe(due)
  })

  test('a lunch break is no office time', () => {
    const hours = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', lunch: { from: '12:00', to: '13:00' } }
    const calendar = holidayCalendar({ rows: [], hours })
    const due = dueTime({ rule: rule(2, 'working-hours'), start: at('2024-05-06T11:00'), now: at('2024-05-06T11:00'), calendar })
    expect(wall(due)).toBe('2024-05-06T14:00')
  })

  test('microseconds are kept', () => {
    const start = Temporal.Instant.from('2024-05-06T02:00:00.123456Z')
    const due = dueTime({ rule: rule(2, 'hours'), start, now: start, calendar: chinese })
    expect(due.toString()).toBe('2024-05-06T04:00:00.123456Z')
  })

  test.each([0, -1, Number.NaN, Infinity, 1.5])('%d working days is no time limit', (amount) => {
    expect(() =>
      dueTime({ rule: rule(amount, 'working-days'), start: at('2024-05-06T10:00'), now: at('2024-05-06T10:00'), calendar: chinese }),
    ).toThrow(RangeError)
  })
})

describe('other units explain themselves too', () => {
  test('15 days: weekends count, and it is day 7 of 15', () => {
    const start = at('2026-06-11T13:18')
    const found = deadline({ rule: rule(15, 'days'), start, now: at('2026-06-18T10:24'), calendar: chinese, words })
    expect(found.dayOf).toEqual({ n: 7, total: 15 })
    expect(found.steps.map(({ kind }) => kind)).toEqual(['start', 'rule', 'due'])
    expect(found.steps[0]?.title.zh).toBe('派单的第二天是第 1 天，周末和放假也算')
    expect(found.days.filter(({ kind }) => kind === 'on').map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
    expect(found.days.find(({ kind }) => kind === 'end')).toMatchObject({ day: '2026-06-26', n: 15 })
    expect([found.note, found.warnings]).toEqual([null, []])
  })

  test('office hours: what each day gave', () => {
    const found = deadline({
      rule: rule(12, 'working-hours'),
      start: at('2024-05-10T16:00'),
      now: at('2024-05-10T16:00'),
      calendar: chinese,
      words,
    })
    expect(wall(found.due)).toBe('2024-05-13T10:00')
    expect(found.steps.map(({ title, aside }) => [title.zh, aside?.zh])).toEqual([
      ['从派单起，只算上班时间（9:00 到 18:00）', undefined],
      ['一般诉求，12 个工作小时', undefined],
      ['跳过周末', '不算 1 天'],
      ['调休上班照样算', '算 1 天'],
      ['到期：5 月 13 日 周一 10:00', undefined],
    ])
    expect(found.dayOf).toBeNull()
  })

  test('hours: the pause is taken out to the minute', () => {
    const found = deadline({
      rule: rule(24, 'hours'),
      start: at('2024-05-06T10:00'),
      pauses: [pause('2024-05-06T12:00', '2024-05-08T11:20')],
      now: at('2024-05-08T12:00'),
      calendar: chinese,
    })
    expect(wall(found.due)).toBe('2024-05-09T09:20')
    expect(found.steps[2]?.aside?.zh).toBe('不算 1 天 23 小时')
    expect(found.steps[3]?.detail?.zh).toBe('没停表的话，是 5 月 7 日 周二 10:00')
    expect(found.days.map(({ kind }) => kind)).toEqual(['start', 'stop', 'on', 'end', 'after', 'after', 'after'])
  })
})

test('a year without an arrangement is said, once per year, and only where holidays matter', () => {
  const clock = { start: at('2026-12-28T10:00'), now: at('2026-12-28T10:00'), calendar: chinese }
  const found = deadline({ rule: rule(5, 'working-days'), ...clock })
  expect(found.warnings.map(({ year }) => year)).toEqual([2027])
  expect(found.warnings[0]?.text.zh).toBe('2027 年的放假安排还没有导入，先只按周末不上班来算，日期可能会变。')
  expect(wall(found.due)).toBe('2027-01-04T18:00')
  expect(found.answer.zh).toBe('最晚 2027 年 1 月 4 日 周一 18:00')
  expect(deadline({ rule: rule(5, 'days'), ...clock }).warnings).toEqual([])
})

test('days to the minute from midnight sharp are numbered as from any other minute, also where a stop begins with the day', () => {
  const numbers = (pauses: Parameters<typeof deadline>[0]['pauses'] = []) =>
    deadline({ rule: rule(2, 'exact-days'), start: at('2024-03-04T00:00'), now: at('2024-03-04T00:00'), pauses, calendar: chinese })
      .days.filter(({ n }) => n !== null)
      .map(({ day, n }) => [day, n])
  expect(numbers()).toEqual([
    ['2024-03-05', 1],
    ['2024-03-06', 2],
  ])
  expect(numbers([pause('2024-03-05T00:00', '2024-03-06T12:00')])).toEqual([
    ['2024-03-05', 1],
    ['2024-03-07', 2],
  ])
  // a whole day that is full only at midnight has no number: the next one has
  expect(numbers([pause('2024-03-04T00:00', '2024-03-05T00:00')])).toEqual([
    ['2024-03-06', 1],
    ['2024-03-07', 2],
  ])
})

test('a clock set back before the start breaks nothing', () => {
  const found = deadline({ ...chargers, now: at('2023-01-01T00:00'), pauses: [pause('2024-05-07T10:00', null)] })
  expect([wall(found.due), found.state, found.dayOf]).toEqual(['2024-05-09T18:00', 'paused', { n: 0, total: 7 }])
})

test('a very long pause leaves out the weeks in which nothing was counted', () => {
  const found = deadline({ ...chargers, now: at('2026-01-09T10:00'), pauses: [pause('2024-05-07T10:00', '2026-01-08T09:20')] })
  expect(found.days.length).toBe(5 * 7)
  expect(found.days.map(({ head }) => head).slice(21, 23)).toEqual(['1/5', '6'])
})
