import { sql } from 'kysely'
import type { Work } from '../../kernel/work.ts'

/** Messages that wait until a step can no longer be taken back; `id` ties them to the step. */
export type Hold = { id: string; until: Temporal.Instant }

const holds = new WeakMap<Work, Hold>()

/** From here on, whatever this command tells waits until then and can be called back before. */
export const holdBack = (work: Work, hold: Hold): void => void holds.set(work, hold)

export const holdOf = (work: Work): Hold | null => holds.get(work) ?? null

/**
 * Takes the messages of a hold back. Their receivers can be told of the same event again later, so their own mark goes with them.
 * @returns false where one of them has left, or a worker is at it: then it is too late
 */
export async function callBackMessages(work: Work, holdId: string): Promise<boolean> {
  const { rows } = await sql<{ left: number }>`
    with called as (
      update notify.message set state = 'cancelled', next_at = null, link_sealed = null, dedupe = dedupe || ' cancelled:' || id
      where district_id = ${work.ctx.district} and hold_id = ${holdId} and state = 'waiting' and attempts = 0
      returning id
    )
    select count(*)::int as left from notify.message m
    where m.district_id = ${work.ctx.district} and m.hold_id = ${holdId} and m.id not in (select id from called)`.execute(work.tx)
  return rows[0]?.left === 0
}
