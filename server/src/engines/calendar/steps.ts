import type { Text } from '@liti/contract/common'
import type { DeadlineRule, DeadlineStep } from '@liti/contract/deadline'
import { amountText } from '@liti/contract/deadline-text'
import { dateText, dateTimeText, dayText, daysText, exactSpanText, spaced } from '@liti/contract/time-text'
import { capital } from './cells.ts'
import { endsAtClosing } from './due.ts'
import { holidayText } from './holiday-names.ts'
import type { OfficeHours } from './holiday-calendar.ts'
import type { Micros } from './micros.ts'
import type { Stop } from './pauses.ts'
import { inOfficeTime, stoppedTime, type Course, type DayTrace } from './trace.ts'

/** What started the clock (派单), the detail said behind its time (派给物业), and what is promised (答复您 / Answer). */
export type Words = { event: Text; detail?: Text | null; promise?: Text | null }

export type Told = Course & { words: Words; traces: readonly DayTrace[]; now: Micros; paused: boolean; withoutPauses: Micros }

/** The steps of the sum in words, in the order in which one would do it by hand. */
export function explain(told: Told): DeadlineStep[] {
  const shown = told.stops.filter((stop) => stop.from < told.due)
  return [
    startStep(told),
    ruleStep(told),
    ...skippedStep(told),
    ...makeUpStep(told),
    ...shown.map((stop) => pauseStep(told, stop)),
    dueStep(told),
  ]
}

const ms = (us: Micros): number => us / 1000
const whereOf = ({ calendar, now }: Told) => ({ zone: calendar.zone, now: ms(now) })

const plain = (time: string): string => time.replace(/^0/, '')

/** 9:00 到 12:00，13:00 到 18:00 */
function officeText({ from, to, lunch }: OfficeHours): Text {
  const spans = lunch ? [[from, lunch.from] as const, [lunch.to, to] as const] : [[from, to] as const]
  return {
    zh: spans.map(([a, b]) => `${plain(a)} 到 ${plain(b)}`).join('，'),
    en: spans.map(([a, b]) => `${plain(a)} to ${plain(b)}`).join(', '),
  }
}

function startTitle({ rule, words: { event }, calendar }: Told): Text {
  switch (rule.unit) {
    case 'working-days':
      return { zh: `${event.zh}的下一个工作日是第 1 天`, en: `Day 1 is the working day after ${event.en}` }
    case 'working-hours': {
      const office = officeText(calendar.hours)
      return { zh: `从${event.zh}起，只算上班时间（${office.zh}）`, en: `From ${event.en}, office hours only (${office.en})` }
    }
    case 'days':
      return {
        zh: `${event.zh}的第二天是第 1 天，周末和放假也算`,
        en: `Day 1 is the day after ${event.en}, weekends and holidays included`,
      }
    case 'exact-days':
    case 'hours':
      return { zh: `从${event.zh}起算，周末和放假也算`, en: `Counted from ${event.en}, weekends and holidays included` }
  }
}

function startStep(told: Told): DeadlineStep {
  const at = dateTimeText(ms(told.start), whereOf(told))
  const { detail } = told.words
  const text = detail ? { zh: spaced(at.zh, detail.zh), en: `${at.en}: ${detail.en}` } : at
  return { kind: 'start', title: startTitle(told), detail: text, aside: null, days: [told.traces[0]?.day.toString() ?? ''].filter(Boolean) }
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', calendar: 'iso8601' })

const versions = new Map<string, Text>()

/** 2024 年 1 月版, or 第 2 版 where the day it came into force is not known. */
function versionText({ version, since }: DeadlineRule): Text {
  if (!since) return { zh: `第 ${version} 版`, en: `version ${version}` }
  const known = versions.get(since)
  if (known) return known
  const text = sinceText(since)
  versions.set(since, text) // as many as there are versions of the rules
  return text
}

function sinceText(since: string): Text {
  const day = Temporal.PlainDate.from(since)
  const month = monthName.format(day)
  return { zh: `${day.year} 年 ${day.month} 月版`, en: `version of ${month} ${day.year}` }
}

function ruleStep({ rule }: Told): DeadlineStep {
  const [amount, version] = [amountText(rule), versionText(rule)]
  const title = { zh: `${rule.text.zh}，${amount.zh}`, en: `${rule.text.en}, ${amount.en}` }
  const detail = {
    zh: [rule.source.zh, version.zh].filter(Boolean).join('，'),
    en: capital([rule.source.en, version.en].filter(Boolean).join(', ')),
  }
  return { kind: 'rule', title, detail, aside: null, days: [] }
}

function skippedStep(told: Told): DeadlineStep[] {
  if (!inOfficeTime(told)) return []
  const off = told.traces.filter(({ facts, kind }) => !facts.working && (kind === 'off' || told.rule.unit === 'working-hours'))
  if (off.length === 0) return []
  const weekend = off.some(({ facts }) => facts.kind === 'weekend')
  const holidays = [...new Set(off.flatMap(({ facts }) => (facts.kind === 'holiday' && facts.name ? [facts.name] : [])))].map(holidayText)
  const names = [...(weekend ? [{ zh: '周末', en: 'weekends' }] : []), ...holidays]
  const days = off.map(({ day }) => day.toString())
  return [
    {
      kind: 'skipped',
      title: {
        zh: `跳过${listed(
          names.map(({ zh }) => zh),
          '、',
          '和',
        )}`,
        en: `Skipping ${listed(
          names.map(({ en }) => en),
          ', ',
          ' and ',
        )}`,
      },
      detail: daysText(days, whereOf(told)),
      aside: notCounted(days.length),
      days,
    },
  ]
}

const listed = (names: readonly string[], comma: string, and: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(comma)}${and}${names.at(-1)}`

const notCounted = (n: number): Text => ({ zh: `不算 ${n} 天`, en: `${n} ${n === 1 ? 'day' : 'days'} not counted` })

function makeUpStep(told: Told): DeadlineStep[] {
  if (!inOfficeTime(told)) return []
  const counted = told.traces.filter(({ facts, n, ran }) => facts.kind === 'make-up' && (n !== null || ran > 0))
  if (counted.length === 0) return []
  const days = counted.map(({ day }) => day.toString())
  const dates = days.map((day) => dateText(day, whereOf(told)))
  return [
    {
      kind: 'make-up',
      title: { zh: '调休上班照样算', en: 'Make-up working days count' },
      detail: { zh: dates.map(({ zh }) => zh).join('，'), en: dates.map(({ en }) => en).join(', ') },
      aside: { zh: `算 ${days.length} 天`, en: `${days.length} ${days.length === 1 ? 'day' : 'days'} counted` },
      days,
    },
  ]
}

function pauseStep(told: Told, stop: Stop): DeadlineStep {
  const { reason, ended, from, to } = stop.pause
  const where = whereOf(told)
  const begun = dateTimeText(from.epochMilliseconds, where)
  const over = to && dateTimeText(Math.max(from.epochMilliseconds, to.epochMilliseconds), where)
  const detail = over
    ? { zh: `${begun.zh} 到 ${over.zh}${ended ? ` ${ended.zh}` : ''}`, en: `${begun.en} to ${over.en}${ended ? `, ${ended.en}` : ''}` }
    : { zh: `${begun.zh} 起，还停着`, en: `Since ${begun.en}, still stopped` }
  const days = told.traces.filter((trace) => trace.stop === stop).map(({ day }) => day.toString())
  const title = { zh: `停表：${reason.zh}`, en: `Clock stopped: ${reason.en}` }
  return { kind: 'pause', title, detail, aside: pauseAside(told, stop, days.length), days }
}

function pauseAside(told: Told, stop: Stop, days: number): Text | null {
  if (endsAtClosing(told.rule)) return days > 0 ? notCounted(days) : { zh: '当天照算', en: 'No day lost' }
  const length = stoppedTime(told, stop, told.traces)
  if (length === 0) return null
  const text = exactSpanText(ms(length))
  return { zh: spaced('不算', text.zh), en: `${text.en} not counted` }
}

function dueStep(told: Told): DeadlineStep {
  const { due, withoutPauses, paused, rule } = told
  const where = whereOf(told)
  const at = dateTimeText(ms(due), where)
  const other = (endsAtClosing(rule) ? dayText : dateTimeText)(ms(withoutPauses), where)
  return {
    kind: 'due',
    title: paused
      ? { zh: `如果现在恢复，到期：${at.zh}`, en: `If it went on now, due ${at.en}` }
      : { zh: `到期：${at.zh}`, en: `Due ${at.en}` },
    detail: due === withoutPauses ? null : { zh: `没停表的话，是 ${other.zh}`, en: `Without the pauses it would be ${other.en}` },
    aside: null,
    days: [told.traces.at(-1)?.day.toString() ?? ''].filter(Boolean),
  }
}
