import { createHash } from 'node:crypto'
import type { Work } from '../../../kernel/work.ts'

/** Only the hash is kept: who reads the table cannot open the link. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

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
