import type { Text } from '@liti/contract/common'
import { csvRows } from './csv-rows.ts'
import type { Code } from './reasons.ts'
import { sniff } from './sniff.ts'
import { xlsxRows } from './xlsx-rows.ts'

/** A number of a spreadsheet keeps its value: in a column of times it is a day count. */
export type Cell = string | { number: number } | { problem: Code; shown: string }
/** `row` counts as a spreadsheet does: the first row of the file is 1. Empty rows are left out, not counted away. */
export type TableRow = { row: number; cells: Cell[] }
export type Table = { sha256: string; rows: AsyncGenerator<TableRow>; notes: Text[] }

/** Opens a CSV or XLSX file as rows; what it is, is seen from its content. `notes` may grow until the last row was read. */
export async function openTable(path: string): Promise<Table> {
  const { kind, encoding, sha256, head } = await sniff(path)
  const notes: Text[] = []
  return { sha256, notes, rows: kind === 'xlsx' ? xlsxRows(path, notes) : csvRows(path, encoding, head) }
}

export const cellText = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : 'number' in cell ? String(cell.number) : ''
