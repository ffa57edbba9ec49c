import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { lockSpace } from '../record/locks.ts'
import { mayKeepPlace, spaceText } from '../record/model.ts'

export type MoveIn = { organisationId: string; spaceId: string; from: string; to?: string | null; leaseEnd?: string | null }

/** Puts an organisation into a space. Two in one space at a time are impossible in the database; the refusal names who is there. */
export const moveIn = (ctx: Ctx, actor: Actor, input: MoveIn): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const space = await lockSpace(work, input.spaceId)
    work.permit(mayKeepPlace, space.floor)
    return letSpace(work, space, input)
  })

/** Puts an organisation into a room that is locked already. */
export async function letSpace(work: Work, space: Awaited<ReturnType<typeof lockSpace>>, input: MoveIn): Promise<{ id: string }> {
  const { organisationId, spaceId, from, to = null, leaseEnd = null } = input
  const { district } = work.ctx
  const organisation = await work.tx
    .selectFrom('directory.organisation')
    .select('id')
    .where('district_id', '=', district)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!organisation) throw field('organisation-missing', 'organisationId', '没有找到这家单位', 'This organisation was not found')
  if (to !== null && to <= from) throw field('days', 'to', '搬走要在搬来之后', 'Moving out comes after moving in')
  if (leaseEnd !== null && leaseEnd <= from) throw field('days', 'leaseEnd', '租约到期要在搬来之后', 'The lease ends after moving in')
  const closed = space.closed_on
  if (closed !== null && (to === null || to > closed))
    throw field('room-closed', 'from', `这间房 ${closed} 起停用`, `This room is closed from ${closed}`)
  const made = await work.tx
    .insertInto('directory.occupancy')
    .values({
      district_id: district,
      space_id: spaceId,
      organisation_id: organisationId,
      from_day: from,
      to_day: to,
      lease_end: leaseEnd,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw await taken(work, spaceId, from, to, spaceText({ floor: space.floor.label, code: space.code, name: space.name }))
  work.trace('directory.moved-in', made.id, { organisation: organisationId, space: spaceId, from, to }, [
    `unit:${space.floor.unitId}`,
    `organisation:${organisationId}`,
  ])
  return made
}

function field(code: string, name: string, zh: string, en: string): Refusal {
  return new Refusal('invalid', code, { zh, en }, { [name]: { zh, en } })
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
  const why = {
    zh: `${place}从 ${there?.from ?? from} 起是${name}的${until === null ? '' : `，到 ${until} 止`}。先登记它搬走，再登记搬来`,
    en: `${place} has been ${name}’s since ${there?.from ?? from}${until === null ? '' : ` and is until ${until}`}. Record its move out first`,
  }
  return new Refusal('conflict', 'space-taken', why, { from: why })
}
