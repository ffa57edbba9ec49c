import type { BodyView, NewPerson } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { viewBodies } from './body-view.ts'
import { keepPastHolder, lockSeat } from '../record/lock-seat.ts'
import { heldOn, mayArrangeSeats } from '../record/model.ts'
import { onOverlap, secondSeat } from '../record/overlap.ts'
import { checkHolder, checkTerm } from './seat-checks.ts'
import { holderOf } from './seat-holder.ts'

export type FillSeat = { seatId: string; from: string; to: string | null; personId?: string | null; newPerson?: NewPerson | null }

/** Gives a vacant seat to a person, from a day to a day; the rights that go with it begin and end with these days. */
export const fillSeat = (ctx: Ctx, actor: Actor, { seatId, from, to, ...who }: FillSeat): Promise<BodyView> =>
  commit(ctx, actor, async (work) => {
    const { seat, body } = await lockSeat(work, seatId)
    work.permit(mayArrangeSeats, body)
    const tenure = { personId: seat.person_id, from: seat.from_day, to: seat.to_day, bodyEnds: body.termTo }
    // taken now, or promised to somebody from a coming day on
    if (seat.person_id !== null && (heldOn(tenure, work.today) || seat.from_day > work.today)) {
      throw new Refusal('conflict', 'seat-held', {
        zh: `“${seat.title}”现在有人。先收回，再交给别人`,
        en: `The seat “${seat.title_en || seat.title}” is taken. End it first, then give it to somebody else`,
      })
    }
    const free = freeSince(seat, body.termTo)
    if (from < free) {
      const why = {
        zh: `这一席从 ${free} 起才空着，开始的日子要在那之后`,
        en: `The seat has been free since ${free}; begin on or after that day`,
      }
      throw new Refusal('invalid', 'too-early', why, { from: why })
    }
    const end = checkTerm(from, to, body.termTo)
    const { personId, called } = await holderOf(work, who, seat.organisation_id, from)
    if (personId === null) {
      const why = { zh: '还没选把这一席交给谁', en: 'Choose who takes the seat' }
      throw new Refusal('invalid', 'nobody', why, { personId: why })
    }
    await checkHolder(work, { id: seatId, bodyId: body.bodyId, kind: seat.kind, organisationId: seat.organisation_id }, personId, from, end)
    await keepPastHolder(work, seat, free, '')
    await work.tx
      .updateTable('directory.seat')
      .set({ person_id: personId, from_day: from, to_day: end, fill_by: null, note: '', holder_called: called })
      .where('district_id', '=', ctx.district)
      .where('id', '=', seatId)
      .execute()
      .catch(onOverlap('second-seat', secondSeat))
    work.trace('directory.seat-filled', seatId, { body: body.bodyId, person: personId, from, to: end }, [
      `body:${body.bodyId}`,
      `person:${personId}`,
    ])
    return viewOf(work, body.bodyId)
  })

/** The first day nobody held it any more. */
function freeSince(seat: { from_day: string; to_day: string | null; person_id: string | null }, bodyEnds: string | null): string {
  if (seat.person_id === null) return seat.from_day
  const ends = [seat.to_day, bodyEnds].filter((day) => day !== null).sort()
  return ends[0] ?? seat.from_day
}

export async function viewOf(work: Work, bodyId: string): Promise<BodyView> {
  const [view] = await viewBodies(work.tx, work.ctx, work.actor, [bodyId])
  if (!view) throw new Error('A body vanished while it was locked')
  return view
}
