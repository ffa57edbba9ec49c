import type { EnterprisePage, updateEnterprise as route } from '@liti/contract/directory'
import type { Out } from '@liti/contract/kit'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { creditCodeColumn, refuseTakenCode } from './credit-code.ts'
import { readTies } from './enterprise-ties.ts'
import { getEnterprise } from './get-enterprise.ts'
import { checkHeadcount } from './headcount.ts'
import { mayKeepEnterprise, sightOf } from '../record/model.ts'
import type { OpenNeedsBySpace } from '../plan/plan.ts'

export type UpdateEnterprise = Out<(typeof route)['body']> & { organisationId: string }

export const updateEnterprise = (
  ctx: Ctx,
  actor: Actor,
  input: UpdateEnterprise,
  openNeedsBySpace: OpenNeedsBySpace,
): Promise<EnterprisePage> =>
  commit(ctx, actor, async (work) => {
    const { organisationId, creditCode, staff, women, partyMembers, foundedYear, registeredHere } = input
    const before = await work.tx
      .selectFrom('directory.organisation')
      .select(['staff', 'women', 'party_members', 'founded_year', 'registered_here'])
      .where('district_id', '=', ctx.district)
      .where('id', '=', organisationId)
      .forUpdate()
      .executeTakeFirst()
    const ties = await readTies(work.tx, ctx.district, actor, organisationId, work.today)
    if (!before || sightOf(actor, ties) === 'none') throw notFound()
    work.permit(mayKeepEnterprise, ties)
    checkHeadcount({ staff, women, partyMembers })
    await work.tx
      .updateTable('directory.organisation')
      .set({
        staff,
        women,
        party_members: partyMembers,
        founded_year: foundedYear,
        registered_here: registeredHere,
        checked_on: work.today,
        ...creditCodeColumn(creditCode),
      })
      .where('district_id', '=', ctx.district)
      .where('id', '=', organisationId)
      .execute()
      .catch(refuseTakenCode)
    work.trace(
      'directory.enterprise-updated',
      organisationId,
      { before, after: { staff, women, partyMembers, foundedYear, registeredHere }, creditCode: creditCode !== undefined },
      [`organisation:${organisationId}`],
    )
    return getEnterprise({ ...ctx, db: work.tx }, actor, organisationId, openNeedsBySpace)
  })
