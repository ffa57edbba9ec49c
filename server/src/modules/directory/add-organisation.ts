import type { industryGroups } from '@liti/contract/directory'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { commit } from '../../kernel/work.ts'
import { acceptCreditCode, creditCodeTaken } from './credit-code.ts'
import { checkHeadcount } from './headcount.ts'
import { mayFound } from './model.ts'

export const organisationKinds = [
  'enterprise',
  'department',
  'subdistrict',
  'community',
  'party',
  'property',
  'union',
  'womens_federation',
  'court',
  'other',
] as const
export type AddOrganisation = {
  kind: (typeof organisationKinds)[number]
  name: string
  shortName: string
  nameEn?: string
  creditCode?: string
  industryCode?: string
  group?: (typeof industryGroups)[number]
  activity?: string
  foundedYear?: number
  registeredHere?: boolean
  registeredPlace?: string
  staff?: number
  women?: number
  partyMembers?: number
  regionCode?: string
}

export const addOrganisation = (ctx: Ctx, actor: Actor, input: AddOrganisation): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    work.permit(mayFound, null)
    const creditCode = input.creditCode === undefined ? null : acceptCreditCode(input.creditCode)
    const { staff = null, women = null, partyMembers = null } = input
    checkHeadcount({ staff, women, partyMembers })
    const made = await work.tx
      .insertInto('directory.organisation')
      .values({
        district_id: ctx.district,
        kind: input.kind,
        name: input.name,
        short_name: input.shortName,
        name_en: input.nameEn ?? '',
        credit_code: creditCode,
        industry_code: input.industryCode ?? null,
        industry_group: input.group ?? null,
        activity: input.activity ?? '',
        founded_year: input.foundedYear ?? null,
        registered_here: input.registeredHere ?? null,
        registered_place: input.registeredPlace ?? '',
        staff,
        women,
        party_members: partyMembers,
        region_code: input.regionCode ?? null,
        checked_on: staff === null ? null : work.today,
        created_at: work.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) {
      const other = await work.tx
        .selectFrom('directory.organisation')
        .select('name')
        .where('district_id', '=', ctx.district)
        .where('credit_code', '=', creditCode)
        .executeTakeFirst()
      throw creditCodeTaken(other?.name ?? null)
    }
    work.trace('directory.organisation-added', made.id, { kind: input.kind })
    return made
  })
