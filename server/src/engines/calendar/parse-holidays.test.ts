import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundledHolidays } from './bundled.ts'
import { parseHolidays } from './parse-holidays.ts'

describe('JSON', () => {
  test('a year as holiday-cn publishes it', () => {
    const days = [
      { name: '元旦', date: '2027-01-01', isOffDay: true },
      { name: '春节', date: '2027-02-20', isOffDay: false },
    ]
    const file = parseHolidays(JSON.stringify({ year: 2027, papers: ['https://www.gov.cn/paper'], days }))
    expect(file).toEqual({
      rows: [
        { day: '2027-01-01', name: '元旦', off: true },
        { day: '2027-02-20', name: '春节', off: false },
      ],
      years: [2027],
      papers: ['https://www.gov.cn/paper'],
      errors: [],
    })
  })

  test('a year that is not published yet makes nothing known', () => {
    const file = parseHolidays('{"year":2027,"papers":[],"days":[]}')
    expect([file.rows, file.years]).toEqual([[], []])
    expect(file.errors[0]?.message.zh).toBe('文件里没有 2027 年的日子，可能还没有公布，等公布后再导入。')
  })

  test.each(['{"year":2027', '{"days":[]}', '[1]', '{"year":"x","days":{}}'])('%s is no arrangement', (text) => {
    const file = parseHolidays(text)
    expect([file.rows, file.years, file.errors.map(({ row }) => row)]).toEqual([[], [], [0]])
  })

  test('bad entries are named, good ones kept', () => {
    const days = [
      { name: '元旦', date: '2027-02-30', isOffDay: true },
      { name: '', date: '2027-01-01', isOffDay: true },
      { name: '元旦', date: '2027-01-02' },
      {},
    ]
    const file = parseHolidays(JSON.stringify({ year: 2027, days: [...days, { name: '元旦', date: '2027-01-03', isOffDay: true }] }))
    expect(file.rows.map(({ day }) => day)).toEqual(['2027-01-03'])
    expect(file.errors.map(({ row, message }) => [row, message.en])).toEqual([
      [1, 'The day must look like 2026-10-01, not "2027-02-30".'],
      [2, 'The name of the holiday is missing.'],
      [3, 'The column "off" must be 1 or 0, not "".'],
      [4, 'The day must look like 2026-10-01, not "".'],
    ])
  })
})

describe('CSV', () => {
  test('Chinese headings, any order, BOM, blank lines', () => {
    const file = parseHolidays('\uFEFF名称,日期,放假\r\n国庆节,2027-10-01,休\r\n\r\n国庆节,2027-10-09,班\r\n')
    expect(file.rows).toEqual([
      { day: '2027-10-01', name: '国庆节', off: true },
      { day: '2027-10-09', name: '国庆节', off: false },
    ])
    expect([file.years, file.errors]).toEqual([[2027], []])
  })

  test('errors point at lines of the file', () => {
    const file = parseHolidays('day,name,off\n2027-01-01,元旦,1\n\n1/2/2027,元旦,1\n2027-01-03,元旦,maybe\n2027-01-01,元旦,0\n2027-01-04\n')
    expect(file.rows).toEqual([{ day: '2027-01-01', name: '元旦', off: true }])
    expect(file.errors.map(({ row }) => row)).toEqual([4, 5, 6, 7])
    expect(file.errors[2]?.message.zh).toBe('2027-01-01 重复了，只留第一次出现的。')
  })

  test.each(['', 'hello', 'day,name\n2027-01-01,元旦', 'day,name,off\n"2027'])('%j is refused as a whole', (text) => {
    const file = parseHolidays(text)
    expect([file.rows, file.errors.map(({ row }) => row)]).toEqual([[], [0]])
  })
})

const source = join(import.meta.dirname, '../../../../../shared/data/holiday_cn')
test.skipIf(!existsSync(source))('the bundled years are the published ones (skipped where ../shared/data/holiday_cn is absent)', () => {
  const bundled = bundledHolidays()
  const files = bundled.years.map((year) => parseHolidays(readFileSync(join(source, `${year}.json`), 'utf8')))
  expect(files.flatMap(({ errors }) => errors)).toEqual([])
  expect(files.flatMap(({ years }) => years)).toEqual(bundled.years)
  expect(files.map(({ papers }) => papers)).toEqual(bundled.papers.map(({ papers }) => papers))
  expect(files.flatMap(({ rows }) => rows).sort((a, b) => a.day.localeCompare(b.day))).toEqual(bundled.rows)
})
