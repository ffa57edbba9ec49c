import type { Text } from '@liti/contract/common'
import { csvRows } from './csv-rows.ts'
import type { Code } from './reasons.ts'
import { sniff } from './sniff.ts'
import { xlsxRows } from './xlsx-rows.ts'

/**
 * A number of a spreadsheet: its value, what the cell shows, and the day count (from 1899-12-30) it is in a column of times,
 * whichever year the workbook counts from.
 */
export type NumberCell = { number: number; shown: string; days: number }
export type Cell = string | NumberCell | { problem: Code; shown: string }
/** `row` counts as a spreadsheet does: the first row of the file is 1. Empty rows are left out, not counted away. */
export type TableRow = { row: number; cells: Cell[] }
/** `ragged`: a row may have fewer or more cells than the first, which is then a broken row. */
export type Table = { sha256: string; rows: AsyncGenerator<TableRow>; notes: Text[]; ragged: boolean }

/** Opens a CSV or XLSX file as rows; what it is, is seen from its content. `notes` may grow until the last row was read. */
export async function openTable(path: string): Promise<Table> {
  const { kind, encoding, sha256, head } = await sniff(path)
  const notes: Text[] = []
  if (kind === 'xlsx') return { sha256, notes, rows: xlsxRows(path, notes), ragged: false }
  return { sha256, notes, rows: csvRows(path, encoding, head), ragged: true }
}

export const cellText = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : 'number' in cell ? cell.shown : ''
