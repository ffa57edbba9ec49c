import type { In, Out } from '@liti/contract/kit'
import type { listOverdue as route } from '@liti/contract/needs'
import { sql } from 'kysely'
import { named } from '../../../kernel/named.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { cursorOf, readCursor } from '../../../kernel/keyset.ts'
import { countDutiesAt, dutyScope, nextDuties } from './duties.ts'
import { sight } from '../record/sight.ts'
import { workRows } from '../views/work-row.ts'

const countTo = 99

/** Everything late under the reader's eyes, longest late first, and how much of it waits with whom. */
export async function listOverdue(ctx: Ctx, actor: Actor, query: Out<(typeof route)['query']>): Promise<In<(typeof route)['reply']>> {
  const now = ctx.now()
  const scope = await dutyScope(ctx, actor, query.unit)
  const places = await nextDuties(ctx, scope, { to: now, body: query.body }, { after: readCursor(query.after), most: query.limit + 1 })
  const shown = places.slice(0, query.limit)
  const last = shown.at(-1)
  const [items, byBody] = await Promise.all([
    workRows(
      sight(ctx),
      shown.map((one) => one.id),
    ),
    sql<{ id: string; name: string; name_en: string; n: number }>`select * from (
      select b.id, b.short_name as name, b.name_en, ${countDutiesAt(ctx.district, sql`b.id`, scope, { to: now }, countTo + 1)} as n
      from directory.body_face b where b.district_id = ${ctx.district}) as late where n > 0 order by n desc, name`.execute(ctx.db),
  ])
  return {
    items,
    next: places.length > query.limit && last ? cursorOf(last.at, last.id) : null,
    byBody: byBody.rows.map((row) => ({
      bodyId: row.id,
      name: named(row.name, row.name_en),
      overdue: { count: Math.min(row.n, countTo), more: row.n > countTo },
    })),
  }
}
