import type { Code } from '../reasons.ts'

/**
 * A number of a spreadsheet: its value, what the cell shows, and the day count (from 1899-12-30) it is in a column of times,
 * whichever year the workbook counts from.
 */
export type NumberCell = { number: number; shown: string; days: number }
export type Cell = string | NumberCell | { problem: Code; shown: string }
/** `row` counts as a spreadsheet does: the first row of the file is 1. Empty rows are left out, not counted away. */
export type TableRow = { row: number; cells: Cell[] }

export const cellText = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : 'number' in cell ? cell.shown : ''
