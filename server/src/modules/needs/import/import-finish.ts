import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, json } from '../../../kernel/work.ts'
import { lockRun } from './import-lock.ts'
import { mayImport, type ImportUnit } from './import-rules.ts'

export type FinishImport = {
  runId: string
  units: ImportUnit[]
  /** Where the last batch ended, and where the file does. */
  after: number
  upTo: number
  rejectedRows: number
  rejected: { row: number; column: string; code: string }[]
}

const mostKept = 1000

/** Closes a run: the file is read to its end. */
export const finishImport = (ctx: Ctx, actor: Actor, input: FinishImport): Promise<void> =>
  commit(ctx, actor, async (work) => {
    for (const unit of input.units) work.permit(mayImport, unit)
    const run = await lockRun(work, input.runId, input.after)
    await work.tx
      .updateTable('needs.import_run')
      .set({
        rows_read: input.upTo,
        rejected_rows: input.rejectedRows,
        rejected: json(input.rejected.slice(0, mostKept)),
        finished_at: work.now,
      })
      .where('district_id', '=', ctx.district)
      .where('id', '=', input.runId)
      .execute()
    work.trace('needs.import-finished', input.runId, {
      source: run.source,
      rows: input.upTo,
      imported: run.imported,
      already: run.already,
      rejected: input.rejectedRows,
    })
  })
