import type { BodyView } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound, Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { viewOf } from './fill-seat.ts'
import { lockBody } from '../record/locks.ts'
import { mayShape } from '../record/model.ts'

export type LeaveTable = { membershipId: string; on: string }

/** From the day `on` the one body does not sit at the other's table any more. */
export const leaveTable = (ctx: Ctx, actor: Actor, { membershipId, on }: LeaveTable): Promise<BodyView> =>
  commit(ctx, actor, async (work) => {
    const row = { district_id: ctx.district, id: membershipId }
    const membership = await work.tx
      .selectFrom('directory.body_membership')
      .select(['body_id', 'member_body_id'])
      .where((eb) => eb.and(row))
      .executeTakeFirst()
    if (!membership) throw notFound()
    const table = await lockBody(work, membership.body_id)
    work.permit(mayShape, table)
    const { from_day: from, to_day: to } = await work.tx
      .selectFrom('directory.body_membership')
      .select(['from_day', 'to_day'])
      .where((eb) => eb.and(row))
      .executeTakeFirstOrThrow()
    if (to !== null && to <= work.today) {
      throw new Refusal('conflict', 'left-table', { zh: `${to} 起就不坐在这张桌上了`, en: `It left this table on ${to}` })
    }
    if (on <= from) {
      const why = { zh: `${from} 才坐上这张桌，离开要在那之后`, en: `It joined on ${from}; it leaves after that` }
      throw new Refusal('invalid', 'too-early', why, { on: why })
    }
    await work.tx
      .updateTable('directory.body_membership')
      .set({ to_day: on })
      .where((eb) => eb.and(row))
      .execute()
    work.trace('directory.left-table', membershipId, { table: table.bodyId, member: membership.member_body_id, on }, [
      `body:${table.bodyId}`,
      `body:${membership.member_body_id}`,
    ])
    return viewOf(work, table.bodyId)
  })
