import type { getFounding as route } from '@liti/contract/directory'
import type { Out } from '@liti/contract/kit'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { can, mayAddOrganisation, mayFound, mayShape } from '../record/model.ts'
import { liesIn, worksAtOffice } from '../record/places.ts'
import { named } from '../../../kernel/named.ts'

/** What the reader may put on file, and in which of the places they answer for. */
export async function getFounding(ctx: Ctx, actor: Actor): Promise<Out<(typeof route)['reply']>> {
  const offices = actor.seats.filter(worksAtOffice).flatMap((seat) => seat.jurisdictionCode ?? [])
  const rows = await ctx.db
    .selectFrom('directory.jurisdiction')
    .select(['code', 'name', 'name_en', 'level'])
    .where('district_id', '=', ctx.district)
    .orderBy('code')
    .execute()
  return {
    places: rows
      .filter(({ code }) => offices.some((office) => liesIn(code, office)))
      .map(({ code, name, name_en, level }) => ({ code, name: named(name, name_en), level })),
    can: {
      openUnit: can(mayFound(actor, null)),
      addOrganisation: can(mayAddOrganisation(actor)),
      constitute: can(mayShape(actor, { kind: 'department', external: true, code: null })),
    },
  }
}
