import type { BodyView } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { viewOf } from './fill-seat.ts'
import { lockSeat } from '../record/lock-seat.ts'
import { heldOn, mayArrangeSeats } from '../record/model.ts'
import { onOverlap, secondSeat } from '../record/overlap.ts'
import { checkTerm } from './seat-checks.ts'

export type ExtendSeat = { seatId: string; to: string | null }

/** Lets the holder of a seat keep it longer, at most as long as the body's own term. */
export const extendSeat = (ctx: Ctx, actor: Actor, { seatId, to }: ExtendSeat): Promise<BodyView> =>
  commit(ctx, actor, async (work) => {
    const { seat, body } = await lockSeat(work, seatId)
    work.permit(mayArrangeSeats, body)
    const { person_id: personId, from_day: from, to_day: until } = seat
    const promised = personId !== null && from > work.today
    if (!promised && !heldOn({ personId, from, to: until, bodyEnds: body.termTo }, work.today)) {
      throw new Refusal('conflict', 'seat-vacant', { zh: '这一席现在没有人', en: 'Nobody holds this seat now' })
    }
    const end = checkTerm(from, to, body.termTo)
    if (until === null || (end !== null && end <= until)) {
      const why = {
        zh: until === null ? '这一席没有到期的日子，不用延长' : `现在就到 ${until}，延长要比它晚`,
        en: until === null ? 'This seat has no end; there is nothing to extend' : `It runs until ${until} already; choose a later day`,
      }
      throw new Refusal('invalid', 'not-longer', why, { to: why })
    }
    await work.tx
      .updateTable('directory.seat')
      .set({ to_day: end })
      .where('district_id', '=', ctx.district)
      .where('id', '=', seatId)
      .execute()
      .catch(onOverlap('second-seat', secondSeat))
    work.trace('directory.seat-extended', seatId, { body: body.bodyId, person: personId, before: until, to: end }, [
      `body:${body.bodyId}`,
      `person:${personId ?? ''}`,
    ])
    return viewOf(work, body.bodyId)
  })
