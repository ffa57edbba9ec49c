import { SSF } from '@e965/xlsx'
import { wallClock } from '../read-time.ts'
import type { NumberCell } from './cell.ts'

/** From 1899-12-30 to 1904-01-01, in days. */
const laterStart = 1462
/** Shown in the order of whoever opens the file: these are written year first here. */
const byLocale = new Set(['m/d/yy', 'm/d/yy h:mm'])

/**
 * A number of a workbook with what its cell shows. Plain and scientific numbers are given with all their digits: a spreadsheet
 * shortens them to the width of a column, and what is meant is the number.
 * @param format the cell's number format, with the built-in ones under their American names
 * @param shown how the reader writes the number in that format
 * @param early the workbook counts its days from 1904
 */
export function numberCell(number: number, format: string, shown: string, early: boolean): NumberCell {
  const days = early ? number + laterStart : number
  if (/^(General|@)$/i.test(format) || /0E\+0/i.test(format)) return { number, days, shown: digits(number) }
  if (!SSF.is_date(format)) return { number, days, shown: shown.trim() }
  const written = byLocale.has(format) || format.startsWith('[$-F') ? wallClock(days) : shown.trim()
  return { number, days, shown: written || '#####' } // a day before the first is shown so
}

/** Fifteen digits, as a spreadsheet keeps them: 0.1 + 0.2 is 0.3. */
const digits = (number: number): string => String(Number(number.toPrecision(15)))
