import type { NewPerson } from '@liti/contract/directory'
import type { Work } from '../../../kernel/work.ts'
import { knownOrNew } from '../record/persons.ts'

type Who = { personId?: string | null; newPerson?: NewPerson | null }

/** `called`: the name that was typed with a number; what is on file for the number is not told. */
export type Holder = { personId: string | null; called: string }

/**
 * Who is to hold a seat. Somebody put on file with it works, from the first day on and as soon as they say so, for the
 * organisation the seat belongs to.
 */
export async function holderOf(work: Work, who: Who, organisationId: string | null, from: string): Promise<Holder> {
  if (!who.newPerson) return { personId: who.personId ?? null, called: '' }
  const personId = await knownOrNew(work, who.newPerson)
  const holder = { personId, called: who.newPerson.name }
  if (organisationId === null) return holder
  await work.tx
    .insertInto('directory.affiliation')
    .values({
      district_id: work.ctx.district,
      person_id: personId,
      organisation_id: organisationId,
      kind: 'works_at',
      from_day: from,
      called: holder.called,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return holder
}
