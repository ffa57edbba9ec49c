import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { mayImport, type ImportUnit } from './import-rules.ts'

export type BeginImport = { source: string; fileName: string; fileSha256: string; settingsSha256: string; units: ImportUnit[] }
/** A run of an import: how far it has come in its file. */
export type ImportRun = { id: string; rowsRead: number; imported: number; already: number }

/**
 * Opens a run, or finds the one over the same file and settings that was broken off: everything up to its `rowsRead` is written.
 * @throws Refusal `forbidden` where the actor may not import to one of the units
 */
export const beginImport = (ctx: Ctx, actor: Actor, input: BeginImport): Promise<ImportRun> =>
  commit(ctx, actor, async (work) => {
    for (const unit of input.units) work.permit(mayImport, unit)
    const { source, fileName, fileSha256, settingsSha256 } = input
    const open = await work.tx
      .selectFrom('needs.import_run')
      .select(['id', 'rows_read', 'imported', 'already'])
      .where('district_id', '=', ctx.district)
      .where('source', '=', source)
      .where('file_sha256', '=', fileSha256)
      .where('settings_sha256', '=', settingsSha256)
      .where('finished_at', 'is', null)
      .orderBy('started_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (open) {
      work.trace('needs.import-continued', open.id, { source, file: fileName, after: open.rows_read })
      return { id: open.id, rowsRead: open.rows_read, imported: open.imported, already: open.already }
    }
    const { id } = await work.tx
      .insertInto('needs.import_run')
      .values({
        district_id: ctx.district,
        source,
        file_name: fileName,
        file_sha256: fileSha256,
        settings_sha256: settingsSha256,
        started_at: work.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    work.trace('needs.import-begun', id, { source, file: fileName, sha256: fileSha256 })
    return { id, rowsRead: 0, imported: 0, already: 0 }
  })
