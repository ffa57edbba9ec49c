import type { NewPerson } from '@liti/contract/directory'
import type { Work } from '../../kernel/work.ts'
import { knownOrNew } from './persons.ts'

type Who = { personId?: string | null; newPerson?: NewPerson | null }

/**
 * Who is to hold a seat; null for nobody. Somebody put on file with it works, from the first day on, for the organisation
 * the seat belongs to.
 */
export async function holderOf(work: Work, who: Who, organisationId: string | null, from: string): Promise<string | null> {
  if (!who.newPerson) return who.personId ?? null
  const personId = await knownOrNew(work, who.newPerson)
  if (organisationId === null) return personId
  await work.tx
    .insertInto('directory.affiliation')
    .values({
      district_id: work.ctx.district,
      person_id: personId,
      organisation_id: organisationId,
      kind: 'works_at',
      from_day: from,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return personId
}
