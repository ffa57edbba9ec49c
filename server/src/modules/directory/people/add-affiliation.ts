import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound, Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { mayFound } from '../record/model.ts'

export type AddAffiliation = {
  personId: string
  organisationId: string
  /** `acts_for` are the contacts: they see and keep the organisation's file. */
  kind: 'works_at' | 'lives_in' | 'acts_for'
  job?: string
  /** What to ask this contact about. */
  duties?: string
  from: string
  to?: string | null
}

/** Puts somebody on file for an organisation; it has its effect once they accept. */
export const addAffiliation = (ctx: Ctx, actor: Actor, input: AddAffiliation): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    work.permit(mayFound, null)
    const { personId, organisationId, kind, job = '', duties = '', from, to = null } = input
    const person = await work.tx
      .selectFrom('directory.person')
      .select(['id', 'display_name'])
      .where('district_id', '=', ctx.district)
      .where('id', '=', personId)
      .where('closed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    const organisation = await work.tx
      .selectFrom('directory.organisation')
      .select(['id', 'short_name'])
      .where('district_id', '=', ctx.district)
      .where('id', '=', organisationId)
      .executeTakeFirst()
    if (!person || !organisation) throw notFound()
    const before = await work.tx
      .selectFrom('directory.affiliation')
      .select('id')
      .where('district_id', '=', ctx.district)
      .where('person_id', '=', personId)
      .where('organisation_id', '=', organisationId)
      .where('kind', '=', kind)
      .where(sql<boolean>`daterange(from_day, to_day) && daterange(${from}::date, ${to}::date)`)
      .executeTakeFirst()
    if (before) {
      throw new Refusal('conflict', 'affiliated', {
        zh: `已经登记在${organisation.short_name}名下`,
        en: `Already on file with ${organisation.short_name}`,
      })
    }
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
        to_day: to,
        called: person.display_name,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    work.trace('directory.affiliated', made.id, { person: personId, organisation: organisationId, kind }, [`person:${personId}`])
    return made
  })
