import type { BodyView } from '@liti/contract/directory'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { viewOf } from './fill-seat.ts'
import { lockBody } from '../record/locks.ts'
import { mayShape } from '../record/model.ts'

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
  commit(ctx, actor, (work) => sitDown(work, input))

/** The same, answered with the table as it is then. */
export const joinTableHere = (ctx: Ctx, actor: Actor, input: JoinTable): Promise<BodyView> =>
  commit(ctx, actor, async (work) => {
    await sitDown(work, input)
    return viewOf(work, input.bodyId)
  })

async function sitDown(work: Work, input: JoinTable): Promise<{ id: string }> {
  const { district } = work.ctx
  const { bodyId, memberBodyId, seats = 1, voting = true, note = '', from, to = null } = input
  const table = await lockBody(work, bodyId)
  work.permit(mayShape, table)
  if (bodyId === memberBodyId) {
    const why = { zh: '不能坐到自己的桌上', en: 'A body cannot join its own table' }
    throw new Refusal('invalid', 'own-table', why, { memberBodyId: why })
  }
  const member = await lockBody(work, memberBodyId)
  const before = await work.tx
    .selectFrom('directory.body_membership')
    .select('id')
    .where('district_id', '=', district)
    .where('body_id', '=', bodyId)
    .where('member_body_id', '=', memberBodyId)
    .where(sql<boolean>`daterange(from_day, to_day) && daterange(${from}::date, ${to}::date)`)
    .executeTakeFirst()
  if (before) {
    const why = { zh: `${member.name}已经坐在这张桌上`, en: `${member.name} already sits at this table` }
    throw new Refusal('conflict', 'at-the-table', why, { memberBodyId: why })
  }
  const made = await work.tx
    .insertInto('directory.body_membership')
    .values({ district_id: district, body_id: bodyId, member_body_id: memberBodyId, seats, voting, note, from_day: from, to_day: to })
    .returning('id')
    .executeTakeFirstOrThrow()
  work.trace('directory.joined-table', made.id, { table: bodyId, member: memberBodyId, seats, voting }, [`body:${bodyId}`])
  return made
}
