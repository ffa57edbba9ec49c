import type { EnterprisePage, NewPerson } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound, Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { readTies } from '../firms/enterprise-ties.ts'
import { getEnterprise } from '../firms/get-enterprise.ts'
import { mayKeepContacts, sightOf } from '../record/model.ts'
import { knownOrNew } from '../record/persons.ts'
import type { OpenNeedsBySpace } from '../plan/plan.ts'

export type AddContact = NewPerson & {
  organisationId: string
  kind: 'acts_for' | 'works_at'
  job: string
  duties: string
  from: string
}

/**
 * Says that somebody is of an organisation: whoever has the number already, or a new person. It has no effect until they say so too, and
 * answers alike whether the number was on file.
 */
export const addContact = (ctx: Ctx, actor: Actor, input: AddContact, openNeedsBySpace: OpenNeedsBySpace): Promise<EnterprisePage> =>
  commit(ctx, actor, async (work) => {
    const { organisationId, kind, job, duties, from, name } = input
    const ties = await readTies(work.tx, ctx.district, actor, organisationId, work.today)
    if (sightOf(actor, ties) === 'none') throw notFound()
    work.permit(mayKeepContacts, ties)
    const personId = await knownOrNew(work, input)
    const made = await work.tx
      .insertInto('directory.affiliation')
      .values({
        district_id: ctx.district,
        person_id: personId,
        organisation_id: organisationId,
        kind,
        job,
        duties,
        from_day: from,
        called: name,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) {
      const why = { zh: '这个手机号已经登记在这家单位名下', en: 'This number is on file with this organisation already' }
      throw new Refusal('conflict', 'affiliated', why, { phone: why })
    }
    work.trace('directory.affiliated', made.id, { person: personId, organisation: organisationId, kind }, [
      `person:${personId}`,
      `organisation:${organisationId}`,
    ])
    return getEnterprise({ ...ctx, db: work.tx }, actor, organisationId, openNeedsBySpace)
  })
