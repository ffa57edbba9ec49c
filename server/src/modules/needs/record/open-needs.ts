import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { readNeedFacts } from './lock-need.ts'

/** Open needs by space of a unit, for the stacking plan: how many, and whether one is late. */
export async function openNeedsBySpace(ctx: Ctx, unitId: string): Promise<Map<string, { open: number; overdue: boolean }>> {
  const { rows } = await sql<{ space_id: string; open: number; overdue: boolean }>`
    select n.space_id, count(distinct n.id)::int as open, bool_or(i.due_at < ${ctx.now()}) as overdue
    from needs.inbox i join needs.need n on n.district_id = i.district_id and n.id = i.need_id
    where i.district_id = ${ctx.district} and i.unit_id = ${unitId} and n.space_id is not null and n.state <> 'closed'
    group by n.space_id limit 2000`.execute(ctx.db)
  return new Map(rows.map((row) => [row.space_id, { open: row.open, overdue: row.overdue }]))
}

/** How many needs are open in a building, with a room or without; those of its unit that name no tower are among them. */
export async function countOpenNeeds(ctx: Ctx, unitId: string, buildingId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(distinct n.id)::int as open
    from needs.inbox i join needs.need n on n.district_id = i.district_id and n.id = i.need_id
    where i.district_id = ${ctx.district} and i.unit_id = ${unitId} and (n.building_id = ${buildingId} or n.building_id is null)
      and n.state <> 'closed'`.execute(ctx.db)
  return rows[0]?.open ?? 0
}

/** What was sent about a need is for the desk: texts to units stand there, and whom they went to. */
export const maySeeDeliveries = (ctx: Ctx, actor: Actor, needId: string): Promise<boolean> =>
  isThere(readNeedFacts(ctx, actor, needId, 'desk'))

/** Whether there is such a need for the reader. Anything but a refusal is no answer: it goes on up. */
export const isThere = (found: Promise<unknown>): Promise<boolean> =>
  found.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal) return false
      throw error
    },
  )

/** Whether the desk may read who raised the need. */
export async function requesterIsNamed(ctx: Ctx, needId: string): Promise<boolean> {
  const need = await ctx.db
    .selectFrom('needs.need')
    .select('hidden')
    .where('district_id', '=', ctx.district)
    .where('id', '=', needId)
    .executeTakeFirst()
  return need?.hidden === false
}

/** May this caller follow the need on a live screen? */
export const mayFollowNeed = async (ctx: Ctx, actor: Actor, needId: string): Promise<boolean> =>
  (await isThere(readNeedFacts(ctx, actor, needId, 'requester'))) || (await isThere(readNeedFacts(ctx, actor, needId, 'desk')))
