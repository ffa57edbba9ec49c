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
      { name: '国庆节', date: '2027-10-01', isOffDay: true },
      { name: '元旦', date: '2026-12-31', isOffDay: true },
    ]
    const file = parseHolidays(JSON.stringify({ year: 2027, papers: ['https://www.gov.cn/paper'], days }))
    expect(file).toEqual({
      rows: [
        { day: '2026-12-31', name: '元旦', off: true },
        { day: '2027-01-01', name: '元旦', off: true },
        { day: '2027-02-20', name: '春节', off: false },
        { day: '2027-10-01', name: '国庆节', off: true },
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

  test('half a year makes nothing known; days of another year are told', () => {
    const half = parseHolidays(JSON.stringify({ year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] }))
    expect([half.years, half.errors.map(({ message }) => message.zh)]).toEqual([
      [],
      ['2027 年没有国庆节，不是完整的一年。请用整年的安排。'],
    ])
    const days = ['2026-12-24', '2027-10-01', '2028-01-01'].map((date) => ({ name: '国庆节', date, isOffDay: true }))
    const astray = parseHolidays(JSON.stringify({ year: 2027, days }))
    expect([astray.years, astray.rows.map(({ day }) => day)]).toEqual([[2027], ['2027-10-01']])
    expect(astray.errors.map(({ message }) => message.zh.slice(0, 10))).toEqual(['2026-12-24', '2028-01-01'])
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

  test.each([
    ['as a spreadsheet writes it', 'day,name,off\r\n2027/10/1,国庆节,1\r\n2027/2/20,春节,0\r\n'],
    ['semicolons', 'day;name;off\n2027-10-01;国庆节;1\n2027-02-20;春节;0\n'],
    ['tabs and a separator told', 'sep=\t\r\nday\tname\toff\r\n2027-10-01\t国庆节\t1\n2027-02-20\t春节\t0\n'],
    ['a title above', '2027 年放假安排,,\n日期,名称,放假\n2027年10月1日,国庆节,休\n2027.2.20,春节,班\n'],
  ])('%s', (_, text) => {
    expect(parseHolidays(text)).toEqual({
      rows: [
        { day: '2027-02-20', name: '春节', off: false },
        { day: '2027-10-01', name: '国庆节', off: true },
      ],
      years: [2027],
      papers: [],
      errors: [],
    })
  })

  test('days of a year that is not whole are told', () => {
    const file = parseHolidays('day,name,off\n2027-10-01,国庆节,1\n2028-01-01,元旦,1\n')
    expect([file.years, file.errors.map(({ message }) => message.en)]).toEqual([
      [2027],
      ['2028-01-01 is in none of the years the file gives (2027). Is it the right file?'],
    ])
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
