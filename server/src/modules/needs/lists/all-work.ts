import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Cursor } from '../../../kernel/keyset.ts'
import { hasDuty, onFloor, type DutyScope } from './duties.ts'
import { visibleAtDesk } from '../rules/relations.ts'

type Condition = RawBuilder<unknown>
export type Page = { after: Cursor | null; most: number }
/** What of everything: a condition on `needs.need n`, and a floor, none, or any. */
export type Chosen = { filter: Condition; floor: string | undefined }

export const olderThan = ({ after }: Page, at: string, id: string): Condition =>
  after ? sql`and (${sql.ref(at)}, ${sql.ref(id)}) < (${after.at}, ${after.id}::uuid)` : sql``

/**
 * Every need in sight, newest first, as SQL of `id` and `at`: those of each building, and those each body has or had a part in, or
 * those of one floor. Each is read from its own index and no further than the page goes.
 */
export function allNeeds(ctx: Ctx, actor: Actor, { units, bodies, unit }: DutyScope, { filter, floor }: Chosen, page: Page): Condition {
  const inUnit = unit ? sql`and n.unit_id = ${unit}` : sql``
  const on = floor === undefined ? sql`` : sql`and ${onFloor(sql.ref('n.floor_id'), floor)}`
  if (floor !== undefined && floor !== 'none')
    return sql`select n.id, n.created_at as at from needs.need n where n.district_id = ${ctx.district} ${on} ${inUnit} ${filter}
      and ${visibleAtDesk(actor)} ${olderThan(page, 'n.created_at', 'n.id')} order by n.created_at desc, n.id desc limit ${page.most}`
  return sql`select id, at from (
      select page.id, page.at from unnest(${units}::uuid[]) as s(id) cross join lateral (
        select n.id, n.created_at as at from needs.need n where n.district_id = ${ctx.district} and n.unit_id = s.id ${on} ${filter}
        ${olderThan(page, 'n.created_at', 'n.id')} order by n.created_at desc, n.id desc limit ${page.most}) as page
      union
      select page.id, page.at from unnest(${bodies}::uuid[]) as s(id) cross join lateral (
        select distinct a.need_id as id, a.need_created_at as at from needs.assignment a join needs.need n on n.district_id = a.district_id and n.id = a.need_id
        where a.district_id = ${ctx.district} and a.body_id = s.id and a.state <> 'cancelled' ${inUnit} ${on} ${filter}
        ${olderThan(page, 'a.need_created_at', 'a.need_id')} order by a.need_created_at desc, a.need_id desc limit ${page.most}) as page
    ) as seen order by at desc, id desc limit ${page.most}`
}

/** The same, less the needs on which something is due: they come first where everything is read in the order it falls due. */
export const nothingDue = (ctx: Ctx, scope: DutyScope, { filter, floor }: Chosen): Chosen => ({
  filter: sql`${filter} and not ${hasDuty(ctx.district, scope, {})}`,
  floor,
})
