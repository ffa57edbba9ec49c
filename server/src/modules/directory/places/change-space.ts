import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { lockSpace } from '../record/locks.ts'
import { mayKeepPlace } from '../record/model.ts'
import { checkRoom, type Room } from './rooms.ts'

export const changeSpace = (ctx: Ctx, actor: Actor, { spaceId, ...room }: Room & { spaceId: string }): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const { floor, code, name, kind, area, closed_on: closed } = await lockSpace(work, spaceId)
    work.permit(mayKeepPlace, floor)
    if (closed !== null && closed <= work.today) throw notFound()
    await checkRoom(work, floor, room, spaceId)
    await work.tx
      .updateTable('directory.space')
      .set({ code: room.code, name: room.name, kind: room.kind, area: room.area })
      .where('district_id', '=', ctx.district)
      .where('id', '=', spaceId)
      .execute()
    work.trace('directory.space-changed', spaceId, { before: { code, name, kind, area }, after: room }, [`unit:${floor.unitId}`])
    return { id: spaceId }
  })
