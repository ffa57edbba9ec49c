import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { lockBuilding } from '../record/locks.ts'
import { mayKeepPlace } from '../record/model.ts'
import { checkFits, insertRoom, type Room } from './rooms.ts'

export type AddFloor = { buildingId: string; label: string; level: number; area: number; note: string; noteEn: string; room: Room }

/** Adds a floor with its first room. */
export const addFloor = (ctx: Ctx, actor: Actor, input: AddFloor): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const { buildingId, label, level, area, note, noteEn, room } = input
    const building = await lockBuilding(work, buildingId)
    work.permit(mayKeepPlace, building)
    if (level === 0) {
      const why = { zh: '地面那一层写 1，地下一层写 -1', en: 'The ground floor is 1, the first basement -1' }
      throw new Refusal('invalid', 'level', why, { level: why })
    }
    checkFits({ label, area }, room.area)
    const floor = await work.tx
      .insertInto('directory.floor')
      .values({ district_id: ctx.district, building_id: buildingId, label, level, area, note, note_en: noteEn })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!floor) {
      const why = { zh: `这座楼已经有第 ${level} 层`, en: `This building has a level ${level} already` }
      throw new Refusal('conflict', 'level-taken', why, { level: why })
    }
    await insertRoom(work, floor.id, room)
    work.trace('directory.floor-added', floor.id, { building: buildingId, level, area }, [`unit:${building.unitId}`])
    return floor
  })
