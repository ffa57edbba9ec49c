import { sql } from 'kysely'
import type { Work } from '../../kernel/work.ts'

/** Links of these assignments open nothing from now on. */
export async function revokeLinks(work: Work, assignmentIds: string[]): Promise<void> {
  if (assignmentIds.length === 0) return
  await work.tx
    .updateTable('needs.assignment_link')
    .set({ revoked_at: work.now })
    .where('district_id', '=', work.ctx.district)
    .where('assignment_id', 'in', assignmentIds)
    .where('revoked_at', 'is', null)
    .execute()
}

/** The need is gone: nobody who still had a part in it is asked for anything more. */
export async function endParts(work: Work, needId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`update needs.assignment set state = 'cancelled', ended_at = ${work.now}
    where district_id = ${work.ctx.district} and need_id = ${needId} and state in ('assigned', 'signed') returning id`.execute(work.tx)
  await revokeLinks(
    work,
    rows.map((row) => row.id),
  )
}
