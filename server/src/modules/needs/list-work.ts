import type { BoundedCount } from '@liti/contract/common'
import type { In, Out } from '@liti/contract/kit'
import type { listOverdue as overdueRoute, listWork as route } from '@liti/contract/needs'
import { sql, type RawBuilder } from 'kysely'
import { bodyIds, type Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { makeCursor, readCursor } from './cursor.ts'
import { sightOf, visibleAtDesk } from './relations.ts'
import { sight } from './sight.ts'
import { workRows } from './work-row.ts'
import { pairsOf } from './words.ts'

type Query = Out<(typeof route)['query']>
type Reply = In<(typeof route)['reply']>
type Place = { id: string; at: Temporal.Instant }

const soonHours = 24
const countTo = 99

/**
 * The worklist. Lists of duties read the small inbox table in the order they fall due; the list of everything reads each
 * building (or each of the reader's bodies) from its own index and merges. No list grows slower with the table.
 */
export async function listWork(ctx: Ctx, actor: Actor, query: Query): Promise<Reply> {
  const after = readCursor(query.after)
  const now = ctx.now()
  const soon = now.add({ hours: soonHours })
  const bodies = bodyIds(actor)
  const units = await unitsInSight(ctx, actor, query.unit)
  const most = query.limit + 1
  const places = query.q ? await search(ctx, actor, query, after, most) : await byTab()
  const page = places.slice(0, query.limit)
  const last = page.at(-1)
  const [rows, counts] = await Promise.all([
    workRows(
      sight(ctx),
      page.map((one) => one.id),
      query.tab === 'mine' ? { bodies } : {},
    ),
    countTabs(ctx, bodies, units, now, soon),
  ])
  return { items: rows, next: places.length > query.limit && last ? makeCursor(last.at, last.id) : null, counts }

  async function byTab(): Promise<Place[]> {
    switch (query.tab) {
      case 'mine':
        return inbox(
          ctx,
          bodies.map((id) => ({ body: id })),
          query,
          after,
          most,
          {},
        )
      case 'callback':
        return inbox(
          ctx,
          bodies.map((id) => ({ body: id })),
          query,
          after,
          most,
          { kind: 'callback' },
        )
      case 'soon':
        return inbox(ctx, scopes(bodies, units), query, after, most, { from: now, to: soon })
      case 'overdue':
        return inbox(ctx, scopes(bodies, units), query, after, most, { to: now })
      case 'all':
        return everything(ctx, actor, units, query, after, most)
    }
  }
}

type Scope = { body: string } | { unit: string }
const scopes = (bodies: string[], units: string[]): Scope[] =>
  units.length > 0 ? units.map((id) => ({ unit: id })) : bodies.map((id) => ({ body: id }))

/** Buildings whose needs the reader oversees: the chosen one, or all of their workstation or place. */
async function unitsInSight(ctx: Ctx, actor: Actor, chosen: string | undefined): Promise<string[]> {
  const { units, places } = sightOf(actor)
  if (units.length === 0 && places.length === 0) return []
  const rows = await sql<{ id: string }>`select id from directory.unit_face u where u.district_id = ${ctx.district}
    and (u.id = any(${units}::uuid[]) or exists (select from unnest(${places}::text[]) as place where starts_with(u.jurisdiction_code, place)))
    and (${chosen ?? null}::uuid is null or u.id = ${chosen ?? null}::uuid)`.execute(ctx.db)
  return rows.rows.map((row) => row.id)
}

type Window = { from?: Temporal.Instant; to?: Temporal.Instant; kind?: string; body?: string | undefined }

/** The next duties of each scope by due time; each scope reads its own index, the merge sorts a page or two. */
async function inbox(
  ctx: Ctx,
  list: Scope[],
  query: Pick<Query, 'type' | 'source' | 'unit'>,
  after: Place | null,
  most: number,
  window: Window,
): Promise<Place[]> {
  if (list.length === 0) return []
  const parts = list.map((scope) => {
    const where: RawBuilder<unknown>[] = [
      sql`i.district_id = ${ctx.district}`,
      'body' in scope ? sql`i.body_id = ${scope.body}` : sql`i.unit_id = ${scope.unit}`,
    ]
    if (query.unit && 'body' in scope) where.push(sql`i.unit_id = ${query.unit}`)
    if (window.kind) where.push(sql`i.kind = ${window.kind}`)
    if (window.body) where.push(sql`i.body_id = ${window.body}`)
    if (window.from) where.push(sql`i.due_at >= ${window.from}`)
    if (window.to) where.push(sql`i.due_at < ${window.to}`)
    if (after) where.push(sql`(i.due_at, i.need_id) > (${after.at}, ${after.id}::uuid)`)
    if (query.type || query.source) {
      where.push(sql`exists (select from needs.need n where n.district_id = i.district_id and n.id = i.need_id
        and (${query.type ?? null}::text is null or n.type = ${query.type ?? null}) and (${query.source ?? null}::text is null or n.source = ${query.source ?? null}))`)
    }
    return sql`(select i.need_id as id, i.due_at as at from needs.inbox i where ${sql.join(where, sql` and `)} order by i.due_at, i.need_id limit ${most * 3})`
  })
  const { rows } =
    await sql<Place>`select id, min(at) as at from (${sql.join(parts, sql` union all `)}) as due group by id order by min(at), id limit ${most}`.execute(
      ctx.db,
    )
  return rows
}

/** Every need in sight, newest first. */
async function everything(ctx: Ctx, actor: Actor, units: string[], query: Query, after: Place | null, most: number): Promise<Place[]> {
  const filter = sql`(${query.type ?? null}::text is null or n.type = ${query.type ?? null}) and (${query.source ?? null}::text is null or n.source = ${query.source ?? null})`
  const before = (at: string, id: string) => (after ? sql`and (${sql.ref(at)}, ${sql.ref(id)}) < (${after.at}, ${after.id}::uuid)` : sql``)
  const parts =
    units.length > 0
      ? units.map(
          (
            unit,
          ) => sql`(select n.id, n.created_at as at from needs.need n where n.district_id = ${ctx.district} and n.unit_id = ${unit} and ${filter}
            ${before('n.created_at', 'n.id')} order by n.created_at desc, n.id desc limit ${most})`,
        )
      : bodyIds(actor).map(
          (
            body,
          ) => sql`(select n.id, n.created_at as at from needs.assignment a join needs.need n on n.district_id = a.district_id and n.id = a.need_id
            where a.district_id = ${ctx.district} and a.body_id = ${body} and a.state <> 'cancelled' and ${filter}
            ${before('n.created_at', 'n.id')} order by a.created_at desc, a.id desc limit ${most * 3})`,
        )
  if (parts.length === 0) return []
  const { rows } =
    await sql<Place>`select distinct id, at from (${sql.join(parts, sql` union all `)}) as seen order by at desc, id desc limit ${most}`.execute(
      ctx.db,
    )
  return rows
}

/** By number, or by any words of two characters and more. */
async function search(ctx: Ctx, actor: Actor, query: Query, after: Place | null, most: number): Promise<Place[]> {
  const text = query.q ?? ''
  const older = after ? sql`and (n.created_at, n.id) < (${after.at}, ${after.id}::uuid)` : sql``
  const found = /^[a-z]{2,4}-\d/i.test(text)
    ? sql`n.number >= ${text.toUpperCase()} and n.number < ${`${text.toUpperCase()}~`}`
    : sql`n.words @@ ${pairsOf(text)
        .map((pair) => `'${pair.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`)
        .join(' & ')}::tsquery
        and strpos(lower(replace(n.title || n.text, ' ', '')), ${text.toLowerCase().replaceAll(/\s+/g, '')}) > 0`
  if (Array.from(text.replaceAll(/\s+/g, '')).length < 2) return []
  const { rows } = await sql<Place>`select n.id, n.created_at as at from needs.need n
    where n.district_id = ${ctx.district} and ${found} and ${visibleAtDesk(actor)}
      and (${query.unit ?? null}::uuid is null or n.unit_id = ${query.unit ?? null}::uuid) ${older}
    order by n.created_at desc, n.id desc limit ${most}`.execute(ctx.db)
  return rows
}

async function countTabs(
  ctx: Ctx,
  bodies: string[],
  units: string[],
  now: Temporal.Instant,
  soon: Temporal.Instant,
): Promise<Reply['counts']> {
  const bounded = (scope: RawBuilder<unknown>, more: RawBuilder<unknown>) =>
    sql`(select count(*)::int from (select from needs.inbox i where i.district_id = ${ctx.district} and ${scope} ${more} limit ${countTo + 1}) as bounded)`
  const own = sql`i.body_id = any(${bodies}::uuid[])`
  const seen = units.length > 0 ? sql`i.unit_id = any(${units}::uuid[])` : own
  const { rows } = await sql<{ mine: number; soon: number; overdue: number; callback: number }>`select
    ${bounded(own, sql``)} as mine, ${bounded(seen, sql`and i.due_at >= ${now} and i.due_at < ${soon}`)} as soon,
    ${bounded(seen, sql`and i.due_at < ${now}`)} as overdue, ${bounded(own, sql`and i.kind = 'callback'`)} as callback`.execute(ctx.db)
  const of = (n: number | undefined): BoundedCount => ({ count: Math.min(n ?? 0, countTo), more: (n ?? 0) > countTo })
  const row = rows[0]
  return { mine: of(row?.mine), soon: of(row?.soon), overdue: of(row?.overdue), callback: of(row?.callback) }
}

/** Everything late under the reader's eyes, longest late first, and how much of it waits with whom. */
export async function listOverdue(
  ctx: Ctx,
  actor: Actor,
  query: Out<(typeof overdueRoute)['query']>,
): Promise<In<(typeof overdueRoute)['reply']>> {
  const after = readCursor(query.after)
  const now = ctx.now()
  const units = await unitsInSight(ctx, actor, query.unit)
  const list = scopes(bodyIds(actor), units)
  const places = await inbox(ctx, list, {}, after, query.limit + 1, { to: now, body: query.body })
  const page = places.slice(0, query.limit)
  const last = page.at(-1)
  const where = units.length > 0 ? sql`i.unit_id = any(${units}::uuid[])` : sql`i.body_id = any(${bodyIds(actor)}::uuid[])`
  const bodies = await sql<{ id: string; name: string; name_en: string; n: number }>`
    select b.id, b.short_name as name, b.name_en, late.n
    from (select i.body_id, count(*)::int as n from (select i.body_id from needs.inbox i where i.district_id = ${ctx.district} and ${where} and i.due_at < ${now} order by i.due_at limit 1000) as i group by i.body_id) as late
    join directory.body_face b on b.district_id = ${ctx.district} and b.id = late.body_id order by late.n desc, b.short_name`.execute(
    ctx.db,
  )
  return {
    items: await workRows(
      sight(ctx),
      page.map((one) => one.id),
    ),
    next: places.length > query.limit && last ? makeCursor(last.at, last.id) : null,
    byBody: bodies.rows.map((row) => ({
      bodyId: row.id,
      name: { zh: row.name, en: row.name_en || row.name },
      overdue: { count: Math.min(row.n, countTo), more: row.n > countTo },
    })),
  }
}
