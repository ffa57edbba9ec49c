import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { notFound, Refusal } from '../../kernel/refusal.ts'
import { commit, type Work } from '../../kernel/work.ts'
import { mayFound, spaceText } from './model.ts'

export type MoveIn = { organisationId: string; spaceId: string; from: string; to?: string | null; leaseEnd?: string | null }

/** Puts an organisation into a space. Two in one space at a time are impossible in the database; the refusal names who is there. */
export const moveIn = (ctx: Ctx, actor: Actor, input: MoveIn): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const { organisationId, spaceId, from, to = null, leaseEnd = null } = input
    const space = await findSpace(work, spaceId)
    work.permit(mayFound, space.jurisdictionCode)
    if (to !== null && to <= from) throw new Refusal('invalid', 'days', { zh: '搬走要在搬来之后', en: 'Moving out comes after moving in' })
    const made = await work.tx
      .insertInto('directory.occupancy')
      .values({
        district_id: ctx.district,
        space_id: spaceId,
        organisation_id: organisationId,
        from_day: from,
        to_day: to,
        lease_end: leaseEnd,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw await taken(work, spaceId, from, to, spaceText({ floor: space.floor, code: space.code, name: space.name }))
    work.trace('directory.moved-in', made.id, { organisation: organisationId, space: spaceId, from, to }, [`unit:${space.unitId}`])
    return made
  })

async function findSpace(work: Work, spaceId: string) {
  const space = await work.tx
    .selectFrom('directory.space as s')
    .innerJoin('directory.floor as f', (join) => join.onRef('f.district_id', '=', 's.district_id').onRef('f.id', '=', 's.floor_id'))
    .innerJoin('directory.building as b', (join) => join.onRef('b.district_id', '=', 'f.district_id').onRef('b.id', '=', 'f.building_id'))
    .innerJoin('directory.governance_unit as u', (join) =>
      join.onRef('u.district_id', '=', 'b.district_id').onRef('u.id', '=', 'b.unit_id'),
    )
    .select(['s.code', 's.name', 'f.label as floor', 'u.id as unitId', 'u.jurisdiction_code as jurisdictionCode'])
    .where('s.district_id', '=', work.ctx.district)
    .where('s.id', '=', spaceId)
    .executeTakeFirst()
  if (!space) throw notFound()
  return space
}

async function taken(work: Work, spaceId: string, from: string, to: string | null, place: string): Promise<Refusal> {
  const there = await work.tx
    .selectFrom('directory.occupancy as oc')
    .innerJoin('directory.organisation as o', (join) =>
      join.onRef('o.district_id', '=', 'oc.district_id').onRef('o.id', '=', 'oc.organisation_id'),
    )
    .select(['o.short_name as name', 'oc.from_day as from', 'oc.to_day as to'])
    .where('oc.district_id', '=', work.ctx.district)
    .where('oc.space_id', '=', spaceId)
    .where(sql<boolean>`daterange(oc.from_day, oc.to_day) && daterange(${from}::date, ${to}::date)`)
    .orderBy('oc.from_day')
    .executeTakeFirst()
  const name = there?.name ?? ''
  const until = there?.to ?? null
  return new Refusal('conflict', 'space-taken', {
    zh: `${place}从 ${there?.from ?? from} 起是${name}的${until === null ? '' : `，到 ${until} 止`}。先登记它搬走，再登记搬来`,
    en: `${place} has been ${name}’s since ${there?.from ?? from}${until === null ? '' : ` and is until ${until}`}. Record its move out first`,
  })
}
