import type { BodyView, constituencies, NewPerson, seatKinds } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { viewOf } from './fill-seat.ts'
import { lockBody } from '../record/locks.ts'
import { mayShape } from '../record/model.ts'
import { onOverlap, secondSeat } from '../record/overlap.ts'
import { checkHolder, checkTerm } from './seat-checks.ts'
import { holderOf } from './seat-holder.ts'

export type AddSeat = {
  bodyId: string
  kind: (typeof seatKinds)[number]
  title: string
  titleEn: string
  constituency?: (typeof constituencies)[number] | null
  /** The organisation the seat belongs to: only its people can hold it. */
  organisationId?: string
  personId?: string | null
  /** Instead: somebody to be put on file. */
  newPerson?: NewPerson | null
  from: string
  /** The first day it no longer holds; the body's own term if left out. */
  to?: string | null
  fillBy?: string
  note?: string
  position?: number
}

export const addSeat = (ctx: Ctx, actor: Actor, input: AddSeat): Promise<{ id: string }> =>
  commit(ctx, actor, (work) => seatAt(work, input))

/** The same, answered with the body as it is then. */
export const addSeatHere = (ctx: Ctx, actor: Actor, input: AddSeat): Promise<BodyView> =>
  commit(ctx, actor, async (work) => {
    await seatAt(work, input)
    return viewOf(work, input.bodyId)
  })

async function seatAt(work: Work, input: AddSeat): Promise<{ id: string }> {
  const body = await lockBody(work, input.bodyId)
  work.permit(mayShape, body)
  const organisationId = input.organisationId ?? null
  const to = checkTerm(input.from, input.to ?? null, body.termTo)
  const { personId, called } = await holderOf(work, input, organisationId, input.from)
  if (personId !== null) await checkHolder(work, { bodyId: body.bodyId, kind: input.kind, organisationId }, personId, input.from, to)
  const made = await work.tx
    .insertInto('directory.seat')
    .values({
      district_id: work.ctx.district,
      body_id: input.bodyId,
      kind: input.kind,
      title: input.title,
      title_en: input.titleEn,
      constituency: input.constituency ?? null,
      organisation_id: organisationId,
      person_id: personId,
      holder_called: called,
      from_day: input.from,
      to_day: personId === null ? null : to,
      fill_by: personId === null ? (input.fillBy ?? null) : null,
      note: input.note ?? '',
      position: input.position ?? (await nextPosition(work, input.bodyId)),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(onOverlap('second-seat', secondSeat))
  work.trace('directory.seat-added', made.id, { body: input.bodyId, kind: input.kind, person: personId }, [`body:${input.bodyId}`])
  return made
}

async function nextPosition(work: Work, bodyId: string): Promise<number> {
  const { last } = await work.tx
    .selectFrom('directory.seat')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('district_id', '=', work.ctx.district)
    .where('body_id', '=', bodyId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}
