import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound, Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { lockSpace } from '../record/locks.ts'
import { mayKeepPlace } from '../record/model.ts'
import { openRooms } from './rooms.ts'

export type CloseSpace = { spaceId: string; on: string; note: string }

/** From the day `on` the room is no room of its own any more: torn out, or joined with its neighbour. */
export const closeSpace = (ctx: Ctx, actor: Actor, { spaceId, on, note }: CloseSpace): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const { floor, code, closed_on: closed } = await lockSpace(work, spaceId)
    work.permit(mayKeepPlace, floor)
    if (closed !== null && closed <= work.today) throw notFound()
    const others = (await openRooms(work, floor.id)).filter(({ id }) => id !== spaceId)
    if (others.length === 0) {
      throw new Refusal('conflict', 'last-room', {
        zh: '一层至少留一间，可以改它的用途',
        en: 'A floor keeps at least one room; its use can be changed',
      })
    }
    const there = await work.tx
      .selectFrom('directory.occupancy as oc')
      .innerJoin('directory.organisation as o', (join) =>
        join.onRef('o.district_id', '=', 'oc.district_id').onRef('o.id', '=', 'oc.organisation_id'),
      )
      .select('o.short_name as name')
      .where('oc.district_id', '=', ctx.district)
      .where('oc.space_id', '=', spaceId)
      .where(sql<boolean>`daterange(oc.from_day, oc.to_day) && daterange(${on}::date, null)`)
      .executeTakeFirst()
    if (there) {
      const why = { zh: `${code} 里还有${there.name}。先登记它搬走`, en: `${there.name} is in ${code}. Record its move out first` }
      throw new Refusal('conflict', 'still-let', why, { on: why })
    }
    await work.tx
      .updateTable('directory.space')
      .set({ closed_on: on })
      .where('district_id', '=', ctx.district)
      .where('id', '=', spaceId)
      .execute()
    work.trace('directory.space-closed', spaceId, { on, note }, [`unit:${floor.unitId}`])
    return { id: spaceId }
  })
