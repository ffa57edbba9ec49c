import type { Text } from '@liti/contract/common'
import type { CalendarCell } from '@liti/contract/deadline'
import { daysText, spaced, spanText } from '@liti/contract/time-text'
import { inOfficeTime, type Course, type DayTrace } from './trace.ts'

/** Longer grids leave out the weeks in which nothing was counted. */
const fullGridWeeks = 12

const paused: Text = { zh: '停表', en: 'Paused' }
const due: Text = { zh: '到期', en: 'Due' }
const weekend: Text = { zh: '周末', en: 'Weekend' }
const holiday: Text = { zh: '放假', en: 'Holiday' }
const dayN = (n: number): Text => ({ zh: `第 ${n} 天`, en: `Day ${n}` })

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The calendar grid: whole weeks, Monday first, from the week of the start to that of the due day. */
export function calendarCells(course: Course, traces: readonly DayTrace[], today: Temporal.PlainDate, event: Text): CalendarCell[] {
  const first = traces[0]?.day ?? today
  const last = traces.at(-1)?.day ?? today
  const byDay = new Map(traces.map((trace) => [trace.day.toString(), trace]))
  const weeks: CalendarCell[][] = []
  const end = last.add({ days: 7 - last.dayOfWeek })
  for (
    let monday = first.subtract({ days: first.dayOfWeek - 1 });
    Temporal.PlainDate.compare(monday, end) < 0;
    monday = monday.add({ days: 7 })
  )
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((i) => cell(monday.add({ days: i }))))
  return fold(weeks)

  function cell(day: Temporal.PlainDate): CalendarCell {
    const trace = byDay.get(day.toString())
    const kind = kindOf(day, trace)
    const facts = course.calendar.dayFacts(day)
    return {
      day: day.toString(),
      kind,
      n: trace?.n ?? null,
      head: kind === 'start' || day.day === 1 ? `${day.month}/${day.day}` : String(day.day),
      label: labelOf(kind, trace, facts.kind === 'weekend'),
      makeUp: inOfficeTime(course) && facts.kind === 'make-up',
      today: day.equals(today),
    }
  }

  function kindOf(day: Temporal.PlainDate, trace: DayTrace | undefined): CalendarCell['kind'] {
    if (day.equals(last)) return 'end'
    if (trace) return trace.kind
    if (Temporal.PlainDate.compare(day, first) < 0) return 'past'
    return inOfficeTime(course) && !course.calendar.isWorkingDay(day) ? 'off' : 'after'
  }

  function labelOf(kind: CalendarCell['kind'], trace: DayTrace | undefined, isWeekend: boolean): Text | null {
    switch (kind) {
      case 'start':
        return { zh: event.zh, en: capital(event.en) }
      case 'on':
        return trace?.n ? dayN(trace.n) : spanText((trace?.ran ?? 0) / 1000)
      case 'end':
        return trace?.n ? dayN(trace.n) : due
      case 'stop':
        return paused
      case 'off':
        return isWeekend ? weekend : holiday
      case 'past':
      case 'after':
        return null
    }
  }
}

function fold(weeks: readonly CalendarCell[][]): CalendarCell[] {
  if (weeks.length <= fullGridWeeks) return weeks.flat()
  const kept = weeks.map((week) => week.some(({ kind, today }) => today || kind === 'start' || kind === 'on' || kind === 'end'))
  return weeks.flatMap((week, i) => {
    if (!kept[i]) return []
    if (i === 0 || kept[i - 1]) return week
    return week.map((cell, j) => (j === 0 ? { ...cell, head: cell.day.slice(5).replace('-', '/').replaceAll(/\b0/g, '') } : cell))
  })
}

/** The grid in words, runs of like days together. */
export function gridText(cells: readonly CalendarCell[], now: number): Text {
  const runs: CalendarCell[][] = []
  for (const cell of cells.filter(({ kind }) => kind !== 'past' && kind !== 'after')) {
    const last = runs.at(-1)?.at(-1)
    const joins = last && last.kind === cell.kind && (cell.n !== null || last.label?.zh === cell.label?.zh)
    if (joins) runs.at(-1)?.push(cell)
    else runs.push([cell])
  }
  const texts = runs.map((run) => runText(run, now))
  const all = daysText([cells[0]?.day ?? '', cells.at(-1)?.day ?? ''], { now })
  const today = cells.find((cell) => cell.today)
  const todayText = today && daysText([today.day], { now })
  return {
    zh: `${all.zh.replace('，', '到 ')}的日历。${texts.map((text) => text.zh).join('；')}。${todayText ? `今天 ${todayText.zh}。` : ''}`,
    en: `Calendar from ${all.en.replace(', ', ' to ')}. ${texts.map((text) => text.en).join('; ')}.${todayText ? ` Today is ${todayText.en}.` : ''}`,
  }
}

function runText(run: readonly CalendarCell[], now: number): Text {
  const days = daysText(
    run.map(({ day }) => day),
    { now },
  )
  const [first, last] = [run[0], run.at(-1)]
  const numbered = first?.n && last?.n && first.n !== last.n
  const label = numbered ? { zh: `第 ${first.n} 到 ${last.n} 天`, en: `days ${first.n} to ${last.n}` } : first?.label
  const ends = first?.kind === 'end' && first.n !== null
  return {
    zh: spaced(days.zh, label?.zh ?? '', ends ? '，到期' : ''),
    en: `${days.en}: ${label?.en.toLowerCase() ?? ''}${ends ? ', due' : ''}`,
  }
}
