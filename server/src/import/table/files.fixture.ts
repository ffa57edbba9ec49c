import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write as writeBook, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { afterAll } from 'vitest'
import { zipOf } from '../../kernel/files/zip.fixture.ts'

/** Adds a sheet; a cell is a value, or a cell of the writer (`f` formula, `z` number format, `t: 'e'` error). */
export function addSheet(book: WorkBook, name: string, rows: (string | number | boolean | CellObject | null)[][]): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows)
  utils.book_append_sheet(book, sheet, name)
  return sheet
}

const office = 'http://schemas.openxmlformats.org'
/** A workbook written by hand around the XML of its one sheet, for what a writer would not write. */
export const workbookOf = (sheet: string): Buffer =>
  zipOf([
    {
      name: '[Content_Types].xml',
      body: `<Types xmlns="${office}/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      body: `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      body: `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', body: sheet },
  ])

/** A folder for the files of a test, gone after it. */
export function testFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'liti-import-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  let n = 0
  const write = (ending: string, content: string | Uint8Array): string => {
    const path = join(folder, `file-${(n += 1)}.${ending}`)
    writeFileSync(path, content)
    return path
  }
  return {
    path: (name: string): string => join(folder, name),
    write,
    csv: (rows: string[][], { separator = ',' } = {}): string =>
      write('csv', `${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n')}\r\n`),
    json: (value: unknown, name?: string): string => {
      if (name === undefined) return write('json', JSON.stringify(value))
      const path = join(folder, name)
      writeFileSync(path, JSON.stringify(value))
      return path
    },
    workbook: (fill: (book: WorkBook) => void): string => {
      const book = utils.book_new()
      fill(book)
      return write('xlsx', new Uint8Array(writeBook(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer))
    },
  }
}

export const messageHeader = ['id', 'title', 'text', 'time', 'user', 'reply', 'reply_time']
/** A message of the citizens' preset, answered unless said otherwise. */
export const message = (
  id: string | number,
  more: Partial<Record<'title' | 'text' | 'time' | 'user' | 'reply' | 'replyTime', string>> = {},
): string[] => {
  const row = {
    title: `标题 ${id}`,
    text: `第 ${id} 件事，路灯不亮。`,
    time: '2019-04-25 09:32:09',
    user: 'A00045581',
    reply: '已修好。',
    replyTime: '2019-05-10 14:56:53',
  }
  const { title, text, time, user, reply, replyTime } = { ...row, ...more }
  return [String(id), title, text, time, user, reply, replyTime]
}
