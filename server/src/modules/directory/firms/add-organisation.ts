import type { industryGroups, organisationKinds } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { acceptCreditCode, creditCodeTaken } from './credit-code.ts'
import { checkHeadcount } from './headcount.ts'
import { lockSpace } from '../record/locks.ts'
import { mayAddOrganisation, mayKeepPlace } from '../record/model.ts'
import { letSpace } from './move-in.ts'
import { refuseNamesake } from './namesakes.ts'

export type AddOrganisation = {
  kind: (typeof organisationKinds)[number]
  name: string
  shortName: string
  nameEn?: string
  creditCode?: string | null
  industryCode?: string
  group?: (typeof industryGroups)[number] | null
  activity?: string
  foundedYear?: number | null
  registeredHere?: boolean | null
  registeredPlace?: string
  staff?: number | null
  women?: number | null
  partyMembers?: number | null
  regionCode?: string
  /** Another firm of a name that is on file. */
  another?: boolean
  /** Moves in at once. */
  move?: { spaceId: string; from: string; leaseEnd: string | null } | null
}

export const addOrganisation = (ctx: Ctx, actor: Actor, input: AddOrganisation): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    work.permit(mayAddOrganisation)
    const space = input.move && (await lockSpace(work, input.move.spaceId))
    if (space) work.permit(mayKeepPlace, space.floor)
    const creditCode = !input.creditCode ? null : acceptCreditCode(input.creditCode)
    await refuseNamesake(work, input)
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
        industry_code: input.industryCode || null,
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
    if (space && input.move) await letSpace(work, space, { organisationId: made.id, ...input.move })
    return made
  })
