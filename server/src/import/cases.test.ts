import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseHolidays } from '../engines/calendar/index.ts'
import type { ImportUnit } from '../modules/needs/index.ts'
import { checkRow, type Checked } from './check-row.ts'
import { addSheet, message, messageHeader, testFiles } from './table/files.fixture.ts'
import { findHeader } from './table/find-header.ts'
import { planFor } from './mapping.ts'
import { readMappingFile } from './mapping-file.ts'
import { choosePreset } from './presets.ts'
import { cellText } from './table/cell.ts'
import { openTable } from './table/table.ts'

const unit: ImportUnit = { id: 'u', slug: 'jinding', name: '今鼎大厦', shortCode: 'JD', code: '110107003', workstationId: 'w' }
const units = { chosen: unit, byName: new Map() }
const now = Temporal.Instant.from('2026-11-30T04:00:00Z')
const files = testFiles()

/** What a file would bring in, row by row. */
async function readNeeds(path: string, map?: string): Promise<{ needs: Checked[]; notes: string[] }> {
  const table = await openTable(path)
  const given = map === undefined ? null : await readMappingFile(map)
  const { plan, rows } = await findHeader(table, (header) => planFor(given ?? choosePreset('auto', header), header))
  const needs: Checked[] = []
  for await (const row of rows) needs.push(checkRow(plan, units, row, now))
  return { needs, notes: table.notes.map((note) => note.zh) }
}
const textOf = async (path: string): Promise<string[][]> => {
  const rows: string[][] = []
  for await (const { cells } of (await openTable(path)).rows) rows.push(cells.map(cellText))
  return rows
}

test('50,000 rows of Chinese: a workbook says the same as the CSV of it, cell for cell', { timeout: 60_000 }, async () => {
  const words = '路灯不亮电梯停了车位不够物业没人管漏水噪音㐀𠀀，。！'
  const rows = Array.from({ length: 50_000 }, (_, n) =>
    message(n, {
      text: `第 ${n} 件：${words.slice(n % 7)}${'好'.repeat(n % 41)}`,
      user: `用户${n % 997}`,
      reply: `已${words.slice(n % 11)}`,
    }),
  )
  const book = files.workbook((made) => void addSheet(made, '诉求', [messageHeader, ...rows]))
  const [fromBook, fromCsv] = [await textOf(book), await textOf(files.csv([messageHeader, ...rows]))]
  expect(fromBook).toHaveLength(50_001)
  expect(fromBook.findIndex((row, at) => row.join('\t') !== fromCsv[at]?.join('\t'))).toBe(-1)
  expect(fromBook.some((row) => row.join('').includes('\uFFFD'))).toBe(false)
})

test('a title over the header, and a line for the spreadsheet program, are no rows', async () => {
  const title = files.write(
    'csv',
    `今鼎大厦诉求登记表，2026 年,,,,,,\r\n\r\n${messageHeader.join(',')}\r\n${message(1).join(',')}\n${message(2).join(',')}\n`,
  )
  const { needs, notes } = await readNeeds(title)
  expect(needs.map(({ need }) => need?.key)).toEqual(['1', '2'])
  expect(notes).toEqual(['列名在第 3 行，它上面的 1 行没有导入'])
  const told = files.write('csv', `sep=|\r\n${messageHeader.join('|')}\r\n${message(1).join('|')}\r\n`)
  expect((await readNeeds(told)).needs.map(({ need }) => need?.title)).toEqual(['标题 1'])
})

test('rows of other widths than the header are told, not guessed; a hidden row too', async () => {
  const uneven = files.write('csv', `${messageHeader.join(',')}\n${message(1).join(',')},\n1,2\n${message(2).join(',')},more\n`)
  expect((await readNeeds(uneven)).needs.map(({ problems }) => problems.map((one) => [one.code, one.shown]))).toEqual([
    [],
    [['columns', '2 / 7']],
    [['columns', '8 / 7']],
  ])
  const hidden = files.workbook((book) => {
    addSheet(book, 'a', [messageHeader, message(1), message(2)])['!rows'] = [{}, { hidden: true }]
  })
  expect((await readNeeds(hidden)).needs.map(({ need, problems }) => [need?.key, problems.map((one) => one.code)])).toEqual([
    [undefined, ['hidden-row']],
    ['2', []],
  ])
})

/** Files users brought: beside the project, where they are. */
const cases = fileURLToPath(new URL('../../../../shared/cases', import.meta.url))
const folder = (number: string): string => {
  const name = existsSync(cases) ? readdirSync(cases).find((one) => one.startsWith(`${number}-`)) : undefined
  return name === undefined ? '' : join(cases, name)
}
const there = existsSync(cases)

describe.skipIf(!there)(there ? 'files users brought' : `files users brought (skipped: there is no ${cases})`, () => {
  test.each(['small.xlsx', 'small-shared.xlsx', 'unflagged.xlsx'])('%s: no character is broken', async (file) => {
    const rows = await textOf(join(folder('01'), file))
    expect(rows.length).toBeGreaterThan(500)
    expect(rows.flat().filter((cell) => cell.includes('\uFFFD'))).toEqual([])
    const { needs } = await readNeeds(join(folder('01'), file), join(folder('01'), 'map.json'))
    expect(needs.every(({ need, flags }) => need && flags.length === 0)).toBe(true)
  })

  test('a workbook that counts its days from 1904', async () => {
    const { needs } = await readNeeds(join(folder('07'), 'c-1904.xlsx'), join(folder('07'), 'map.json'))
    expect(needs.map(({ need }) => [need?.key, need?.text])).toEqual([
      ['1', '公式编号应为1'],
      ['A2', '123'],
      ['A3', '常规格式的日期数'],
      ['A4', '公式日期'],
      ['A5', '日期格式'],
    ])
    for (const { need } of needs) expect(need?.created.toString()).toBe('2024-06-18T01:30:00Z')
  })

  test('a category merged over three rows is that of all three', async () => {
    const { needs, notes } = await readNeeds(join(folder('08'), 'd-merge.xlsx'), join(folder('08'), 'map.json'))
    expect(needs.map(({ need }) => need?.category)).toEqual(['物业服务', '物业服务', '物业服务'])
    expect(notes).toEqual(['有合并的单元格，它们的内容算给每一行（2 格）'])
  })

  test('a header that ends in CRLF over rows that end in LF', async () => {
    const { needs } = await readNeeds(join(folder('14'), 'in.csv'), join(folder('14'), 'map.json'))
    expect(needs.map(({ need }) => need !== null)).toEqual([true, true, true])
  })

  test.each(['half.json', 'wrongyear.json'])('%s makes no year known', (file) => {
    const { years, errors } = parseHolidays(readFileSync(join(folder('18'), file), 'utf8'))
    expect([years, errors.length > 0]).toEqual([[], true])
  })
})
