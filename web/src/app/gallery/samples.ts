import type { DeadlineView } from '@liti/contract/deadline'
import type { Text } from '@liti/contract/common'

/** Sample data of the component sheet; the deadline is the one of the design's page 18. */
const both = (zh: string, en = zh): Text => ({ zh, en })

const day = (
  date: string,
  kind: DeadlineView['days'][number]['kind'],
  head: string,
  label: Text | null = null,
  more: Partial<DeadlineView['days'][number]> = {},
): DeadlineView['days'][number] => ({ day: date, kind, n: null, head, label, makeUp: false, today: false, ...more })
const nth = (n: number): Text => both(`第 ${n} 天`, `day ${n}`)
const off = both('放假', 'off')

export const clocks = {
  running: {
    standing: 'running',
    progress: 47,
    time: both('还有 8 天', 'Due in 8 days'),
    rule: both('复杂诉求 15 天，从派单起算', 'complex needs: 15 days from dispatch'),
  },
  soon: {
    standing: 'soon',
    progress: 95,
    time: both('还有 3 小时', 'Due in 3 hours'),
    rule: both('派单后 24 小时内要联系诉求人', 'first contact within 24 hours of dispatch'),
  },
  overdue: {
    standing: 'overdue',
    progress: 100,
    time: both('超时 18 小时', '18 hours late'),
    rule: both('协办时限 5 天', 'co-units: 5 days'),
  },
  met: {
    standing: 'met',
    progress: 80,
    time: both('用了 2 小时', 'Done in 2 hours'),
    rule: both('要求 24 小时内', 'required within 24 hours'),
  },
} as const

export const deadline: DeadlineView = {
  rule: {
    id: 'answer',
    version: 1,
    since: '2024-01-01',
    amount: 7,
    unit: 'working-days',
    text: both('一般诉求', 'Ordinary need'),
    source: both('办理时限规则第 3 条', 'Rule 3'),
    url: '#rule',
  },
  start: '2024-04-26T07:40:00Z',
  due: '2024-05-11T10:00:00Z',
  withoutPauses: '2024-05-09T10:00:00Z',
  state: 'running',
  answer: both('最晚 5 月 11 日 周六 18:00 答复您', 'Answer by Sat 11 May, 18:00'),
  summary: both('一般诉求 7 个工作日。那天是调休上班的周六。', 'Ordinary need, 7 working days. That Saturday is a working day.'),
  steps: [
    {
      kind: 'start',
      title: both('派单的下一个工作日是第 1 天', 'The working day after dispatch is day 1'),
      detail: both('4 月 26 日 周五 15:40 派给物业', 'Dispatched Fri 26 April, 15:40'),
      aside: null,
      days: [],
    },
    {
      kind: 'rule',
      title: both('一般诉求，7 个工作日', 'Ordinary need, 7 working days'),
      detail: both('办理时限规则第 3 条，2024 年 1 月版', 'Rule 3, January 2024'),
      aside: null,
      days: [],
    },
    {
      kind: 'skipped',
      title: both('跳过周末和劳动节', 'Weekends and Labour Day do not count'),
      detail: both('4 月 27 日，5 月 1 日到 5 日', '27 April, 1 to 5 May'),
      aside: both('不算 6 天', '6 days off'),
      days: [],
    },
    {
      kind: 'make-up',
      title: both('调休上班照样算', 'Make-up working days count'),
      detail: both('4 月 28 日 周日，5 月 11 日 周六', 'Sun 28 April, Sat 11 May'),
      aside: both('算 2 天', '2 days count'),
      days: [],
    },
    {
      kind: 'pause',
      title: both('停表：等您补充充电桩编号', 'Paused: waiting for the charger numbers'),
      detail: both('5 月 7 日 周二 10:00 到 5 月 9 日 周四 9:20 收到', 'Tue 7 May, 10:00 to Thu 9 May, 9:20'),
      aside: both('不算 2 天', '2 days off'),
      days: [],
    },
    {
      kind: 'due',
      title: both('到期：5 月 11 日 周六 18:00', 'Due: Sat 11 May, 18:00'),
      detail: both('没停表的话，是 5 月 9 日', 'Without the pause: 9 May'),
      aside: null,
      days: [],
    },
  ],
  days: [
    day('2024-04-22', 'past', '22'),
    day('2024-04-23', 'past', '23'),
    day('2024-04-24', 'past', '24'),
    day('2024-04-25', 'past', '25'),
    day('2024-04-26', 'start', '4/26', both('派单', 'start')),
    day('2024-04-27', 'off', '27', both('周末', 'off')),
    day('2024-04-28', 'on', '28', nth(1), { makeUp: true }),
    day('2024-04-29', 'on', '29', nth(2)),
    day('2024-04-30', 'on', '30', nth(3)),
    day('2024-05-01', 'off', '5/1', off),
    day('2024-05-02', 'off', '2', off),
    day('2024-05-03', 'off', '3', off),
    day('2024-05-04', 'off', '4', off),
    day('2024-05-05', 'off', '5', off),
    day('2024-05-06', 'on', '6', nth(4)),
    day('2024-05-07', 'stop', '7', both('停表', 'pause')),
    day('2024-05-08', 'stop', '8', both('停表', 'pause')),
    day('2024-05-09', 'on', '9', nth(5), { today: true }),
    day('2024-05-10', 'on', '10', nth(6)),
    day('2024-05-11', 'end', '11', nth(7), { makeUp: true }),
    day('2024-05-12', 'off', '12', both('周末', 'off')),
  ],
  grid: both(
    '4 月 22 日到 5 月 12 日三周日历。4 月 26 日派单，5 月 11 日第 7 天，到期',
    'Three weeks, 22 April to 12 May: start 26 April, day 7 and due 11 May',
  ),
  dayOf: { n: 5, total: 7 },
  warnings: [],
  note: both('放假和调休按国务院办公厅 2024 年的安排。', 'Holidays as published for 2024.'),
}
