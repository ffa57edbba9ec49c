import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { commit } from '../../kernel/work.ts'
import { holdsOn } from './days.ts'
import { lockBody } from './locks.ts'
import { mayFound } from './model.ts'

export type JoinTable = {
  bodyId: string
  memberBodyId: string
  seats?: number
  voting?: boolean
  note?: string
  from: string
  to?: string | null
}

/** Seats one body at another's table; `voting: false` is for those who come to listen and speak (列席). */
export const joinTable = (ctx: Ctx, actor: Actor, input: JoinTable): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const { bodyId, memberBodyId, seats = 1, voting = true, note = '', from, to = null } = input
    if (bodyId === memberBodyId) {
      throw new Refusal('invalid', 'own-table', { zh: '不能坐到自己的桌上', en: 'A body cannot join its own table' })
    }
    const table = await lockBody(work, bodyId)
    work.permit(mayFound, table.code)
    const member = await lockBody(work, memberBodyId)
    const before = await work.tx
      .selectFrom('directory.body_membership')
      .select('id')
      .where('district_id', '=', ctx.district)
      .where('body_id', '=', bodyId)
      .where('member_body_id', '=', memberBodyId)
      .where(holdsOn('directory.body_membership', from))
      .executeTakeFirst()
    if (before) {
      throw new Refusal('conflict', 'at-the-table', {
        zh: `${member.name}已经坐在这张桌上`,
        en: `${member.name} already sits at this table`,
      })
    }
    const made = await work.tx
      .insertInto('directory.body_membership')
      .values({ district_id: ctx.district, body_id: bodyId, member_body_id: memberBodyId, seats, voting, note, from_day: from, to_day: to })
      .returning('id')
      .executeTakeFirstOrThrow()
    work.trace('directory.joined-table', made.id, { table: bodyId, member: memberBodyId, seats, voting }, [`body:${bodyId}`])
    return made
  })
