import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { zipOf } from '../../kernel/files/zip.fixture.ts'
import { testFiles, workbookOf } from './files.fixture.ts'

const files = testFiles()
const table = fileURLToPath(new URL('table.ts', import.meta.url))
const mega = 1024 * 1024

/** Reads a file to its end in a process of its own; answers with what became of it and the most memory it took, in MB (as Linux counts it). */
function read(file: string): { code: string; zh: string; megabytes: number } {
  const program = `
    import { readFileSync } from 'node:fs'
    import { openTable } from ${JSON.stringify(table)}
    let end = { code: 'read', zh: '' }
    try { for await (const row of (await openTable(${JSON.stringify(file)})).rows) row }
    catch (error) { end = { code: error.code ?? error.name, zh: error.text?.zh ?? error.message } }
    const most = /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))
    console.log(JSON.stringify({ ...end, megabytes: Number(most?.[1]) / 1024 }))`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module-typescript', '-e', program], { encoding: 'utf8' })) as ReturnType<
    typeof read
  >
}

const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const zeros = Buffer.alloc(400 * mega)

test('a workbook of half a megabyte that would unpack to 400 MB is refused with what to do, and not unpacked', () => {
  const bytes = zipOf([{ name: 'xl/worksheets/sheet1.xml', body: zeros }])
  expect(bytes.length).toBeLessThan(mega)
  const end = read(files.write('xlsx', bytes))
  expect(end).toMatchObject({ code: 'workbook-too-large', zh: expect.stringContaining('请分成几个文件') })
  expect(end.megabytes).toBeLessThan(300)
})

test('one that says it is small and is not is broken off where its word ends', () => {
  const end = read(files.write('xlsx', zipOf([{ name: 'xl/worksheets/sheet1.xml', body: zeros, declaredSize: 1000 }])))
  expect(end).toMatchObject({ code: 'workbook', zh: expect.stringContaining('XLSX 文件读不下去') })
  expect(end.megabytes).toBeLessThan(300)
})

test('many parts that are each small enough are counted together, and so is their number', () => {
  const part = zeros.subarray(0, 60 * mega)
  const parts = Array.from({ length: 4 }, (_, at) => ({ name: `xl/worksheets/sheet${at}.xml`, body: part }))
  expect(read(files.write('xlsx', zipOf(parts)))).toMatchObject({ code: 'workbook-too-large' })
  const crumbs = Array.from({ length: 2_100 }, (_, at) => ({ name: `xl/media/${at}.png`, body: '' }))
  expect(read(files.write('xlsx', zipOf(crumbs)))).toMatchObject({ code: 'workbook-too-large' })
})

test('a sheet of more rows than anybody has needs is refused by their number', { timeout: 90_000 }, () => {
  const rows = '<row><c t="inlineStr"><is><t>a</t></is></c></row>'.repeat(210_000)
  const end = read(files.write('xlsx', workbookOf(sheetOf(rows))))
  expect(end).toMatchObject({ code: 'too-many-rows', zh: expect.stringContaining('200000 行') })
  expect(end.megabytes).toBeLessThan(900)
})

test('a cell far out does not make a table of all that lies before it', () => {
  const end = read(
    files.write(
      'xlsx',
      workbookOf(
        sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row><row r="199999"><c r="XFD199999"><v>1</v></c></row>'),
      ),
    ),
  )
  expect(end).toMatchObject({ code: 'read' })
  expect(end.megabytes).toBeLessThan(300)
})
