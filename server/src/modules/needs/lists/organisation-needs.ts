import type { In, Out } from '@liti/contract/kit'
import type { listOrganisationNeeds as route } from '@liti/contract/needs'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { cursorOf, readCursor } from '../../../kernel/keyset.ts'
import { visibleAtDesk } from '../rules/relations.ts'
import { sight } from '../record/sight.ts'
import { workRows } from '../views/work-row.ts'

type Query = Out<(typeof route)['query']>
type Reply = In<(typeof route)['reply']>
const countTo = 99

/** The needs of one firm, newest first. Those raised unnamed are left out for everybody: the list would name who raised them. */
export async function listOrganisationNeeds(ctx: Ctx, actor: Actor, organisationId: string, query: Query): Promise<Reply> {
  const after = readCursor(query.after)
  const own = sql`from needs.need n where n.district_id = ${ctx.district} and n.requester_organisation_id = ${organisationId}
    and not n.hidden and ${visibleAtDesk(actor)}`
  const older = after ? sql`and (n.created_at, n.id) < (${after.at}, ${after.id}::uuid)` : sql``
  const since = ctx.now().toZonedDateTimeISO('Asia/Shanghai').subtract({ years: 1 }).toInstant()
  const [places, counted] = await Promise.all([
    sql<{ id: string; at: Temporal.Instant }>`select n.id, n.created_at as at ${own} ${older}
      order by n.created_at desc, n.id desc limit ${query.limit + 1}`.execute(ctx.db),
    sql<{ n: number }>`select count(*)::int as n from (select ${own} and n.created_at >= ${since} limit ${countTo + 1}) as bounded`.execute(
      ctx.db,
    ),
  ])
  const page = places.rows.slice(0, query.limit)
  const last = page.at(-1)
  const n = counted.rows[0]?.n ?? 0
  return {
    items: await workRows(
      sight(ctx),
      page.map(({ id }) => id),
    ),
    next: places.rows.length > query.limit && last ? cursorOf(last.at, last.id) : null,
    year: { count: Math.min(n, countTo), more: n > countTo },
  }
}
