import type { BodyView } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { viewOf } from './fill-seat.ts'
import { keepPastHolder, lockSeat } from '../record/lock-seat.ts'
import { addDays, fillWithin, heldOn, mayArrangeSeats } from '../record/model.ts'

export type EndSeat = { seatId: string; on: string; note: string }

/** Takes a seat back: its rights end with the beginning of the day `on`, at once where that is today or past. */
export const endSeat = (ctx: Ctx, actor: Actor, { seatId, on, note }: EndSeat): Promise<BodyView> =>
  commit(ctx, actor, async (work) => {
    const { seat, body } = await lockSeat(work, seatId)
    work.permit(mayArrangeSeats, body)
    const { person_id: personId, from_day: from, to_day: to } = seat
    const promised = personId !== null && from > work.today
    if (!promised && !heldOn({ personId, from, to, bodyEnds: body.termTo }, work.today)) {
      throw new Refusal('conflict', 'seat-vacant', { zh: '这一席现在没有人', en: 'Nobody holds this seat now' })
    }
    if (on < from && !promised) {
      const why = { zh: `任期从 ${from} 开始，收回不能早于那天`, en: `The term began on ${from}; it cannot end before that` }
      throw new Refusal('invalid', 'too-early', why, { on: why })
    }
    if (to !== null && on > to) {
      const why = { zh: `任期本来就到 ${to}`, en: `The term ends on ${to} anyway` }
      throw new Refusal('invalid', 'too-late', why, { on: why })
    }
    const coming = on > work.today && on > from
    if (!coming) await keepPastHolder(work, seat, on, note)
    await work.tx
      .updateTable('directory.seat')
      .set(
        coming
          ? { to_day: on, note }
          : {
              person_id: null,
              from_day: on,
              to_day: null,
              note,
              fill_by: body.kind === 'committee' ? addDays(on, fillWithin) : null,
            },
      )
      .where('district_id', '=', ctx.district)
      .where('id', '=', seatId)
      .execute()
    work.trace('directory.seat-ended', seatId, { body: body.bodyId, person: personId, on }, [
      `body:${body.bodyId}`,
      `person:${personId ?? ''}`,
    ])
    return viewOf(work, body.bodyId)
  })
