import type { BodyView } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { viewOf } from './fill-seat.ts'
import { keepPastHolder } from '../record/lock-seat.ts'
import { lockBody } from '../record/locks.ts'
import { addDays, fillWithin, mayShape } from '../record/model.ts'

export type RenewTerm = { bodyId: string; mode: 'continue' | 'elect'; from: string; to: string }

/** Gives a body its next term. Its seats go on with it (续任), or are all to be filled anew (换届). */
export const renewTerm = (ctx: Ctx, actor: Actor, { bodyId, mode, from, to }: RenewTerm): Promise<BodyView> =>
  commit(ctx, actor, async (work) => {
    const body = await lockBody(work, bodyId)
    work.permit(mayShape, body)
    checkNext(body, from, to)
    if (mode === 'continue' && body.termTo !== null && body.termTo > work.today && from > body.termTo) {
      const why = {
        zh: `续任要接着本届，从 ${body.termTo} 或更早开始`,
        en: `Going on follows the present term: begin on ${body.termTo} or before`,
      }
      throw new Refusal('invalid', 'gap', why, { from: why })
    }
    const seats = await work.tx
      .selectFrom('directory.seat')
      .selectAll()
      .where('district_id', '=', ctx.district)
      .where('body_id', '=', bodyId)
      .where('person_id', 'is not', null)
      .where('from_day', '<', from)
      .forUpdate()
      .execute()
    const before = { from: body.termFrom, to: body.termTo }
    for (const seat of seats) {
      if (mode === 'elect') await vacate(work, seat, from, before.to, body.kind === 'committee')
      else await goOn(work, seat, { from, to, ended: before.to })
    }
    await work.tx
      .updateTable('directory.body')
      .set({ term_from: from, term_to: to, term_years: wholeYears(from, to) })
      .where('district_id', '=', ctx.district)
      .where('id', '=', bodyId)
      .execute()
    work.trace('directory.term-renewed', bodyId, { mode, before, from, to, seats: seats.length }, [
      `body:${bodyId}`,
      ...seats.map((seat) => `person:${seat.person_id ?? ''}`),
    ])
    return viewOf(work, bodyId)
  })

function checkNext({ termFrom, termTo }: { termFrom: string | null; termTo: string | null }, from: string, to: string): void {
  if (termFrom !== null && from <= termFrom) {
    const why = { zh: `本届从 ${termFrom} 开始，下一届要在那之后`, en: `The present term began on ${termFrom}; the next begins after that` }
    throw new Refusal('conflict', 'term-there', why, { from: why })
  }
  if (to <= from || (termTo !== null && to <= termTo)) {
    const why = {
      zh: termTo !== null && to <= termTo ? `本届就到 ${termTo}，下一届要比它晚` : '结束要在开始之后',
      en: termTo !== null && to <= termTo ? `The present term runs to ${termTo}; the next ends later` : 'A term ends after it begins',
    }
    throw new Refusal('invalid', 'term-order', why, { to: why })
  }
}

const wholeYears = (from: string, to: string): number | null =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'year' }).years || null

type Seat = { id: string; person_id: string | null; from_day: string; to_day: string | null }
const set = (work: Work, id: string, values: { from_day?: string; to_day: string | null; person_id?: null; fill_by?: string | null }) =>
  work.tx.updateTable('directory.seat').set(values).where('district_id', '=', work.ctx.district).where('id', '=', id).execute()

/** Ends with the old term; before a new term that is still to come, its holder stays until then. */
async function vacate(work: Work, seat: Seat, from: string, ended: string | null, committee: boolean): Promise<void> {
  const last = [seat.to_day, ended, from].filter((day) => day !== null).sort()[0] ?? from
  if (last > work.today) return void (await set(work, seat.id, { to_day: last }))
  await keepPastHolder(work, seat, last, '')
  await set(work, seat.id, { person_id: null, from_day: from, to_day: null, fill_by: committee ? addDays(from, fillWithin) : null })
}

/** Goes on to the end of the new term, unless it was to end before the old one; a gap between the terms stays one. */
async function goOn(work: Work, seat: Seat, { from, to, ended }: { from: string; to: string; ended: string | null }): Promise<void> {
  if (seat.to_day !== null && ended !== null && seat.to_day < ended) return
  const gap = ended !== null && ended < from
  if (gap) await keepPastHolder(work, seat, ended, '')
  await set(work, seat.id, { to_day: seat.to_day === null ? null : to, ...(gap && { from_day: from }) })
}
