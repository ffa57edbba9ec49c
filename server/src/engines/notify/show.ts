import { sql } from 'kysely'
import { hint } from '../../kernel/hint.ts'
import type { Ctx } from '../../kernel/context.ts'

/** A message in the product whose wait is over: it is there from now on, and open screens hear of it. False where it is none of these. */
export async function show(ctx: Ctx, messageId: string): Promise<boolean> {
  const { rows } = await sql<{ person_id: string }>`update notify.message set state = 'sent', sent_at = ${ctx.now()}, next_at = null
    where district_id = ${ctx.district} and id = ${messageId} and channel = 'app' and state = 'waiting' returning person_id`.execute(ctx.db)
  const [shown] = rows
  if (!shown) return false
  await hint(ctx, { event: 'notices.new', subject: messageId, topics: [`person:${shown.person_id}`] })
  return true
}
