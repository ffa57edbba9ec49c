import { expect, test } from 'vitest'
import { message, messageHeader, testFiles } from './files.fixture.ts'
import { openTable, type TableRow } from './table.ts'

const files = testFiles()
const read = async (path: string): Promise<{ rows: TableRow[]; notes: string[] }> => {
  const table = await openTable(path)
  const rows: TableRow[] = []
  for await (const row of table.rows) rows.push(row)
  return { rows, notes: table.notes.map((note) => note.zh) }
}
const cells = async (path: string) => (await read(path)).rows.map((row) => row.cells)
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

test('rows count as in a spreadsheet; broken ones are told, not guessed', async () => {
  const { rows } = await read(files.write('csv', 'a,b,c\n\n1,"two\nlines",3\n1,2\n1,2,3,4\n1,2,3,\n4,5" inch,6\n'))
  expect(rows).toEqual([
    { row: 1, cells: ['a', 'b', 'c'] },
    { row: 3, cells: ['1', 'two\nlines', '3'] },
    { row: 4, cells: [{ problem: 'columns', shown: '2 / 3' }] },
    { row: 5, cells: [{ problem: 'columns', shown: '4 / 3' }] },
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

test('a workbook: dates, formulas and their errors, rich text, links, numbers', async () => {
  const path = await files.workbook((book) => {
    const sheet = book.addWorksheet('诉求')
    sheet.addRow(messageHeader)
    sheet.addRow([])
    const row = sheet.addRow([
      2549,
      null,
      null,
      new Date('2019-04-25T09:32:09Z'),
      '',
      { formula: 'A3&"x"', result: '2549x' },
      { formula: 'D3+1', result: 43_581.5 },
    ])
    row.getCell(4).numFmt = 'yyyy-mm-dd hh:mm:ss'
    row.getCell(2).value = { richText: [{ text: '路灯' }, { font: { bold: true }, text: '不亮' }] }
    row.getCell(3).value = { text: '看这里', hyperlink: 'https://example.org' }
    sheet.addRow([9_007_199_254_740_991, { error: '#REF!' }, { formula: '1/0', result: { error: '#DIV/0!' } }, { formula: 'NOW()' }, true])
    book.addWorksheet('说明').addRow(['x'])
  })
  const { rows, notes } = await read(path)
  expect(rows.map((one) => one.row)).toEqual([1, 3, 4])
  expect(rows[1]?.cells).toEqual([{ number: 2549 }, '路灯不亮', '看这里', '2019-04-25 09:32:09', '', '2549x', { number: 43_581.5 }])
  expect(rows[2]?.cells).toEqual([
    { number: 9_007_199_254_740_991 },
    { problem: 'formula-error', shown: '#REF!' },
    { problem: 'formula-error', shown: '#' },
    { problem: 'formula-no-result', shown: '' },
    'TRUE',
  ])
  expect(notes).toEqual(['只读了第一张表“诉求”，另外 1 张没有读'])
})

test('a hidden sheet is passed by, a shared formula has its result', async () => {
  const path = await files.workbook((book) => {
    book.addWorksheet('秘密', { state: 'hidden' }).addRow(['no'])
    const sheet = book.addWorksheet('看得见')
    sheet.addRow(['yes', 1])
    sheet.addRow(['yes', 0])
    sheet.fillFormula('C1:C2', 'B1*10', [10, 0])
    sheet.getCell('D1').value = { formula: 'B2', result: 0 }
  })
  expect(await cells(path)).toEqual([
    ['yes', { number: 1 }, { number: 10 }, { number: 0 }],
    ['yes', { number: 0 }, { number: 0 }],
  ])
})

test('half a workbook is told', async () => {
  const { readFileSync } = await import('node:fs')
  const whole = readFileSync(
    await files.workbook((book) => book.addWorksheet('a').addRows(Array.from({ length: 500 }, (_, n) => message(n)))),
  )
  await expect(read(files.write('xlsx', whole.subarray(0, whole.length / 2)))).rejects.toMatchObject({ code: 'workbook' })
  await expect(read(files.write('xlsx', Buffer.concat([whole.subarray(0, 4), Buffer.from('nonsense')])))).rejects.toMatchObject({
    code: 'workbook',
  })
})
