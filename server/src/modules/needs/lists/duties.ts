import { sql, type RawBuilder } from 'kysely'
import { bodyIds, type Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Cursor } from '../../../kernel/keyset.ts'
import { sightOf } from '../rules/relations.ts'

/** Whose duties a list is of: everything in these buildings, and everything of these bodies; `unit`: in this building only. */
export type DutyScope = { units: string[]; bodies: string[]; unit: string | undefined }

/** Which of them: of one kind, of one body, on one floor or none, due from here to there. */
export type DutyWindow = {
  kind?: string
  floor?: string | undefined
  body?: string | RawBuilder<unknown> | undefined
  from?: Temporal.Instant
  to?: Temporal.Instant
}

/** The buildings whose needs the reader oversees (the chosen one, or all of their workstation or place), and their bodies. */
export async function dutyScope(ctx: Ctx, actor: Actor, unit: string | undefined): Promise<DutyScope> {
  const { units, places } = sightOf(actor)
  const bodies = bodyIds(actor)
  if (units.length === 0 && places.length === 0) return { units: [], bodies, unit }
  const { rows } = await sql<{ id: string }>`select id from directory.unit_face u where u.district_id = ${ctx.district}
    and (u.id = any(${units}::uuid[]) or exists (select from unnest(${places}::text[]) as place where starts_with(u.jurisdiction_code, place)))
    and (${unit ?? null}::uuid is null or u.id = ${unit ?? null}::uuid)`.execute(ctx.db)
  return { units: rows.map((row) => row.id), bodies, unit }
}

/** The scope without the buildings: what waits for the reader's own bodies. */
export const ownDuties = (scope: DutyScope): DutyScope => ({ ...scope, units: [] })

/** The condition that something stands on this floor, or on none. */
export const onFloor = (column: RawBuilder<unknown>, floor: string): RawBuilder<unknown> =>
  floor === 'none' ? sql`${column} is null` : sql`${column} = ${floor}::uuid`

/** A worklist row under the alias `i` or `e` that lies in the window. */
function inWindow(district: number, alias: 'i' | 'e', { unit }: DutyScope, { kind, floor, body, from, to }: DutyWindow) {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  const all = [sql`${of('district_id')} = ${district}`]
  if (unit) all.push(sql`${of('unit_id')} = ${unit}`)
  if (floor) all.push(onFloor(of('floor_id'), floor))
  if (kind) all.push(sql`${of('kind')} = ${kind}`)
  if (body) all.push(sql`${of('body_id')} = ${body}`)
  if (from) all.push(sql`${of('due_at')} >= ${from}`)
  if (to) all.push(sql`${of('due_at')} < ${to}`)
  return sql.join(all, sql` and `)
}

const inScope = (alias: 'i' | 'e', { units, bodies }: DutyScope) =>
  sql`(${sql.ref(`${alias}.unit_id`)} = any(${units}::uuid[]) or ${sql.ref(`${alias}.body_id`)} = any(${bodies}::uuid[]))`

/**
 * A need has a row for each body whose clock runs: only the first one due in scope and window stands for it, so that a list shows it
 * once. Asked row by row of the few rows of its need: as a join, the planner would rather read the whole table.
 */
const firstDuty = (district: number, scope: DutyScope, window: DutyWindow) => sql`${inWindow(district, 'i', scope, window)}
  and (i.due_at, i.body_id, i.kind) = (select e.due_at, e.body_id, e.kind from needs.inbox e where e.need_id = i.need_id
    and ${inWindow(district, 'e', scope, window)} and ${inScope('e', scope)} order by e.due_at, e.body_id, e.kind limit 1)`

/** Whether the need `n` has a duty in scope and window. */
export const hasDuty = (district: number, scope: DutyScope, window: DutyWindow) =>
  sql`exists (select from needs.inbox i where i.need_id = n.id and ${inWindow(district, 'i', scope, window)} and ${inScope('i', scope)})`

/** `newest`: newest need first; else what is due first. */
type Reading = { most: number; after?: Cursor | null; filter?: RawBuilder<unknown>; newest?: boolean }

/** The first so many needs by due time, or by age, of each of these buildings or bodies, or of one floor: each read from its own index, and no further. */
function pages(
  district: number,
  column: 'unit_id' | 'body_id' | 'floor_id',
  scope: DutyScope,
  window: DutyWindow,
  { most, after, filter, newest = false }: Reading,
) {
  const at = sql.ref(newest ? 'i.need_created_at' : 'i.due_at')
  const beyond = newest ? sql`<` : sql`>`
  const way = newest ? sql`desc` : sql`asc`
  const later = after ? sql`and (${at}, i.need_id) ${beyond} (${after.at}, ${after.id}::uuid)` : sql``
  const ids = { unit_id: scope.units, body_id: scope.bodies, floor_id: [window.floor] }[column]
  return sql`select page.id, page.at from unnest(${ids}::uuid[]) as s(id) cross join lateral (
    select i.need_id as id, ${at} as at from needs.inbox i where ${sql.ref(`i.${column}`)} = s.id and ${firstDuty(district, scope, window)}
    ${filter ?? sql``} ${later} order by ${at} ${way}, i.need_id ${way} limit ${most}) as page`
}

/**
 * The next needs by due time or by age, each once.
 * @param reading `filter`: a condition on `i` that is the same for all rows of a need
 */
export async function nextDuties(ctx: Ctx, scope: DutyScope, window: DutyWindow, reading: Reading): Promise<Cursor[]> {
  const of = (column: Parameters<typeof pages>[1]) => pages(ctx.district, column, scope, window, reading)
  const onOne = window.floor !== undefined && window.floor !== 'none'
  const way = reading.newest ? sql`desc` : sql`asc`
  const { rows } = await sql<Cursor>`select id, at from (${onOne ? of('floor_id') : sql`${of('unit_id')} union ${of('body_id')}`}) as due
    order by at ${way}, id ${way} limit ${reading.most}`.execute(ctx.db)
  return rows
}

/** How many needs that is, as SQL; it stops counting at `most`. */
export function countDuties(district: number, scope: DutyScope, window: DutyWindow, most: number) {
  const of = (column: 'unit_id' | 'body_id') => sql`(${pages(district, column, scope, window, { most })} limit ${most})`
  return sql`(select count(*)::int from (${of('unit_id')} union ${of('body_id')} limit ${most}) as bounded)`
}

/** The same for one body, given as SQL, of those in scope. */
export const countDutiesAt = (district: number, body: RawBuilder<unknown>, scope: DutyScope, window: DutyWindow, most: number) =>
  sql`(select count(*)::int from (select i.need_id from needs.inbox i where i.body_id = ${body} and ${inScope('i', scope)}
    and ${firstDuty(district, scope, { ...window, body })} order by i.due_at limit ${most}) as bounded)`
