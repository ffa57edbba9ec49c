import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { mayFound } from '../record/model.ts'

export type OpenGovernanceUnit = { jurisdictionCode: string; name: string; nameEn?: string; shortCode: string; slug: string }

export const openGovernanceUnit = (ctx: Ctx, actor: Actor, input: OpenGovernanceUnit): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    work.permit(mayFound, input.jurisdictionCode)
    return insertUnit(work, input)
  })

export async function insertUnit(work: Work, input: OpenGovernanceUnit): Promise<{ id: string }> {
  const { district } = work.ctx
  const place = await work.tx
    .selectFrom('directory.jurisdiction')
    .select('code')
    .where('district_id', '=', district)
    .where('code', '=', input.jurisdictionCode)
    .executeTakeFirst()
  if (!place) {
    const why = { zh: '没有这个街道或社区', en: 'There is no such sub-district or community' }
    throw new Refusal('invalid', 'place-missing', why, { jurisdictionCode: why })
  }
  const made = await work.tx
    .insertInto('directory.governance_unit')
    .values({
      district_id: district,
      jurisdiction_code: input.jurisdictionCode,
      name: input.name,
      name_en: input.nameEn ?? '',
      short_code: input.shortCode,
      slug: input.slug,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) {
    const why = {
      zh: `编号 ${input.shortCode} 或网址 ${input.slug} 已经用在别的楼上，换一个`,
      en: `Code ${input.shortCode} or address ${input.slug} is used by another unit; choose another`,
    }
    throw new Refusal('conflict', 'unit-taken', why, { shortCode: why, slug: why })
  }
  work.trace('directory.unit-opened', made.id, { shortCode: input.shortCode, slug: input.slug })
  return made
}
