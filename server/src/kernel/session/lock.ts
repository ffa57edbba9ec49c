import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { Refusal } from '../refusal.ts'

export const mostTries = 5
const lockMinutes = 15

export type Try = {
  /** Takes the tries back: this one succeeded. */
  clear: () => Promise<void>
  /** The refusal for a wrong try; the last one allowed says until when nothing more is taken. */
  wrong: (refusal: Refusal) => Refusal
}

/**
 * Counts a try before it is made, so that a hundred at the same time are still five. The fifth wrong one in a row locks
 * `who` for 15 minutes; tries in between neither count nor make it longer.
 * @param who what is tried, and the blind index or id it is tried on: `password:<index>`
 * @throws Refusal `too-many` while it is locked
 */
export async function beginTry(db: Db, now: Temporal.Instant, who: string): Promise<Try> {
  const until = now.add({ minutes: lockMinutes })
  const { rows } = await sql<{ tries: number; lockedUntil: Temporal.Instant | null }>`
    insert into auth.lock (who, tries, last_try_at) values (${who}, 1, ${now})
    on conflict (district_id, who) do update set
      tries = case when auth.lock.locked_until <= ${now} then 1 else auth.lock.tries + 1 end,
      locked_until = case
        when auth.lock.locked_until <= ${now} then null
        when auth.lock.locked_until is null and auth.lock.tries + 1 >= ${mostTries} then ${until}
        else auth.lock.locked_until end,
      last_try_at = ${now}
    returning tries, locked_until as "lockedUntil"`.execute(db)
  const row = rows[0]
  if (row?.lockedUntil && row.tries > mostTries) throw locked(row.lockedUntil)
  return {
    clear: async () => {
      await sql`delete from auth.lock where district_id = kernel.tenant() and who = ${who}`.execute(db)
    },
    wrong: (refusal) => (row?.lockedUntil ? locked(row.lockedUntil) : refusal),
  }
}

function locked(until: Temporal.Instant): Refusal {
  // the minute after, so that "from 15:42" is true to the second
  const local = until.toZonedDateTimeISO('Asia/Shanghai').round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' })
  return new Refusal('too-many', 'locked', {
    zh: `连续输错 ${mostTries} 次，先停一会儿。请在 ${clock} 以后再试`,
    en: `Wrong ${mostTries} times in a row. Please try again after ${clock} (Beijing time)`,
  })
}
