import { notFound, Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'

/**
 * Takes the run under its lock.
 * @param after how far the caller believes it to have come
 * @throws Refusal `conflict` where somebody else has moved it on
 */
export async function lockRun(work: Work, runId: string, after: number) {
  const run = await work.tx
    .selectFrom('needs.import_run')
    .select(['source', 'rows_read', 'imported', 'already', 'finished_at'])
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst()
  if (!run) throw notFound()
  if (run.rows_read !== after || run.finished_at !== null) {
    throw new Refusal('conflict', 'import-elsewhere', {
      zh: '同一份文件正在别处导入，等那边结束再看',
      en: 'The same file is being imported elsewhere; wait until that has ended',
    })
  }
  return run
}
