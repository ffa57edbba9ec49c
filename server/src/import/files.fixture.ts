import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll } from 'vitest'

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
    workbook: async (fill: (book: ExcelJS.Workbook) => void): Promise<string> => {
      const book = new ExcelJS.Workbook()
      fill(book)
      return write('xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
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
