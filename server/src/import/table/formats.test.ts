import { expect, test } from 'vitest'
import { utils } from '@e965/xlsx'
import { zipOf } from '../../kernel/files/zip.fixture.ts'
import { addSheet, message, messageHeader, testFiles, workbookOf } from './files.fixture.ts'
import { cellText, type NumberCell, type TableRow } from './cell.ts'
import { openTable } from './table.ts'
import { mostUnpacked } from './unpacked-size.ts'

const files = testFiles()
const read = async (path: string): Promise<{ rows: TableRow[]; notes: string[] }> => {
  const table = await openTable(path)
  const rows: TableRow[] = []
  for await (const row of table.rows) rows.push(row)
  return { rows, notes: table.notes.map((note) => note.zh) }
}
const cells = async (path: string) => (await read(path)).rows.map((row) => row.cells)
const number = (value: number, shown = String(value)): NumberCell => ({ number: value, shown, days: value })
/** 你好,时间 and 早上好,1 in GB18030; the last sign (㐀) takes four bytes. */
const gb = Buffer.concat([
  Buffer.of(0xc4, 0xe3, 0xba, 0xc3, 0x2c, 0xca, 0xb1, 0xbc, 0xe4, 0x0d, 0x0a),
  Buffer.of(0xd4, 0xe7, 0xc9, 0xcf, 0xba, 0xc3, 0x81, 0x39, 0xee, 0x39, 0x2c, 0x31, 0x0d, 0x0a),
])

test.each([
  ['UTF-8', Buffer.from('你好,时间\n早上好㐀,1\n')],
  ['UTF-8 with its mark', Buffer.from('\uFEFF你好,时间\r\n早上好㐀,1\r\n')],
  ['GB18030', gb],
  ['UTF-16, tabs', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('你好\t时间\r\n早上好㐀\t1\r\n', 'utf16le')])],
  ['semicolons', Buffer.from('你好;时间\n"早上好㐀";1')],
  ['bars', Buffer.from('你好|时间\n早上好㐀|1')],
  ['a separator told to the spreadsheet', Buffer.from('\uFEFFsep=;\r\n你好;时间\r\n早上好㐀;1\r\n')],
  ['CRLF, then LF', Buffer.from('你好,时间\r\n早上好㐀,1\n')],
  ['LF, then CRLF', Buffer.from('你好,时间\n早上好㐀,1\r\n')],
  ['CR alone', Buffer.from('你好,时间\r早上好㐀,1\r')],
])('%s', async (_, content) => {
  expect(await cells(files.write('csv', content))).toEqual([
    ['你好', '时间'],
    ['早上好㐀', '1'],
  ])
})

test('a character torn between two pieces of a large file is whole', async () => {
  const long = '长'.repeat(100_001)
  expect(await cells(files.write('csv', `a,b\n${long},x${long}\n`))).toEqual([
    ['a', 'b'],
    [long, `x${long}`],
  ])
})

test('UTF-8 with a scratch stays UTF-8', async () => {
  const text = Buffer.from(`a,b\n${'好'.repeat(500)},1\n`)
  text[100] = 0xff
  expect((await cells(files.write('csv', text)))[1]?.[0]).toMatch(/^好+�+好+$/)
})

test('rows count as in a spreadsheet, and are as wide as they are', async () => {
  const { rows } = await read(files.write('csv', 'a,b,c\n\n1,"two\nlines",3\n1,2\n1,2,3,4\n1,2,3,\n4,5" inch,6\n'))
  expect(rows).toEqual([
    { row: 1, cells: ['a', 'b', 'c'] },
    { row: 3, cells: ['1', 'two\nlines', '3'] },
    { row: 4, cells: ['1', '2'] },
    { row: 5, cells: ['1', '2', '3', '4'] },
    { row: 6, cells: ['1', '2', '3', ''] },
    { row: 7, cells: ['4', '5" inch', '6'] },
  ])
})

test('a quote that is never closed stops the file with its row', async () => {
  await expect(read(files.write('csv', 'a,b\n1,2\n3,"open\n5,6\n'))).rejects.toMatchObject({
    code: 'quote',
    text: { zh: expect.stringContaining('第 3 行') },
  })
  await expect(read(files.write('csv', `a,b\n1,2\n3,"${'z'.repeat(9 * 2 ** 20)}\n`))).rejects.toMatchObject({ code: 'quote' })
})

test('a workbook: dates, formulas and their errors, links, numbers', async () => {
  const path = files.workbook((book) => {
    const sheet = addSheet(book, '诉求', [
      messageHeader,
      [],
      [
        2549,
        null,
        '看这里',
        { t: 'n', v: 43_580.397_326_39, z: 'yyyy-mm-dd hh:mm:ss' },
        '',
        { t: 's', f: 'A3&"x"', v: '2549x' },
        { t: 'n', f: 'D3+1', v: 43_581.5 },
      ],
      [9_007_199_254_740_991, { t: 'e', v: 0x17 }, { t: 'e', f: '1/0', v: 0x07 }, { t: 'z', f: 'NOW()' }, true],
    ])
    sheet['C3'].l = { Target: 'https://example.org' }
    addSheet(book, '说明', [['x']])
  })
  const { rows, notes } = await read(path)
  expect(rows.map((one) => one.row)).toEqual([1, 3, 4])
  expect(rows[1]?.cells).toEqual([
    number(2549),
    '',
    '看这里',
    { number: 43_580.397_326_39, days: 43_580.397_326_39, shown: '2019-04-25 09:32:09' },
    '',
    '2549x',
    number(43_581.5),
  ])
  expect(rows[2]?.cells).toEqual([
    number(9_007_199_254_740_991, '9007199254740990'),
    { problem: 'formula-error', shown: '#REF!' },
    { problem: 'formula-error', shown: '#DIV/0!' },
    { problem: 'formula-no-result', shown: '' },
    'TRUE',
  ])
  expect(notes).toEqual(['只读了第一张表“诉求”，另外 1 张没有读'])
})

test('what a number shows: percents, leading zeros, units, dates in the order of the year; long and scientific ones with all digits', async () => {
  const formatted: [number, string, string][] = [
    [0.5, '0%', '50%'],
    [12, '00000', '00012'],
    [12_345_678, '#,##0.00"元"', '12,345,678.00元'],
    [45_461, 'yyyy"年"m"月"d"日"', '2024年6月18日'],
    [45_461, 'm/d/yy', '2024-06-18'],
    [45_461.395_833_333, 'm/d/yy h:mm', '2024-06-18 09:30:00'],
    [0.75, 'h:mm', '18:00'],
    [-5, 'm/d/yy', '#####'],
    [13_912_345_678, '0.00E+00', '13912345678'],
    [110_107_199_001, 'General', '110107199001'],
    [0.1 + 0.2, 'General', '0.3'],
    [13_912_345_678, '@', '13912345678'],
  ]
  const path = files.workbook((book) => void addSheet(book, 'a', [formatted.map(([v, z]) => ({ t: 'n', v, z }))]))
  expect((await cells(path))[0]?.map(cellText)).toEqual(formatted.map(([, , shown]) => shown))
})

test('a hidden sheet is passed by, a formula whose result is 0 has it, a hidden row says so', async () => {
  const path = files.workbook((book) => {
    addSheet(book, '秘密', [['no']])
    const sheet = addSheet(book, '看得见', [
      ['yes', 1, { t: 'n', f: 'B1*10', v: 10 }, { t: 'n', f: 'B2', v: 0 }],
      ['yes', 0, { t: 'n', f: 'B2*10', v: 0 }],
      ['no', 1],
    ])
    sheet['!rows'] = [{}, {}, { hidden: true }]
    book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] }
  })
  expect(await cells(path)).toEqual([
    ['yes', number(1), number(10), number(0)],
    ['yes', number(0), number(0)],
    [{ problem: 'hidden-row', shown: '' }],
  ])
})

test('what stands in a merged cell counts for each of its rows; a heading over columns stays in its first; an empty row stays empty', async () => {
  const path = files.workbook((book) => {
    const sheet = addSheet(book, 'a', [
      ['类别', '地点', null, '内容'],
      ['物业', '一层', null, '甲'],
      [null, null, null, '乙'],
      [null, null, null, null],
      [null, '二层', null, '丙'],
      ['保洁', null, null, '丁'],
    ])
    sheet['!merges'] = ['A2:A5', 'B2:C3', 'B1:C1'].map((range) => utils.decode_range(range))
  })
  expect(await read(path)).toEqual({
    rows: [
      { row: 1, cells: ['类别', '地点', '', '内容'] },
      { row: 2, cells: ['物业', '一层', '', '甲'] },
      { row: 3, cells: ['物业', '一层', '', '乙'] },
      { row: 5, cells: ['物业', '二层', '', '丙'] },
      { row: 6, cells: ['保洁', '', '', '丁'] },
    ],
    notes: ['有合并的单元格，它们的内容算给每一行（3 格）'],
  })
})

test('in a workbook that counts from 1904 only what is used as a time is shifted, and then always', async () => {
  const path = files.workbook((book) => {
    addSheet(book, 'a', [
      [
        { t: 'n', f: 'ROW()', v: 1 },
        { t: 'n', v: 43_999.395_833_3 },
        { t: 'n', v: 43_999.395_833_3, z: 'm/d/yy h:mm' },
      ],
    ])
    book.Workbook = { WBProps: { date1904: true } }
  })
  expect((await cells(path))[0]).toEqual([
    { number: 1, days: 1463, shown: '1' },
    { number: 43_999.395_833_3, days: 45_461.395_833_3, shown: '43999.3958333' },
    { number: 43_999.395_833_3, days: 45_461.395_833_3, shown: '2024-06-18 09:30:00' },
  ])
})

test('rich text, spaces at its ends, readings of signs (which are not part of it), and no characters torn at any length', async () => {
  const text = '长'.repeat(20_000)
  const sheet = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t xml:space="preserve"> 路灯</t></r><r><rPr><b/></rPr><t>不亮</t></r></is></c><c r="B1" t="inlineStr"><is><t>漢</t><rPh sb="0" eb="1"><t>カン</t></rPh></is></c><c r="C1" t="inlineStr"><is><t>x${text}</t></is></c></row></sheetData></worksheet>`
  expect(await cells(files.write('xlsx', workbookOf(sheet)))).toEqual([[' 路灯不亮', '漢', `x${text}`]])
})

test('half a workbook is told, one that unpacks too large too, before it is read', async () => {
  const { readFileSync } = await import('node:fs')
  const whole = readFileSync(
    files.workbook(
      (book) =>
        void addSheet(
          book,
          'a',
          Array.from({ length: 500 }, (_, n) => message(n)),
        ),
    ),
  )
  await expect(read(files.write('xlsx', whole.subarray(0, whole.length / 2)))).rejects.toMatchObject({ code: 'workbook' })
  await expect(read(files.write('xlsx', Buffer.concat([whole.subarray(0, 4), Buffer.from('nonsense')])))).rejects.toMatchObject({
    code: 'workbook',
  })
  const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', body: Buffer.alloc(mostUnpacked + 1, ' ') }])
  expect(bomb.length).toBeLessThan(1_000_000)
  await expect(read(files.write('xlsx', bomb))).rejects.toMatchObject({ code: 'workbook-too-large' })
  const liar = zipOf([{ name: 'xl/worksheets/sheet1.xml', body: Buffer.alloc(1_000_000, ' '), declaredSize: 10 }])
  await expect(read(files.write('xlsx', liar))).rejects.toMatchObject({ code: 'workbook' })
})
