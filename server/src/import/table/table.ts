import type { Text } from '@liti/contract/common'
import { csvRows } from './csv-rows.ts'
import type { TableRow } from './cell.ts'
import { sniff } from './sniff.ts'
import { xlsxRows } from './xlsx-rows.ts'

/** `ragged`: a row may have fewer or more cells than the first, which is then a broken row. */
export type Table = { sha256: string; rows: AsyncGenerator<TableRow>; notes: Text[]; ragged: boolean }

/** Opens a CSV or XLSX file as rows; what it is, is seen from its content. `notes` may grow until the last row was read. */
export async function openTable(path: string): Promise<Table> {
  const { kind, encoding, sha256, head } = await sniff(path)
  const notes: Text[] = []
  if (kind === 'xlsx') return { sha256, notes, rows: xlsxRows(path, notes), ragged: false }
  return { sha256, notes, rows: csvRows(path, encoding, head), ragged: true }
}
