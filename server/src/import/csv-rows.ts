import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Refusal } from '../kernel/refusal.ts'
import { decoded, type Encoding } from './sniff.ts'
import type { TableRow } from './table.ts'

/** More than this between two line ends is a quote that was never closed. */
const mostInRow = 8 * 2 ** 20

/**
 * The rows of a CSV file as they are read; separated by comma, semicolon or tab, whichever the first row has most of.
 * @throws Refusal `invalid` where a quote is opened and never closed: what stands behind it cannot be told apart
 */
export async function* csvRows(path: string, encoding: Encoding, head: string): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: delimiterOf(head),
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
  let width = 0
  try {
    for await (const record of parser) {
      const cells = record as string[]
      row += 1
      if (cells.every((cell) => cell.trim() === '')) continue
      if (width === 0) width = cells.length
      const extra = cells.slice(width).some((cell) => cell.trim() !== '')
      if (cells.length < width || extra) yield { row, cells: [{ problem: 'columns', shown: `${cells.length} / ${width}` }] }
      else yield { row, cells }
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

function delimiterOf(head: string): string {
  const counts = new Map([',', ';', '\t'].map((sign) => [sign, 0]))
  let quoted = false
  for (const sign of head) {
    if (sign === '"') quoted = !quoted
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
    else if (!quoted && sign === '\n' && [...counts.values()].some((n) => n > 0)) break
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ','
}
