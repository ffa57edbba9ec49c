import { open, type FileHandle } from 'node:fs/promises'
import type { Text } from '@liti/contract/common'
import { csvCell } from '../kernel/csv/csv-cell.ts'
import { Refusal } from '../kernel/refusal.ts'
import { reasonText, type RowProblem } from './reasons.ts'

export type ImportReport = {
  source: string
  dryRun: boolean
  /** Rows that an earlier, broken-off run had dealt with. */
  continuedAfter: number
  /** Rows with anything in them, without the first. */
  read: number
  imported: number
  already: number
  rejectedRows: number
  /** A row may be rejected for several cells. */
  rejected: (RowProblem & { reason: Text })[]
  /** Taken, with a note. */
  flagged: (RowProblem & { reason: Text })[]
  ignoredColumns: string[]
  notes: Text[]
}

export const withReason = (problem: RowProblem): RowProblem & { reason: Text } => ({ ...problem, reason: reasonText(problem) })

const mostShown = 20

/** The report in words, Chinese and English. */
export function reportLines(report: ImportReport, reportFile: string | undefined): string[] {
  const { read, imported, already, rejectedRows, rejected, flagged, ignoredColumns, dryRun } = report
  const lines = [
    `读了 ${read} 行：${dryRun ? '可以导入' : '导入'} ${imported}，已经有了 ${already}，没有收 ${rejectedRows}；导入的里面要留意 ${flagged.length}`,
    `${read} rows read: ${imported} ${dryRun ? 'could be imported' : 'imported'}, ${already} there already, ${rejectedRows} rejected; ${flagged.length} to look at`,
  ]
  if (dryRun) lines.push('试运行，什么都没有写。 / A dry run: nothing was written.')
  if (report.continuedAfter > 0)
    lines.push(
      `接着上次，从第 ${report.continuedAfter} 行以后继续。 / Went on behind the ${report.continuedAfter} rows of the run that was broken off.`,
    )
  if (ignoredColumns.length > 0) lines.push(`没有用到的列 / columns not used: ${ignoredColumns.join(', ')}`)
  for (const note of report.notes) lines.push(`${note.zh} / ${note.en}`)
  lines.push(...listed('没有收 / rejected', rejected), ...listed('要留意 / to look at', flagged))
  if (reportFile) lines.push(`全部写在 / all of them are in ${reportFile}`)
  return lines
}

function listed(title: string, problems: ImportReport['rejected']): string[] {
  if (problems.length === 0) return []
  const more = problems.length - mostShown
  return [
    `${title}:`,
    ...problems
      .slice(0, mostShown)
      .map(({ row, column, reason }) => `  第 ${row} 行 row ${row}${column && `, ${column}`}: ${reason.zh} / ${reason.en}`),
    ...(more > 0 ? [`  … ${more} more`] : []),
  ]
}

/**
 * Opens the file of the report before anything is imported: a run whose result has nowhere to go does not begin.
 * @throws Refusal `invalid` where it cannot be written
 */
export async function openReport(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'a') // an earlier report stays until there is another
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal('invalid', 'report', {
      zh: `报告写不到 ${path}，什么都没有导入。请换一个能写的地方（${why}）`,
      en: `The report cannot be written to ${path}; nothing was imported. Choose a place that can be written (${why})`,
    })
  }
}

/** Every rejected and flagged cell as CSV. */
export async function writeReport(file: FileHandle, { rejected, flagged }: ImportReport): Promise<void> {
  const rows = [
    ['行 row', '列 column', '结果 result', '原因', 'reason'],
    ...rejected.map(({ row, column, reason }) => [row, column, '没有收 rejected', reason.zh, reason.en]),
    ...flagged.map(({ row, column, reason }) => [row, column, '已导入，要留意 imported, look at it', reason.zh, reason.en]),
  ]
  await file.truncate(0)
  await file.writeFile(`\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`)
}
