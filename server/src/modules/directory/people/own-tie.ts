import { notFound } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'

/** What somebody is, or is said to be, at an organisation, locked; anybody else's is not found. */
export async function lockOwnTie(work: Work, affiliationId: string) {
  const tie = await work.tx
    .selectFrom('directory.affiliation')
    .select([
      'person_id as personId',
      'organisation_id as organisationId',
      'kind',
      'from_day as from',
      'to_day as to',
      'accepted_at as acceptedAt',
    ])
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', affiliationId)
    .where('person_id', '=', work.actor.personId)
    .forUpdate()
    .executeTakeFirst()
  if (!tie || (tie.to !== null && tie.to <= work.today)) throw notFound()
  return tie
}
