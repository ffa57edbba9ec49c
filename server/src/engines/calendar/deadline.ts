import type { Text } from '@liti/contract/common'
import type { CalendarCell, DeadlineRule, DeadlineStep, DeadlineView, DeadlineWarning } from '@liti/contract/deadline'
import { amountText } from '@liti/contract/deadline-text'
import { latestTimeText, spaced, weekdayText } from '@liti/contract/time-text'
import { calendarCells, gridText } from './cells.ts'
import { dueMicros } from './due.ts'
import type { HolidayCalendar } from './holiday-calendar.ts'
import { toInstant, toMicros } from './micros.ts'
import { isPaused, stopsOf, type Pause } from './pauses.ts'
import { explain, type Told, type Words } from './steps.ts'
import { inOfficeTime, traceDays, type DayTrace } from './trace.ts'

export type Clock = {
  rule: DeadlineRule
  start: Temporal.Instant
  /** In any order; they may touch, overlap, or be open. */
  pauses?: readonly Pause[]
  now: Temporal.Instant
  calendar: HolidayCalendar
}

export type Deadline = {
  due: Temporal.Instant
  withoutPauses: Temporal.Instant
  state: 'running' | 'paused'
  running: boolean
  /** 最晚 5 月 11 日 周六 18:00 答复您 */
  answer: Text
  /** 一般诉求 7 个工作日。那天是调休上班的周六。 */
  summary: Text
  steps: DeadlineStep[]
  days: CalendarCell[]
  grid: Text
  dayOf: { n: number; total: number } | null
  warnings: DeadlineWarning[]
  note: Text | null
}

const started: Words = { event: { zh: '开始', en: 'the start' } }

/**
 * The due time alone, for storing beside a clock. An open pause counts as if it ended `now`, so the due time of a paused
 * clock has to be asked again when the pause ends. Throws RangeError for a rule without a positive amount.
 */
export function dueTime({ rule, start, pauses = [], now, calendar }: Clock): Temporal.Instant {
  const from = toMicros(start)
  return toInstant(dueMicros(rule, from, stopsOf(pauses, from, toMicros(now)), calendar))
}

/** A deadline with every step that leads to it; see `dueMicros` for the rules of counting. */
export function deadline({ rule, start, pauses = [], now, calendar, words = started }: Clock & { words?: Words }): Deadline {
  const [startUs, nowUs] = [toMicros(start), toMicros(now)]
  const stops = stopsOf(pauses, startUs, nowUs)
  const due = dueMicros(rule, startUs, stops, calendar)
  const course = { rule, start: startUs, due, stops, calendar }
  const traces = traceDays(course)
  const paused = isPaused(pauses, nowUs)
  const told: Told = { ...course, words, traces, now: nowUs, paused, withoutPauses: dueMicros(rule, startUs, [], calendar) }
  const today = calendar.dayOf(now)
  const days = calendarCells(course, traces, today, words.event)
  const where = { zone: calendar.zone, now: nowUs / 1000 }
  const answer = latestTimeText(due / 1000, words.promise ?? null, where)
  return {
    due: toInstant(due),
    withoutPauses: toInstant(told.withoutPauses),
    state: paused ? 'paused' : 'running',
    running: !paused,
    answer: paused ? { zh: `停表中。如果现在恢复，${answer.zh}`, en: `The clock is stopped. If it went on now: ${answer.en}` } : answer,
    summary: summaryOf(told),
    steps: explain(told),
    days,
    grid: gridText(days, where.now),
    dayOf: dayOf(rule, traces, today),
    ...arrangementsOf(told),
  }
}

/** The same as the contract's JSON. */
export const deadlineView = ({ rule, start }: Pick<Clock, 'rule' | 'start'>, found: Deadline): DeadlineView => {
  const { due, withoutPauses, running: _, ...rest } = found
  return { rule, start: start.toString(), due: due.toString(), withoutPauses: withoutPauses.toString(), ...rest }
}

/** A rule in a sentence: 一般诉求 7 个工作日。 */
export function ruleText(rule: DeadlineRule): Text {
  const amount = amountText(rule)
  return { zh: `${spaced(rule.text.zh, amount.zh)}。`, en: `${rule.text.en}, ${amount.en}.` }
}

function summaryOf({ rule, traces, due, calendar }: Told): Text {
  const { zh, en } = ruleText(rule)
  if (!inOfficeTime({ rule }) || traces.at(-1)?.facts.kind !== 'make-up') return { zh, en }
  const weekday = weekdayText(due / 1000, calendar)
  const english = calendar.dayOf(toInstant(due)).toLocaleString('en-GB', { weekday: 'long', calendar: 'iso8601' })
  return { zh: `${zh}那天是调休上班的${weekday.zh}。`, en: `${en} That ${english} is a make-up working day.` }
}

function dayOf({ unit, amount }: DeadlineRule, traces: readonly DayTrace[], today: Temporal.PlainDate): Deadline['dayOf'] {
  if (!unit.endsWith('days')) return null
  const reached = traces.filter(({ day }) => Temporal.PlainDate.compare(day, today) <= 0)
  return { n: reached.findLast(({ n }) => n !== null)?.n ?? 0, total: amount }
}

function arrangementsOf(told: Told): Pick<Deadline, 'warnings' | 'note'> {
  const [first, last] = [told.traces[0]?.day, told.traces.at(-1)?.day]
  if (!inOfficeTime(told) || !first || !last) return { warnings: [], note: null }
  const missing = told.calendar.missingYears(first, last)
  const known = told.calendar.knownYears.filter((year) => year >= first.year && year <= last.year)
  return {
    warnings: missing.map((year) => ({ code: 'missing-year', year, text: missingYearText(year) })),
    note:
      known.length === 0
        ? null
        : {
            zh: `放假和调休按国务院办公厅 ${known.join('、')} 年的安排。`,
            en: `Holidays and make-up days as the State Council arranged them for ${known.join(' and ')}.`,
          },
  }
}

/** The sentence that says a year's arrangement is not known yet. */
export const missingYearText = (year: number): Text => ({
  zh: `${year} 年的放假安排还没有导入，先只按周末不上班来算，日期可能会变。`,
  en: `The holiday arrangement for ${year} has not been imported yet. Only weekends count as days off in it, so the date may change.`,
})
