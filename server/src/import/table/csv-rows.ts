import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { csvDialect } from '../../kernel/csv/csv-dialect.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { decoded, type Encoding } from './sniff.ts'
import type { TableRow } from './cell.ts'

/** More than this between two line ends is a quote that was never closed. */
const mostInRow = 8 * 2 ** 20

/**
 * The rows of a CSV file as they are read, each as wide as it is.
 * @throws Refusal `invalid` where a quote is opened and never closed: what stands behind it cannot be told apart
 */
export async function* csvRows(path: string, encoding: Encoding, head: string): AsyncGenerator<TableRow> {
  const parser = parse({
    ...csvDialect(head),
    bom: true,
    relax_column_count: true,
    // a quote inside a word is a quote; an error here would take all the rows behind it along
    relax_quotes: true,
    max_record_size: mostInRow,
  })
  const source = Readable.from(decoded(path, encoding))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let row = 0
  try {
    for await (const record of parser) {
      const cells = record as string[]
      row += 1
      if (cells.some((cell) => cell.trim() !== '')) yield { row, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Refusal('invalid', 'quote', {
      zh: `第 ${row + 1} 行起读不下去：有一个引号开了没有关。请改好再导入一次，已经导入的不会重复`,
      en: `It cannot be read from row ${row + 1} on: a quote is opened and never closed. Mend it and import again; nothing is doubled`,
    })
  } finally {
    source.destroy()
    parser.destroy()
  }
}
