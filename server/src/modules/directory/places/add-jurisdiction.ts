import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { levelOf, mayFound } from '../record/model.ts'

export type AddJurisdiction = { code: string; name: string; nameEn?: string }

export const addJurisdiction = (ctx: Ctx, actor: Actor, { code, name, nameEn = '' }: AddJurisdiction): Promise<{ code: string }> =>
  commit(ctx, actor, async (work) => {
    work.permit(mayFound, code)
    const level = levelOf(code, ctx.district)
    if (!level) {
      throw new Refusal('invalid', 'division-code', {
        zh: '区划代码要以本区的 6 位代码开头，街道 9 位，社区 12 位',
        en: 'A division code begins with the district’s six digits: 9 for a sub-district, 12 for a community',
      })
    }
    const parent = level === 'district' ? null : code.slice(0, -3)
    if (parent !== null) {
      const above = await work.tx
        .selectFrom('directory.jurisdiction')
        .select('code')
        .where('district_id', '=', ctx.district)
        .where('code', '=', parent)
        .executeTakeFirst()
      if (!above)
        throw new Refusal('invalid', 'parent-missing', { zh: `先建上一级 ${parent}`, en: `Add the division above it first: ${parent}` })
    }
    const made = await work.tx
      .insertInto('directory.jurisdiction')
      .values({ district_id: ctx.district, code, parent_code: parent, level, name, name_en: nameEn })
      .onConflict((conflict) => conflict.doNothing())
      .returning('code')
      .executeTakeFirst()
    if (!made)
      throw new Refusal('conflict', 'code-taken', { zh: `区划代码 ${code} 已经有了`, en: `Division code ${code} is there already` })
    work.trace('directory.jurisdiction-added', code, { name })
    return made
  })
