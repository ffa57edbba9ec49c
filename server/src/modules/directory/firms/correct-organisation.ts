import type { correctOrganisation as route, EnterprisePage } from '@liti/contract/directory'
import type { Out } from '@liti/contract/kit'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { creditCodeColumn, refuseTakenCode } from './credit-code.ts'
import { readTies } from './enterprise-ties.ts'
import { getEnterprise } from './get-enterprise.ts'
import { mayCorrect, sightOf } from '../record/model.ts'
import { refuseNamesake } from './namesakes.ts'
import type { OpenNeedsBySpace } from '../plan/plan.ts'

export type CorrectOrganisation = Out<(typeof route)['body']> & { organisationId: string }

/** What the place knows of an organisation, put right; head counts stay the enterprise's own to tell. */
export const correctOrganisation = (
  ctx: Ctx,
  actor: Actor,
  input: CorrectOrganisation,
  openNeedsBySpace: OpenNeedsBySpace,
): Promise<EnterprisePage> =>
  commit(ctx, actor, async (work) => {
    const { organisationId, creditCode, note } = input
    const after = {
      kind: input.kind,
      name: input.name,
      short_name: input.shortName,
      name_en: input.nameEn,
      industry_code: input.industryCode || null,
      industry_group: input.group,
      activity: input.activity,
      founded_year: input.foundedYear,
      registered_here: input.registeredHere,
      registered_place: input.registeredPlace,
    }
    const before = await work.tx
      .selectFrom('directory.organisation')
      .select(Object.keys(after) as (keyof typeof after)[])
      .where('district_id', '=', ctx.district)
      .where('id', '=', organisationId)
      .forUpdate()
      .executeTakeFirst()
    const ties = await readTies(work.tx, ctx.district, actor, organisationId, work.today)
    if (!before || sightOf(actor, ties) === 'none') throw notFound()
    work.permit(mayCorrect, ties)
    if (input.name !== before.name) await refuseNamesake(work, input, organisationId)
    await work.tx
      .updateTable('directory.organisation')
      .set({ ...after, ...creditCodeColumn(creditCode) })
      .where('district_id', '=', ctx.district)
      .where('id', '=', organisationId)
      .execute()
      .catch(refuseTakenCode)
    work.trace('directory.organisation-corrected', organisationId, { before, after, creditCode: creditCode !== undefined, note }, [
      `organisation:${organisationId}`,
      ...ties.places.flatMap(({ unitId }) => (unitId === null ? [] : [`unit:${unitId}`])),
    ])
    return getEnterprise({ ...ctx, db: work.tx }, actor, organisationId, openNeedsBySpace)
  })
