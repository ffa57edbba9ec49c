import { sql } from 'kysely'
import type { Actor } from '../../actor.ts'
import type { Ctx } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { commit } from '../../work.ts'
import { anyone } from './account.ts'
import type { Present } from '../door.ts'

/** Ends a person's account and everything they are called and reached by; who holds a seat hands it back first. */
export async function closeAccount(ctx: Ctx, actor: Actor, here: Present): Promise<void> {
  if (here.seats.length > 0 || (await hasSeatsToCome(ctx, here.personId))) throw holdsSeats()
  await commit(ctx, actor, async (work) => {
    work.permit(anyone)
    await sql`
      update directory.person set closed_at = ${work.now}, display_name = '已注销的用户', phone_index = null, phone_tail = null, phone_sealed = null, email_sealed = null
      where district_id = ${ctx.district} and id = ${here.personId}`.execute(work.tx)
    await sql`delete from auth."user" where district_id = ${ctx.district} and id = ${here.userId}`.execute(work.tx)
    work.trace('person.closed', here.personId, {}, [`person:${here.personId}`])
  })
}

/** Also of one who begins on a coming day. */
const hasSeatsToCome = async ({ db, district }: Ctx, personId: string): Promise<boolean> =>
  (await sql`select from directory.unended_seat_face where district_id = ${district} and person_id = ${personId} limit 1`.execute(db)).rows
    .length > 0

const holdsSeats = (): Refusal =>
  new Refusal('conflict', 'holds-seats', {
    zh: '您还有席位在任。先请本单位的负责人收回席位，再来注销',
    en: 'You still hold a seat. Ask the head of the body to end it first, then close the account',
  })
