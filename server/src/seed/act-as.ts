import { guest, type Actor, type HeldSeat } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'

/** A person with the rights the database gives them today, to use the product's own commands as they would. */
export async function actAs(ctx: Ctx, personId: string): Promise<Actor> {
  const seats = await ctx.db
    .selectFrom('directory.current_seat')
    .selectAll()
    .where('district_id', '=', ctx.district)
    .where('person_id', '=', personId)
    .execute()
  const person = await ctx.db
    .selectFrom('directory.person_face')
    .select('display_name')
    .where('district_id', '=', ctx.district)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const affiliations = await ctx.db
    .selectFrom('directory.tie_face')
    .select(['organisation_id', 'kind'])
    .where('district_id', '=', ctx.district)
    .where('person_id', '=', personId)
    .where('kind', 'in', ['works_at', 'acts_for'])
    .where('to_day', 'is', null)
    .execute()
  return {
    ...guest(ctx.district),
    kind: 'person',
    personId,
    name: person.display_name ?? '',
    organisationIds: [...new Set(affiliations.map((row) => row.organisation_id ?? ''))],
    actsForIds: affiliations.flatMap((row) => (row.kind === 'acts_for' ? [row.organisation_id ?? ''] : [])),
    seats: seats.map((seat): HeldSeat => ({
      id: seat.id ?? '',
      kind: seat.kind ?? '',
      title: seat.title ?? '',
      titleEn: seat.title_en ?? '',
      bodyId: seat.body_id ?? '',
      bodyKind: seat.body_kind ?? '',
      bodyName: seat.body_name ?? '',
      bodyNameEn: seat.body_name_en ?? '',
      unitId: seat.unit_id,
      jurisdictionCode: seat.jurisdiction_code,
      organisationId: seat.organisation_id,
      until: seat.to_day,
    })),
  }
}

/** A unit without an account, as it comes in by the newest of its links. */
export async function actByLink(ctx: Ctx, assignmentId: string): Promise<Actor> {
  const link = await ctx.db
    .selectFrom('needs.assignment_link as l')
    .innerJoin('needs.assignment as a', (join) => join.onRef('a.district_id', '=', 'l.district_id').onRef('a.id', '=', 'l.assignment_id'))
    .select(['l.id', 'a.body_id'])
    .where('l.district_id', '=', ctx.district)
    .where('l.assignment_id', '=', assignmentId)
    .orderBy('l.revoked_at', (order) => order.desc().nullsFirst())
    .orderBy('l.created_at', 'desc')
    .executeTakeFirstOrThrow()
  return { ...guest(ctx.district), kind: 'link', link: { id: link.id, assignmentId, bodyId: link.body_id } }
}
