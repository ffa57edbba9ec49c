import { sql } from 'kysely'
import type { Ctx } from './context.ts'

/** Empties what one district keeps only for a while: idempotency keys (3 days), live hints (1 day), attempts (2 days). */
export async function forgetOld({ db, district }: Ctx): Promise<void> {
  await sql`delete from kernel.idempotency where district_id = ${district} and at < now() - interval '3 days'`.execute(db)
  await sql`delete from kernel.live where district_id = ${district} and at < now() - interval '1 day'`.execute(db)
  await sql`delete from kernel.attempt where district_id = ${district} and window_start < now() - interval '2 days'`.execute(db)
}
