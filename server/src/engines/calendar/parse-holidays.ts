import { Day, type Text } from '@liti/contract/common'
import { plainText } from '@liti/contract/typed'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { csvDialect } from '../../kernel/csv/csv-dialect.ts'
import type { HolidayRow } from './holiday-calendar.ts'

export type HolidayFile = {
  /** Rows in order of their day, one per day. */
  rows: HolidayRow[]
  /** Years whose arrangement the file gives. */
  years: number[]
  /** The papers it was taken from, where the file names them. */
  papers: string[]
  /** `row` counts lines of a CSV, entries of `days` in JSON, from 1; 0 is the file as a whole. Rows with an error are not in `rows`. */
  errors: { row: number; message: Text }[]
}

type Numbered = { row: number; day: unknown; name: unknown; off: unknown }

const Entry = z.object({ name: z.unknown(), date: z.unknown(), isOffDay: z.unknown() }).partial()
const Year = z.object({ year: z.number().int(), papers: z.array(z.string()).default([]), days: z.array(Entry) })

/**
 * Reads an arrangement of holidays: JSON as holiday-cn publishes it (one year, or a list of years), or CSV (as the calendar's own
 * or as a spreadsheet writes it) with the columns `day,name,off` (日期,名称,放假), where `off` is 1/true/是/休/放假 or 0/false/否/班/上班. Never throws for bad
 * content: every row that cannot be used is in `errors` with what is wrong with it.
 */
export function parseHolidays(text: string): HolidayFile {
  const content = text.replace(/^\uFEFF/, '')
  return /^\s*[[{]/.test(content) ? fromJson(content) : fromCsv(content)
}

const failed = (zh: string, en: string): HolidayFile => ({ rows: [], years: [], papers: [], errors: [{ row: 0, message: { zh, en } }] })

function fromJson(content: string): HolidayFile {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    return failed('文件不是完整的 JSON，请重新下载一次。', 'The file is not complete JSON. Download it again.')
  }
  const found = z.array(Year).safeParse(Array.isArray(value) ? value : [value])
  if (!found.success) return failed('JSON 里要有 year 和 days 两项。', 'The JSON needs the entries "year" and "days".')
  const entries = found.data.flatMap(({ days }) => days)
  const file = checked(entries.map(({ date, name, isOffDay }, i) => ({ row: i + 1, day: date, name, off: isOffDay })))
  const whole = new Set(yearsIn(file.rows))
  for (const { year, days } of found.data) {
    if (days.length === 0) file.errors.push({ row: 0, message: emptyYear(year) })
    else if (!whole.has(year) && file.errors.length === 0) file.errors.push({ row: 0, message: halfYear(year) })
  }
  const declared = found.data.map(({ year }) => year)
  const years = declared.filter((year) => whole.has(year))
  return { ...withinYears(file, declared), papers: found.data.flatMap(({ papers }) => papers), years }
}

const halfYear = (year: number): Text => ({
  zh: `${year} 年没有国庆节，不是完整的一年。请用整年的安排。`,
  en: `${year} lacks National Day and is no whole year. Use the arrangement of the whole year.`,
})

const emptyYear = (year: number): Text => ({
  zh: `文件里没有 ${year} 年的日子，可能还没有公布，等公布后再导入。`,
  en: `The file has no days for ${year}. They may not be published yet; import it again once they are.`,
})

const columns = [
  ['day', '日期', 'date'],
  ['name', '名称', '节日'],
  ['off', '放假', 'isoffday'],
] as const

function fromCsv(content: string): HolidayFile {
  let lines: { record: string[]; info: { lines: number } }[]
  try {
    const options = { ...csvDialect(content), info: true, relax_column_count: true, skip_empty_lines: true, trim: true }
    // The typings do not say that `info` wraps each record.
    lines = parse(content, options) as unknown as typeof lines
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    return failed(`CSV 读不下去：${why}`, `The CSV cannot be read: ${why}`)
  }
  // a title may stand above the table
  const places = lines.slice(0, 5).map(({ record }) => placesIn(record))
  const top = places.findIndex((at) => !at.includes(-1))
  const [day = 0, name = 0, off = 0] = places[top] ?? []
  if (top === -1) return failed('第一行要写列名：day,name,off。', 'The first line must name the columns: day,name,off.')
  const file = checked(
    lines.slice(top + 1).map(({ record, info }) => ({ row: info.lines, day: record[day], name: record[name], off: record[off] })),
  )
  const years = yearsIn(file.rows)
  return { ...(years.length === 0 ? file : withinYears(file, years)), papers: [], years }
}

const placesIn = (record: string[]): number[] =>
  columns.map((names) => record.findIndex((cell) => names.some((name) => name === plainText(cell).trim().toLowerCase())))

/** Days from here on are told by the next year's paper: New Year 2019 began on 30 December 2018. */
export const nextPaperFrom = '12-25'

/** Leaves out, with an error, the days that belong to none of the years: a file of another year under this one's name. */
function withinYears(
  { rows, errors }: Pick<HolidayFile, 'rows' | 'errors'>,
  years: readonly number[],
): Pick<HolidayFile, 'rows' | 'errors'> {
  const belongs = ({ day }: HolidayRow): boolean => {
    const year = Number(day.slice(0, 4))
    return years.includes(year) || (years.includes(year + 1) && day.slice(5) >= nextPaperFrom)
  }
  const named = years.join('、')
  const astray = rows
    .filter((row) => !belongs(row))
    .map(({ day }) => ({
      row: 0,
      message: {
        zh: `${day} 不在文件给出的年份（${named}）里。请看看是不是拿错了文件。`,
        en: `${day} is in none of the years the file gives (${years.join(', ')}). Is it the right file?`,
      },
    }))
  return { rows: rows.filter(belongs), errors: [...errors, ...astray.slice(0, mostAstray)] }
}

const mostAstray = 3

/** A year is given as a whole when its National Day is; each has had it since 2007. */
const yearsIn = (rows: readonly HolidayRow[]): number[] =>
  rows.filter(({ day, off }) => off && day.endsWith('-10-01')).map(({ day }) => Number(day.slice(0, 4)))

function checked(entries: readonly Numbered[]): Pick<HolidayFile, 'rows' | 'errors'> {
  const rows = new Map<string, HolidayRow>()
  const errors: HolidayFile['errors'] = []
  for (const entry of entries) {
    const row = read(entry)
    if ('zh' in row) errors.push({ row: entry.row, message: row })
    else if (rows.has(row.day))
      errors.push({
        row: entry.row,
        message: { zh: `${row.day} 重复了，只留第一次出现的。`, en: `${row.day} is there twice; the first one is kept.` },
      })
    else rows.set(row.day, row)
  }
  return { rows: [...rows.values()].sort((a, b) => a.day.localeCompare(b.day)), errors }
}

function read({ day: given, name, off }: Numbered): HolidayRow | Text {
  const day = dayOf(given)
  if (day === null)
    return {
      zh: `日期要写成 2026-10-01 的样子，现在是“${shown(given)}”。`,
      en: `The day must look like 2026-10-01, not "${shown(given)}".`,
    }
  if (typeof name !== 'string' || name.trim() === '') return { zh: '少了节日名称。', en: 'The name of the holiday is missing.' }
  const isOff = offOf(off)
  if (isOff === null)
    return { zh: `放假一列要写 1 或 0，现在是“${shown(off)}”。`, en: `The column "off" must be 1 or 0, not "${shown(off)}".` }
  return { day, name: name.trim().slice(0, 60), off: isOff }
}

const shown = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value.slice(0, 40) : JSON.stringify(value).slice(0, 40)

/** 2026-10-01, and what a spreadsheet makes of it: 2026/10/1. */
function dayOf(value: unknown): string | null {
  const [, year, month = '', day = ''] = typeof value === 'string' ? (written.exec(plainText(value).trim()) ?? []) : []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Day.safeParse(iso).success ? iso : null
}

const written = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/

function offOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  const word = String(value).toLowerCase()
  if (['1', 'true', 'yes', '是', '休', '放假'].includes(word)) return true
  return ['0', 'false', 'no', '否', '班', '上班'].includes(word) ? false : null
}
