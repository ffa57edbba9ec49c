import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { blindIndex } from '../crypto/blind-index.ts'
import type { KeyProvider } from '../crypto/keys.ts'
import type { Db } from '../db.ts'
import { Refusal } from '../refusal.ts'

/**
 * Counts a try against a limit of the district that holds across processes and restarts.
 * @throws Refusal `too-many` when the window is used up; the try is counted all the same
 */
export async function countAttempt(
  db: Db,
  now: Temporal.Instant,
  name: string,
  who: string,
  most: number,
  windowMinutes: number,
): Promise<void> {
  const length = windowMinutes * 60_000
  const start = Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / length) * length)
  const { rows } = await sql<{ count: number }>`
    insert into kernel.attempt (name, who, window_start) values (${name}, ${who}, ${start})
    on conflict (district_id, name, who, window_start) do update set count = kernel.attempt.count + 1
    returning count`.execute(db)
  if ((rows[0]?.count ?? 0) > most) {
    const minutes = Math.max(1, Math.ceil((start.epochMilliseconds + length - now.epochMilliseconds) / 60_000))
    throw new Refusal('too-many', 'too-many', {
      zh: `试的次数太多，请 ${minutes} 分钟后再试`,
      en: `Too many tries; please try again in ${minutes} minutes`,
    })
  }
}

/**
 * Counts a guest's try by browser, and much wider by address: the unknown visitor is limited, the building is not shut. Who shows no
 * cookie is counted by the address alone.
 */
export async function countVisit(ctx: Ctx, actor: Actor, name: string, most: number, windowMinutes: number): Promise<void> {
  const browser = ctx.call?.browser
  if (browser) await countAttempt(ctx.db, ctx.now(), `${name}-browser`, browser, most, windowMinutes)
  await countAttempt(ctx.db, ctx.now(), `${name}-address`, addressKey(ctx.keys, actor.address), most * visitorsPerAddress, windowMinutes)
}
const visitorsPerAddress = 30

/** How tries from one address are counted: where somebody called from is not kept in the clear. */
export const addressKey = (keys: KeyProvider, address: string): string => blindIndex(keys, address, 'kernel.attempt.address')
