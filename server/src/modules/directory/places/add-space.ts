import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { lockFloor } from '../record/locks.ts'
import { mayKeepPlace } from '../record/model.ts'
import { checkRoom, insertRoom, type Room } from './rooms.ts'

export const addSpace = (ctx: Ctx, actor: Actor, { floorId, ...room }: Room & { floorId: string }): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const floor = await lockFloor(work, floorId)
    work.permit(mayKeepPlace, floor)
    await checkRoom(work, floor, room)
    const id = await insertRoom(work, floorId, room)
    work.trace('directory.space-added', id, { floor: floorId, ...room }, [`unit:${floor.unitId}`])
    return { id }
  })
