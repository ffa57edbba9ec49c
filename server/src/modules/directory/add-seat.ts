import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { commit } from '../../kernel/work.ts'
import { lockBody } from './locks.ts'
import { mayFound } from './model.ts'
import { checkHolder, checkTerm } from './seat-checks.ts'

export const seatKinds = [
  'chair',
  'vice_chair',
  'member',
  'head',
  'specialist',
  'secretary',
  'deputy_secretary',
  'liaison',
  'handler',
  'duty_holder',
  'floor_liaison',
] as const
export const constituencies = ['owner', 'tenant', 'property', 'community', 'party', 'union', 'womens_federation', 'workstation'] as const
export type AddSeat = {
  bodyId: string
  kind: (typeof seatKinds)[number]
  title: string
  titleEn: string
  constituency?: (typeof constituencies)[number]
  /** The organisation the seat belongs to: only its people can hold it. */
  organisationId?: string
  personId?: string
  from: string
  /** The first day it no longer holds; the body's own term if left out. */
  to?: string | null
  fillBy?: string
  note?: string
  position?: number
}

export const addSeat = (ctx: Ctx, actor: Actor, input: AddSeat): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const body = await lockBody(work, input.bodyId)
    work.permit(mayFound, body.code)
    const organisationId = input.organisationId ?? null
    const to = checkTerm(input.from, input.to ?? null, body.termTo)
    if (input.personId !== undefined)
      await checkHolder(work, { bodyId: body.bodyId, kind: input.kind, organisationId }, input.personId, input.from)
    const made = await work.tx
      .insertInto('directory.seat')
      .values({
        district_id: ctx.district,
        body_id: input.bodyId,
        kind: input.kind,
        title: input.title,
        title_en: input.titleEn,
        constituency: input.constituency ?? null,
        organisation_id: organisationId,
        person_id: input.personId ?? null,
        from_day: input.from,
        to_day: input.personId === undefined ? null : to,
        fill_by: input.personId === undefined ? (input.fillBy ?? null) : null,
        note: input.note ?? '',
        position: input.position ?? 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    work.trace('directory.seat-added', made.id, { body: input.bodyId, kind: input.kind, person: input.personId ?? null }, [
      `body:${input.bodyId}`,
    ])
    return made
  })
