import { Refusal } from '../../kernel/refusal.ts'
import { clean } from '../check-row.ts'
import type { Plan } from '../mapping.ts'
import { cellText, type TableRow } from './cell.ts'
import type { Table } from './table.ts'

/** Titles, dates of printing and notes above a table take few lines. */
const mostLooked = 10

/**
 * The row that names the columns: the first of a file's first ten that has those asked for. What stands above it is left out and noted.
 * @param fit makes a plan of a row's names, or throws a Refusal where they are not those
 * @returns the plan, and the rows below
 * @throws Refusal what `fit` says of the first row of several names where none fits; `empty-file` where there is none
 */
export async function findHeader(table: Table, fit: (header: string[]) => Plan): Promise<{ plan: Plan; rows: AsyncGenerator<TableRow> }> {
  let refusal: { several: boolean; error: Refusal } | null = null
  for (let looked = 0; looked < mostLooked; looked += 1) {
    const next = await table.rows.next()
    if (next.done) break
    const header = next.value.cells.map((cell) => clean(cellText(cell)))
    try {
      const plan = fit(header)
      if (looked > 0) {
        table.notes.push({
          zh: `列名在第 ${next.value.row} 行，它上面的 ${looked} 行没有导入`,
          en: `The columns are named in row ${next.value.row}; the ${looked} above it were left out`,
        })
      }
      return { plan, rows: table.ragged ? asWide(table.rows, header.length) : table.rows }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const several = header.filter((name) => name !== '').length > 1
      if (!refusal || (several && !refusal.several)) refusal = { several, error }
    }
  }
  throw refusal?.error ?? new Refusal('invalid', 'empty-file', { zh: '文件是空的', en: 'The file is empty' })
}

/** Rows with fewer cells than the header, or with something behind its last, are told instead of guessed. */
async function* asWide(rows: AsyncGenerator<TableRow>, width: number): AsyncGenerator<TableRow> {
  for await (const { row, cells } of rows) {
    const extra = cells.slice(width).some((cell) => cellText(cell).trim() !== '')
    if (cells.length < width || extra) yield { row, cells: [{ problem: 'columns', shown: `${cells.length} / ${width}` }] }
    else yield { row, cells }
  }
}
