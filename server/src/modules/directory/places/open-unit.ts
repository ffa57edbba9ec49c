import type { openUnit as route } from '@liti/contract/directory'
import type { Out } from '@liti/contract/kit'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { insertBody } from '../bodies/constitute-body.ts'
import { mayFound } from '../record/model.ts'
import { insertUnit } from './open-governance-unit.ts'

export type OpenUnit = Out<(typeof route)['body']>

const leading = {
  party: { zh: '楼宇党组织', short: '党组织', en: 'Party organisation', kind: 'secretary', title: '书记', titleEn: 'Secretary' },
  committee: { zh: '楼宇委员会', short: '楼委会', en: 'building committee', kind: 'chair', title: '主任', titleEn: 'Chair' },
  workstation: { zh: '楼宇工作站', short: '工作站', en: 'workstation', kind: 'head', title: '站长', titleEn: 'Head of station' },
} as const

/** Opens a governance unit with its three bodies, each with the seat that leads it, vacant for the first to come. */
export const openUnit = (ctx: Ctx, actor: Actor, input: OpenUnit): Promise<{ id: string; slug: string }> =>
  commit(ctx, actor, async (work) => {
    work.permit(mayFound, input.jurisdictionCode)
    const { id } = await insertUnit(work, input)
    for (const kind of ['party', 'committee', 'workstation'] as const) await foundBody(work, input, id, kind)
    return { id, slug: input.slug }
  })

async function foundBody(work: Work, { name, nameEn, place, phone }: OpenUnit, unitId: string, kind: keyof typeof leading): Promise<void> {
  const words = leading[kind]
  const body = await insertBody(work, {
    kind,
    name: `${name}${words.zh}`,
    shortName: `${name}${words.short}`,
    nameEn: nameEn && `${nameEn} ${words.en}`,
    unitId,
    ...(kind === 'workstation' && { place, phone }),
  })
  const seat = await work.tx
    .insertInto('directory.seat')
    .values({
      district_id: work.ctx.district,
      body_id: body.id,
      kind: words.kind,
      title: words.title,
      title_en: words.titleEn,
      from_day: work.today,
      position: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  work.trace('directory.seat-added', seat.id, { body: body.id, kind: words.kind, person: null }, [`body:${body.id}`])
}
