import type { Text } from '@liti/contract/common'
import ExcelJS from 'exceljs'
import { Refusal } from '../kernel/refusal.ts'
import type { Cell, TableRow } from './table.ts'

/**
 * The rows of the first sheet that is not hidden, as they are read. Formulas give the result the spreadsheet program stored.
 * @throws Refusal `invalid` where the file is not a whole workbook
 */
export async function* xlsxRows(path: string, notes: Text[]): AsyncGenerator<TableRow> {
  const book = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
  })
  let read: string | null = null
  let others = 0
  try {
    for await (const sheet of book) {
      const { name, state } = sheet as unknown as { name: string; state?: string }
      if (read !== null || (state ?? 'visible') !== 'visible') {
        others += 1
        continue
      }
      read = name
      const early = is1904(book)
      for await (const row of sheet) {
        const cells: Cell[] = []
        // sparse where a cell is empty
        row.eachCell({ includeEmpty: true }, (cell) => void cells.push(cellOf(cell, early)))
        if (cells.some((cell) => typeof cell !== 'string' || cell.trim() !== '')) yield { row: row.number, cells }
      }
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal('invalid', 'workbook', {
      zh: `XLSX 文件读不下去，可能没有下载完整（${why}）`,
      en: `The XLSX file cannot be read; it may not be complete (${why})`,
    })
  }
  if (others > 0) {
    notes.push({
      zh: `只读了第一张表“${read}”，另外 ${others} 张没有读`,
      en: `Only the first sheet "${read}" was read, not the other ${others}`,
    })
  }
}

function cellOf(cell: ExcelJS.Cell, early: boolean): Cell {
  const { value } = cell
  if (typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value || 'result' in value)) {
    // the value of a formula leaves out a result of 0
    const result = cell.type === ExcelJS.ValueType.Formula ? cell.result : (value as { result?: unknown }).result
    if (result === undefined || result === null) return { problem: 'formula-no-result', shown: '' }
    // the reader gives a failed formula as NaN, and a date of one as its bare day count
    if (typeof result === 'number') {
      return Number.isNaN(result) ? { problem: 'formula-error', shown: '#' } : { number: early ? result + 1462 : result }
    }
    return plain(result)
  }
  return typeof value === 'number' ? { number: value } : plain(value)
}

function plain(value: unknown): Cell {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return wallClock(value)
  if (typeof value !== 'object') return ''
  if ('error' in value) return { problem: 'formula-error', shown: String(value.error) }
  if ('richText' in value && Array.isArray(value.richText)) return value.richText.map((part: { text?: string }) => part.text ?? '').join('')
  return 'text' in value ? plain(value.text) : ''
}

/** A date of a spreadsheet has no zone: what its clock showed, to the second. */
export function wallClock(date: Date): string {
  if (Number.isNaN(date.getTime())) return '#'
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ')
  return text.endsWith(' 00:00:00') ? text.slice(0, 10) : text
}

/** Old workbooks of another maker count days from 1904. */
function is1904(book: unknown): boolean {
  const properties: unknown = typeof book === 'object' && book !== null ? Reflect.get(book, 'properties') : null
  const model: unknown = typeof properties === 'object' && properties !== null ? Reflect.get(properties, 'model') : null
  return typeof model === 'object' && model !== null && Reflect.get(model, 'date1904') === true
}
