import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound, Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { lockSpace } from '../record/locks.ts'
import { mayKeepPlace } from '../record/model.ts'
import { checkRoom, insertRoom } from './rooms.ts'

export type SplitSpace = { spaceId: string; code: string; area: number }

/** Takes `area` off a room for a new one at its right. Who is in the room stays in what is left of it. */
export const splitSpace = (ctx: Ctx, actor: Actor, { spaceId, code, area }: SplitSpace): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const space = await lockSpace(work, spaceId)
    const { floor } = space
    work.permit(mayKeepPlace, floor)
    if (space.closed_on !== null && space.closed_on <= work.today) throw notFound()
    const left = Math.round((space.area - area) * 10) / 10
    if (left <= 0) {
      const why = {
        zh: `${space.code} 只有 ${space.area} 平方米，要给原来的一间留下面积`,
        en: `${space.code} has ${space.area} m²; leave some of it to the room that stays`,
      }
      throw new Refusal('invalid', 'nothing-left', why, { area: why })
    }
    await work.tx
      .updateTable('directory.space')
      .set({ area: left })
      .where('district_id', '=', ctx.district)
      .where('id', '=', spaceId)
      .execute()
    await checkRoom(work, floor, { code, area })
    const id = await insertRoom(work, floor.id, { code, name: '', kind: space.kind, area }, space.position)
    work.trace('directory.space-split', spaceId, { made: id, code, area, left }, [`unit:${floor.unitId}`])
    return { id }
  })
