import { notFound } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import { lockBody } from './locks.ts'

/** A seat and its body, both locked: who sits where at one table changes one at a time. */
export async function lockSeat(work: Work, seatId: string) {
  const found = await work.tx
    .selectFrom('directory.seat')
    .select('body_id')
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', seatId)
    .executeTakeFirst()
  if (!found) throw notFound()
  const body = await lockBody(work, found.body_id)
  const seat = await work.tx
    .selectFrom('directory.seat')
    .selectAll()
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', seatId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { seat, body }
}

type Held = { id: string; person_id: string | null; from_day: string }

/** Keeps who held the seat, from when to when; nothing for a seat nobody held. */
export async function keepPastHolder(work: Work, seat: Held, until: string, note: string): Promise<void> {
  if (seat.person_id === null || until < seat.from_day) return
  await work.tx
    .insertInto('directory.past_holder')
    .values({
      district_id: work.ctx.district,
      seat_id: seat.id,
      person_id: seat.person_id,
      from_day: seat.from_day,
      to_day: until,
      note,
    })
    .execute()
}
