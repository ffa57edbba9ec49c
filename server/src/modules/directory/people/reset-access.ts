import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { resetAccess as resetAccount } from '../../../kernel/session/index.ts'
import { commit } from '../../../kernel/work.ts'
import { lockSeat } from '../record/lock-seat.ts'
import { mayArrangeSeats } from '../record/model.ts'

export type ResetAccess = { seatId: string; note: string }

/**
 * For whoever holds a seat and has lost their telephone: all their sessions end and the authenticator is set up anew at the next
 * sign-in with the password. Who arranges the seats of the body may; nobody does it for themselves.
 */
export const resetAccess = (ctx: Ctx, actor: Actor, { seatId, note }: ResetAccess): Promise<{ done: true }> =>
  commit(ctx, actor, async (work) => {
    const { seat, body } = await lockSeat(work, seatId)
    work.permit(mayArrangeSeats, body)
    if (seat.person_id === null) {
      throw new Refusal('conflict', 'seat-vacant', { zh: '这一席现在没有人', en: 'Nobody holds this seat now' })
    }
    if (seat.person_id === actor.personId) {
      throw new Refusal('forbidden', 'not-yourself', {
        zh: '自己的动态码在“账号和安全”里重设；手机丢了，请另一位负责人来办',
        en: 'Replace your own authenticator under Account and security; if your phone is lost, ask another who arranges seats',
      })
    }
    await resetAccount(work, seat.person_id)
    work.trace('directory.access-reset', seatId, { body: body.bodyId, person: seat.person_id, note })
    return { done: true as const }
  })
