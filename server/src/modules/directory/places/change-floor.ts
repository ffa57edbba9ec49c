import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { lockFloor } from '../record/locks.ts'
import { mayKeepPlace } from '../record/model.ts'
import { checkFits, openRooms } from './rooms.ts'

export type ChangeFloor = { floorId: string; label: string; area: number; note: string; noteEn: string }

export const changeFloor = (ctx: Ctx, actor: Actor, input: ChangeFloor): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const { floorId, label, area, note, noteEn } = input
    const floor = await lockFloor(work, floorId)
    work.permit(mayKeepPlace, floor)
    const rooms = await openRooms(work, floorId)
    checkFits(
      { label, area },
      rooms.reduce((sum, room) => sum + room.area, 0),
    )
    await work.tx
      .updateTable('directory.floor')
      .set({ label, area, note, note_en: noteEn })
      .where('district_id', '=', ctx.district)
      .where('id', '=', floorId)
      .execute()
    const before = { label: floor.label, area: floor.area }
    work.trace('directory.floor-changed', floorId, { before, after: { label, area, note } }, [`unit:${floor.unitId}`])
    return { id: floorId }
  })
