import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { beginImport, finishImport, importBatch, knownKeys, type ImportRun, type NeedToImport } from '../modules/needs/index.ts'
import { checkRow } from './check-row.ts'
import { chooseUnits } from './choose-units.ts'
import { findHeader } from './table/find-header.ts'
import { planFor } from './mapping.ts'
import { readMappingFile, withSource } from './mapping-file.ts'
import { choosePreset, type PresetName } from './presets.ts'
import type { RowProblem } from './reasons.ts'
import { type ImportReport, openReport, withReason, writeReport } from './report.ts'
import { openTable } from './table/table.ts'

export type ImportOptions = {
  file: string
  /** Slug of the building the needs belong to; needed unless a column names it or there is only one. */
  unit?: string | undefined
  /** A JSON file that says what the columns are, in place of a preset. */
  map?: string | undefined
  preset?: PresetName | 'auto' | undefined
  /** Another name for the other system. */
  source?: string | undefined
  dryRun?: boolean | undefined
  /** Where to write every rejected and flagged row as CSV. */
  report?: string | undefined
  /** Told now and then how far it has come. */
  say?: ((line: string) => void) | undefined
  batchRows?: number | undefined
}

const usualBatch = 400
const sayEveryMs = 1000

/**
 * Brings in needs of another system from a CSV or XLSX file. Rows are written some hundreds at a time, each batch with how far the run
 * has come: a run that was broken off goes on behind its last batch, and a need that is there (same source, same number) is left as it is.
 * @returns what was read, taken and rejected, with row, column and reason
 * @throws Refusal `invalid` where file, mapping or building cannot be used at all; nothing is written then
 */
export async function importNeeds(ctx: Ctx, actor: Actor, options: ImportOptions): Promise<ImportReport> {
  if (options.report === undefined) return bringIn(ctx, actor, options)
  const file = await openReport(options.report)
  try {
    const report = await bringIn(ctx, actor, options)
    await writeReport(file, report)
    return report
  } finally {
    await file.close()
  }
}

async function bringIn(ctx: Ctx, actor: Actor, options: ImportOptions): Promise<ImportReport> {
  const { dryRun = false, batchRows = usualBatch } = options
  const given = options.map === undefined ? null : await readMappingFile(options.map)
  const table = await openTable(options.file)
  const { plan, rows } = await findHeader(table, (header) =>
    planFor(withSource(given ?? choosePreset(options.preset ?? 'auto', header), options.source), header),
  )
  const units = await chooseUnits(ctx, actor, options.unit, plan.at.has('unit'))
  const within = [...new Set([...(units.chosen ? [units.chosen] : []), ...units.byName.values()])]

  const settings = { plan: { ...plan, at: null, ignored: null, title: null }, unit: units.chosen?.id ?? null }
  const settingsSha256 = createHash('sha256').update(JSON.stringify(settings)).digest('hex')
  const run: ImportRun | null = dryRun
    ? null
    : await beginImport(ctx, actor, {
        source: plan.source,
        fileName: basename(options.file),
        fileSha256: table.sha256,
        settingsSha256,
        units: within,
      })

  const report: ImportReport = {
    source: plan.source,
    dryRun,
    continuedAfter: run?.rowsRead ?? 0,
    read: 0,
    imported: run?.imported ?? 0,
    already: run?.already ?? 0,
    rejectedRows: 0,
    rejected: [],
    flagged: [],
    ignoredColumns: plan.ignored,
    notes: table.notes,
  }
  const now = ctx.now()
  const rowOfKey = new Map<string, number>()
  let waiting: NeedToImport[] = []
  let written = report.continuedAfter
  let said = Date.now()

  for await (const row of rows) {
    report.read += 1
    const { need, problems, flags } = checkRow(plan, units, row, now)
    const twin = need && rowOfKey.get(need.key)
    if (need && twin !== undefined) problems.push({ row: need.row, column: keyColumn(plan), code: 'duplicate-key', shown: String(twin) })
    if (!need || problems.length > 0) {
      report.rejectedRows += 1
      note(report.rejected, problems)
      continue
    }
    rowOfKey.set(need.key, need.row)
    note(report.flagged, flags)
    if (report.read <= report.continuedAfter) continue
    waiting.push(need)
    if (waiting.length >= batchRows) await flush()
  }
  if (waiting.length > 0) await flush()
  if (run) {
    const rejected = report.rejected.map(({ row, column, code }) => ({ row, column, code }))
    await finishImport(ctx, actor, {
      runId: run.id,
      units: within,
      after: written,
      upTo: report.read,
      rejectedRows: report.rejectedRows,
      rejected,
    })
  }
  return report

  async function flush(): Promise<void> {
    const done = run ? await write(run) : await look()
    report.imported += done.imported
    report.already += done.already
    waiting = []
    written = report.read
    if (options.say && Date.now() - said >= sayEveryMs) {
      said = Date.now()
      options.say(`读到第 ${report.read} 行，导入 ${report.imported} / ${report.read} rows read, ${report.imported} imported`)
    }
  }

  function write({ id }: ImportRun): Promise<{ imported: number; already: number }> {
    const { source, title, lang } = plan
    return importBatch(ctx, actor, { runId: id, source, title, lang, units: within, after: written, upTo: report.read, needs: waiting })
  }

  async function look(): Promise<{ imported: number; already: number }> {
    const there = await knownKeys(
      ctx.db,
      ctx.district,
      plan.source,
      waiting.map((need) => need.key),
    )
    return { imported: waiting.length - there.size, already: there.size }
  }
}

function note(list: ImportReport['rejected'], problems: RowProblem[]): void {
  for (const problem of problems) list.push(withReason(problem))
}

const keyColumn = ({ at }: ReturnType<typeof planFor>): string => at.get('key')?.[0]?.name ?? ''
