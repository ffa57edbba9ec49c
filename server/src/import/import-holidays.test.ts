import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { district, testSystem } from '../../test/system.ts'
import { guest, system as product } from '../kernel/actor.ts'
import { seedCalendar } from '../seed/calendar.ts'
import { testFiles } from './table/files.fixture.ts'
import { holidayLines, importHolidays } from './import-holidays.ts'

const { ctx, asOwner } = await testSystem()
const actor = product(district)
const files = testFiles()
const data = fileURLToPath(new URL('../../../../shared/data/holiday_cn/', import.meta.url))
beforeAll(() => seedCalendar(ctx, actor))

const days = (year: number) =>
  asOwner<{ day: string; name: string; off: boolean }>(
    `select day::text, name, off from calendar.special_day where extract(year from day) = $1 order by day`,
    [year],
  )
const years = async () => (await asOwner<{ year: number }>('select year from calendar.known_year order by year')).map((row) => row.year)
const stored = () =>
  asOwner(
    `select (select count(*) from calendar.special_day) as days, (select count(*) from calendar.known_year) as years, (select count(*) from kernel.audit) as audit`,
  )
const paper = { year: 2027, papers: ['https://www.gov.cn/2027'] }
const day = (date: string, isOffDay = true, name = '元旦') => ({ name, date, isOffDay })
const first = [day('2026-12-31'), day('2027-01-01'), day('2027-01-02'), day('2027-01-03', false), day('2027-10-01', true, '国庆节')]

test('a new year, shown first, then written with its paper', async () => {
  const file = files.json({ ...paper, days: first })
  const before = await stored()
  const shown = await importHolidays(ctx, actor, file, { dryRun: true })
  expect(await stored()).toEqual(before)
  const done = await importHolidays(ctx, actor, file)
  expect(done).toEqual(shown)
  expect(done).toMatchObject({ years: [2027], changed: [], removed: [], unchanged: 0 })
  expect(holidayLines(done).slice(0, 3)).toEqual([
    '2027 年：新增 5 天，改 0 天，去掉 0 天，不变 0 天',
    '2027: 5 days added, 0 changed, 0 removed, 0 as before',
    '  + 2026-12-31 元旦 放假 off',
  ])
  expect((await years()).at(-1)).toBe(2027)
  expect(await asOwner('select source from calendar.known_year where year = 2027')).toEqual([{ source: 'https://www.gov.cn/2027' }])
  const [audit] = await asOwner<{ event: string; detail: object }>('select event, detail from kernel.audit order by id desc limit 1')
  expect(audit).toEqual({ event: 'calendar.imported', detail: { years: [2027], added: 5, changed: 0, removed: 0, clocks: 0 } })
})

test('a corrected paper changes, adds and takes away; the last week of December is next year’s', async () => {
  await importHolidays(ctx, actor, files.json({ year: 2028, papers: [], days: [day('2027-12-31'), day('2028-10-01', true, '国庆节')] }))
  const corrected = [
    ...first.filter((one) => one.date !== '2027-01-02' && one.date !== '2027-01-03'),
    day('2027-01-03', true),
    day('2027-01-09', false),
  ]
  const done = await importHolidays(ctx, actor, files.json({ ...paper, days: corrected }))
  expect(holidayLines(done).slice(2)).toEqual([
    '  + 2027-01-09 元旦 上班 works',
    '  ~ 2027-01-03 元旦 上班 works → 2027-01-03 元旦 放假 off',
    '  - 2027-01-02 元旦 放假 off',
  ])
  expect((await days(2027)).map((row) => row.day)).toEqual(['2027-01-01', '2027-01-03', '2027-01-09', '2027-10-01', '2027-12-31'])
  const again = await importHolidays(ctx, actor, files.json({ ...paper, days: corrected }))
  expect(again).toMatchObject({ added: [], changed: [], removed: [], unchanged: 5 })
})

test('a CSV from a spreadsheet program, in its own encoding', async () => {
  // 日期,名称,放假 / 2029-10-01,国庆,是
  const gb = Buffer.from('c8d5c6da2cc3fbb3c62cb7c5bcd90d0a323032392d31302d30312cb9fac7ec2ccac70d0a', 'hex')
  expect(await importHolidays(ctx, actor, files.write('csv', gb))).toMatchObject({
    years: [2029],
    added: [{ day: '2029-10-01', name: '国庆', off: true }],
  })
})

test.each([
  ['rows that cannot be read', () => files.write('csv', 'day,name,off\n2030-10-01,国庆节,1\n2030-02-30,x,1\n2030-10-02,,1\n'), 'holidays'],
  ['a year that is not published yet', () => files.json({ year: 2031, papers: [], days: [] }), 'holidays'],
  ['days that make no year', () => files.write('csv', 'day,name,off\n2030-01-01,元旦,1\n'), 'no-year'],
  ['something else', () => files.write('xlsx', 'PK\u0003\u0004'), 'format'],
  ['nothing', () => files.path('absent.csv'), 'no-file'],
])('%s: refused, nothing is changed', async (_, file, code) => {
  const before = await stored()
  const error: unknown = await importHolidays(ctx, actor, file()).catch((one: unknown) => one)
  expect(error).toMatchObject({ name: 'Refusal', code })
  if (code === 'holidays' && error instanceof Error && 'fields' in error)
    expect(Object.keys(error.fields as object).length).toBeGreaterThan(0)
  expect(await stored()).toEqual(before)
})

test('nobody but the operator', async () => {
  const before = await stored()
  await expect(importHolidays(ctx, guest(district), files.json({ ...paper, days: first }))).rejects.toMatchObject({
    kind: 'forbidden',
    code: 'operator-only',
  })
  expect(await stored()).toEqual(before)
})

test('the published years are what the product brings along', async ({ skip }) => {
  if (!existsSync(data)) return skip('the published arrangements are not at ../shared/data')
  for (let year = 2026; year >= 2007; year -= 1) {
    const done = await importHolidays(ctx, actor, `${data}${year}.json`)
    expect([year, done.added, done.changed]).toEqual([year, [], []])
    expect(done.removed.filter((row) => row.day < '2026-12-25')).toEqual([])
    expect(done.unchanged).toBe((JSON.parse(readFileSync(`${data}${year}.json`, 'utf8')) as { days: unknown[] }).days.length)
  }
  await expect(importHolidays(ctx, actor, `${data}2027.json`)).rejects.toMatchObject({ code: 'holidays' })
})
