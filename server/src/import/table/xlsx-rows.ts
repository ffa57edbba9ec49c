import { readFile } from 'node:fs/promises'
import type { Text } from '@liti/contract/common'
import { plainText } from '@liti/contract/typed'
import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { Refusal } from '../../kernel/refusal.ts'
import type { Cell, TableRow } from './cell.ts'
import { holdUnpackedSize } from './unpacked-size.ts'
import { numberCell } from './xlsx-number.ts'

const mostRows = 200_000
/** Columns merged cells are followed in; no table of needs is wider. */
const mostColumns = 256

/**
 * The rows of the first sheet that is not hidden. Formulas give the result the spreadsheet program stored; a merged cell counts for
 * every row it stands over; a hidden row says that it is one.
 * @throws Refusal `invalid` where the file is not a whole workbook, or too large a one
 */
export async function* xlsxRows(path: string, notes: Text[]): AsyncGenerator<TableRow> {
  const { sheet, early } = await openSheet(path, notes)
  const rows = sheet['!data'] ?? []
  const above = mergedAbove(sheet)
  let merged = 0
  for (const [index, given] of rows.entries()) {
    const cells = Array.from(given ?? [], (cell) => cellOf(cell, early))
    // a row with nothing of its own is empty, whatever is merged over it
    if (!cells.some((cell) => typeof cell !== 'string' || plainText(cell).trim() !== '')) continue
    for (const { column, from } of above(index)) {
      if ((cells[column] ?? '') !== '') continue
      const value = cellOf(rows[from]?.[column], early)
      if (value === '') continue
      for (let at = cells.length; at < column; at += 1) cells[at] = ''
      cells[column] = value
      merged += 1
    }
    if (sheet['!rows']?.[index]?.hidden) yield { row: index + 1, cells: [{ problem: 'hidden-row', shown: '' }] }
    else yield { row: index + 1, cells }
  }
  if (merged > 0) {
    notes.push({
      zh: `有合并的单元格，它们的内容算给每一行（${merged} 格）`,
      en: `There are merged cells; what stands in them counts for each of their rows (${merged} cells)`,
    })
  }
}

async function openSheet(path: string, notes: Text[]): Promise<{ sheet: WorkSheet; early: boolean }> {
  try {
    const bytes = await readFile(path)
    await holdUnpackedSize(bytes)
    const list = read(bytes, { sheets: [] })
    const name = list.SheetNames.find((_, at) => (list.Workbook?.Sheets?.[at]?.Hidden ?? 0) === 0)
    if (name === undefined) throw new Error('there is no sheet')
    const book = read(bytes, {
      sheets: [name],
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellStyles: true, // which rows are hidden
      sheetStubs: true, // a formula without a result is a stub
      sheetRows: mostRows + 1,
    })
    const sheet = book.Sheets[name]
    if (!sheet) throw new Error(`there is no sheet ${name}`)
    if ((sheet['!data']?.length ?? 0) > mostRows) throw tooLong()
    const others = list.SheetNames.length - 1
    if (others > 0) {
      notes.push({
        zh: `只读了第一张表“${name}”，另外 ${others} 张没有读`,
        en: `Only the first sheet "${name}" was read, not the other ${others}`,
      })
    }
    return { sheet, early: countsFrom1904(list) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal('invalid', 'workbook', {
      zh: `XLSX 文件读不下去，可能没有下载完整（${why}）`,
      en: `The XLSX file cannot be read; it may not be complete (${why})`,
    })
  }
}

const tooLong = () =>
  new Refusal('invalid', 'too-many-rows', {
    zh: `表格超过 ${mostRows} 行。请分成几个文件，或者另存为 CSV 再导入`,
    en: `The sheet has more than ${mostRows} rows. Split it into several files, or save it as CSV`,
  })

/** Old workbooks of another maker count days from 1904. */
const countsFrom1904 = (book: WorkBook): boolean => book.Workbook?.WBProps?.date1904 === true

/** For a row, the merged cells that began above it; a merge over columns alone is a heading and stays in its first one. */
function mergedAbove(sheet: WorkSheet): (row: number) => { column: number; from: number }[] {
  const merges = (sheet['!merges'] ?? []).filter(({ s, e }) => e.r > s.r && s.c < mostColumns).sort((a, b) => a.s.r - b.s.r)
  let next = 0
  let open: typeof merges = []
  return (row) => {
    for (let merge = merges[next]; merge && merge.s.r < row; merge = merges[next]) {
      open.push(merge)
      next += 1
    }
    open = open.filter(({ e }) => e.r >= row)
    return open.map(({ s }) => ({ column: s.c, from: s.r }))
  }
}

function cellOf(cell: CellObject | null | undefined, early: boolean): Cell {
  if (!cell) return ''
  if (cell.t === 'z') return cell.f === undefined ? '' : { problem: 'formula-no-result', shown: '' }
  if (cell.t === 'e') return { problem: 'formula-error', shown: cell.w ?? '#' }
  if (typeof cell.v === 'number') return numberCell(cell.v, String(cell.z ?? 'General'), cell.w ?? '', early)
  if (typeof cell.v === 'boolean') return cell.v ? 'TRUE' : 'FALSE'
  return typeof cell.v === 'string' ? cell.v : ''
}
