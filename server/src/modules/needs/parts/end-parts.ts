import { sql } from 'kysely'
import type { Work } from '../../../kernel/work.ts'
import { revokeLinks } from '../links/link-token.ts'

/** The need is gone: nobody who still had a part in it is asked for anything more. */
export async function endParts(work: Work, needId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`update needs.assignment set state = 'cancelled', ended_at = ${work.now}
    where district_id = ${work.ctx.district} and need_id = ${needId} and state in ('assigned', 'signed') returning id`.execute(work.tx)
  await revokeLinks(
    work,
    rows.map((row) => row.id),
  )
}
