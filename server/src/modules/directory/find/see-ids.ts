import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { SeeIds } from '../../../kernel/http/check-ids.ts'
import { holdsOn, todayOf } from '../record/days.ts'
import { placesOf, readTies } from '../firms/enterprise-ties.ts'
import { personsForSeats } from './find.ts'
import { sightOf } from '../record/model.ts'
import { looksAfter } from '../record/places.ts'

/** Which records of the directory a writer may name in a body: those the lists of the same pages show them. */
export const seeIds: SeeIds = {
  organisation: seenOrganisations,
  // a guest is nobody's: whose session has ended is told so by the command
  'own-organisation': async (_, actor, ids) =>
    new Set(actor.personId === null ? ids : ids.filter((id) => actor.organisationIds.includes(id))),
  contact: seenContacts,
  person: personsForSeats,
}

async function seenOrganisations(ctx: Ctx, actor: Actor, ids: string[]): Promise<Set<string>> {
  const seen = new Set<string>()
  for (const id of ids) {
    const ties = await readTies(ctx.db, ctx.district, actor, id, todayOf(ctx))
    if (sightOf(actor, ties) !== 'none') seen.add(id)
  }
  return seen
}

/** The people of firms the reader looks after, once they have said that they are. */
async function seenContacts(ctx: Ctx, actor: Actor, ids: string[]): Promise<Set<string>> {
  const today = todayOf(ctx)
  const rows = await ctx.db
    .selectFrom('directory.tie_face as a')
    .select((eb) => [eb.ref('a.person_id').$notNull().as('personId'), eb.ref('a.organisation_id').$notNull().as('organisationId')])
    .where('a.district_id', '=', ctx.district)
    .where('a.person_id', 'in', ids)
    .where('a.kind', 'in', ['acts_for', 'works_at'])
    .where(holdsOn('a', today))
    .execute()
  const places = await placesOf(ctx.db, ctx.district, [...new Set(rows.map((row) => row.organisationId))], today)
  return new Set(rows.filter((row) => looksAfter(actor, places.get(row.organisationId) ?? [])).map((row) => row.personId))
}
