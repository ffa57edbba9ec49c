import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { Refusal } from '../../refusal.ts'
import type { Whence } from '../whence.ts'

export const mostTries = 5
const lockMinutes = 15

export type Kind = 'password' | 'password-check' | 'code' | 'second-factor' | 'recovery'

/**
 * So many tries at once, then one more each so many minutes. A code has no such budget: it is bound to the browser that asked for it,
 * and how many may be asked for is counted.
 */
type Budget = { tries: number; everyMinutes: number }
const wide = { here: { tries: 10, everyMinutes: 15 }, all: { tries: 30, everyMinutes: 5 } }
const budgets: Record<Kind, { here: Budget; all: Budget } | null> = {
  password: wide,
  'password-check': wide,
  code: null,
  'second-factor': { here: { tries: 5, everyMinutes: 60 }, all: { tries: 12, everyMinutes: 30 } },
  recovery: wide,
}

export type Try = {
  /** Takes the try back: it succeeded. */
  clear: () => Promise<void>
  /** The refusal for a wrong try; the last one allowed says until when nothing more is taken. */
  wrong: (refusal: Refusal) => Refusal
}

/**
 * Counts a try before it is made, so that a hundred at the same time are still five. The fifth wrong one in a row from one place
 * locks that place for 15 minutes. What strangers try on somebody is counted besides, by address and in all, and slowed down; a
 * device the person signed in on before does not wait for strangers.
 * @param on the blind index or id it is tried on
 * @throws Refusal `too-many` while it is locked
 */
export async function beginTry(db: Db, now: Temporal.Instant, kind: Kind, on: string, from: Whence): Promise<Try> {
  const place = `${kind}:${on}:${from.known ? 'known' : 'from'}:${from.visitor}`
  const ends = [await countHere(db, now, place)]
  const budget = from.known ? null : budgets[kind]
  const shared = budget
    ? ([
        [`${kind}:${on}:at:${from.address}`, budget.here],
        [`${kind}:${on}`, budget.all],
      ] as const)
    : []
  for (const [who, of] of shared) ends.push(await spend(db, now, who, of))
  return {
    clear: async () => {
      await sql`delete from auth.lock where district_id = kernel.tenant() and who = ${place}`.execute(db)
      for (const [who] of shared) {
        await sql`update auth.lock set tries = greatest(tries - 1, 0) where district_id = kernel.tenant() and who = ${who}`.execute(db)
      }
    },
    wrong: (refusal) => {
      const until = ends.findLast((end) => end !== null)
      return until ? locked(until) : refusal
    },
  }
}

/** @returns until when this place is locked once the try is wrong; null where more are left */
async function countHere(db: Db, now: Temporal.Instant, who: string): Promise<Temporal.Instant | null> {
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
  return row?.lockedUntil ?? null
}

/**
 * Spends one of a budget that fills up again with time; what is refused is not counted.
 * @returns when the next is there, where this was the last
 * @throws Refusal `too-many` where none is left
 */
export async function spend(db: Db, now: Temporal.Instant, who: string, { tries, everyMinutes }: Budget): Promise<Temporal.Instant | null> {
  // a clock that was set back gives nothing and takes nothing
  const gone = sql`greatest(0, floor(extract(epoch from ${now}::timestamptz - auth.lock.last_try_at) / ${everyMinutes * 60})::int)`
  const left = sql`greatest(0, auth.lock.tries - ${gone})`
  const { rows } = await sql<{ tries: number }>`
    insert into auth.lock (who, tries, last_try_at) values (${who}, 1, ${now})
    on conflict (district_id, who) do update set tries = ${left} + 1, last_try_at = ${now} where ${left} < ${tries}
    returning tries`.execute(db)
  const next = now.add({ minutes: everyMinutes })
  if (rows[0]) return rows[0].tries >= tries ? next : null
  const { rows: last } = await sql<{ at: Temporal.Instant }>`
    select last_try_at as at from auth.lock where district_id = kernel.tenant() and who = ${who}`.execute(db)
  throw locked(last[0]?.at.add({ minutes: everyMinutes }) ?? next)
}

function locked(until: Temporal.Instant): Refusal {
  // the minute after, so that "from 15:42" is true to the second
  const local = until.toZonedDateTimeISO('Asia/Shanghai').round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' })
  return new Refusal('too-many', 'locked', {
    zh: `输错太多次，先停一会儿。请在 ${clock} 以后再试，或换一台您登录过的设备、换一种登录方式`,
    en: `Too many wrong tries. Please try again after ${clock} (Beijing time), from a device you signed in on before, or sign in another way`,
  })
}
