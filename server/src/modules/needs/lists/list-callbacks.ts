import type { In, Out } from '@liti/contract/kit'
import type { listCallbacks as route } from '@liti/contract/needs'
import { sql } from 'kysely'
import { bodyIds, type Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { cursorOf, readCursor } from '../../../kernel/keyset.ts'
import { sight } from '../record/sight.ts'
import { workRows } from '../views/work-row.ts'

type Query = Out<(typeof route)['query']>
type Reply = In<(typeof route)['reply']>
type Place = { id: string; at: Temporal.Instant }
const countTo = 99

/** Call-backs waiting for the reader's workstation or office: those they did not handle. What they did handle is counted, not listed. */
export async function listCallbacks(ctx: Ctx, actor: Actor, query: Query): Promise<Reply> {
  const bodies = bodyIds(actor)
  const after = readCursor(query.after)
  const later = after ? sql`and (i.due_at, i.need_id) > (${after.at}, ${after.id}::uuid)` : sql``
  const unit = query.unit ?? null
  const mineByHand = sql`exists (select from needs.handler h where h.district_id = i.district_id and h.need_id = i.need_id and h.person_id = ${actor.personId}::uuid)`
  const tried = sql`exists (select from needs.callback_attempt t join needs.need n on n.district_id = t.district_id and n.id = t.need_id and n.round = t.round where t.district_id = i.district_id and t.need_id = i.need_id)`
  const base = (
    kind: 'callback' | 'case',
  ) => sql`from needs.inbox i where i.district_id = ${ctx.district} and i.body_id = any(${bodies}::uuid[]) and i.kind = ${kind}
    and (${unit}::uuid is null or i.unit_id = ${unit}::uuid)`
  const objected = sql`from needs.objection o join needs.need n on n.district_id = o.district_id and n.id = o.need_id
    where o.district_id = ${ctx.district} and o.body_id = any(${bodies}::uuid[]) and o.settled_at is null and (${unit}::uuid is null or n.unit_id = ${unit}::uuid)
    and o.caller_id is distinct from ${actor.personId}::uuid`
  const most = query.limit + 1
  const places = await list()
  const page = places.slice(0, query.limit)
  const last = page.at(-1)
  const [rows, tries, counts, month] = await Promise.all([
    workRows(
      sight(ctx),
      page.map((one) => one.id),
    ),
    triesOf(page),
    countAll(),
    monthOf(),
  ])
  return {
    items: rows.map((row) => ({ ...row, tries: tries.get(row.id)?.n ?? 0, againAt: tries.get(row.id)?.again?.toString() ?? null })),
    next: places.length > query.limit && last ? cursorOf(last.at, last.id) : null,
    ...counts,
    month,
  }

  async function list(): Promise<Place[]> {
    const duty = (kind: 'callback' | 'case', more: typeof later) =>
      sql<Place>`select i.need_id as id, i.due_at as at ${base(kind)} ${more} ${later} order by i.due_at, i.need_id limit ${most}`
    if (query.tab === 'due') return (await duty('callback', sql`and not ${mineByHand}`).execute(ctx.db)).rows
    if (query.tab === 'unreached') return (await duty('callback', sql`and not ${mineByHand} and ${tried}`).execute(ctx.db)).rows
    if (query.tab === 'bad') return (await duty('case', sql``).execute(ctx.db)).rows
    if (query.tab === 'objected') {
      const next = after ? sql`and (o.at, o.need_id) > (${after.at}, ${after.id}::uuid)` : sql``
      return (await sql<Place>`select o.need_id as id, o.at ${objected} ${next} order by o.at, o.need_id limit ${most}`.execute(ctx.db))
        .rows
    }
    const units = actor.seats.flatMap((seat) => (seat.unitId && seat.bodyKind === 'workstation' ? [seat.unitId] : []))
    const before = after ? sql`and (n.closed_at, n.id) < (${after.at}, ${after.id}::uuid)` : sql``
    const done =
      await sql<Place>`select n.id, n.closed_at as at from needs.need n where n.district_id = ${ctx.district} and n.unit_id = any(${unit ? [unit] : units}::uuid[]) and n.unit_id = any(${units}::uuid[])
      and n.closed_at is not null ${before} order by n.closed_at desc, n.id desc limit ${most}`.execute(ctx.db)
    return done.rows
  }

  async function triesOf(rowsOfPage: Place[]): Promise<Map<string, { n: number; again: Temporal.Instant | null }>> {
    if (rowsOfPage.length === 0) return new Map()
    const found = await ctx.db
      .selectFrom('needs.callback_attempt')
      .select((eb) => ['need_id', eb.fn.countAll<number>().as('n'), eb.fn.max('again_at').as('again')])
      .where('district_id', '=', ctx.district)
      .where(
        'need_id',
        'in',
        rowsOfPage.map((one) => one.id),
      )
      .groupBy('need_id')
      .execute()
    return new Map(found.map((row) => [row.need_id, { n: row.n, again: row.again }]))
  }

  async function countAll(): Promise<Pick<Reply, 'counts' | 'ownHandled'>> {
    const n = (body: typeof later) => sql`(select count(*)::int from (select ${body} limit ${countTo + 1}) as bounded)`
    const { rows: got } = await sql<{ due: number; unreached: number; bad: number; objected: number; own: number }>`select
      ${n(sql`1 ${base('callback')} and not ${mineByHand}`)} as due, ${n(sql`1 ${base('callback')} and not ${mineByHand} and ${tried}`)} as unreached,
      ${n(sql`1 ${base('case')}`)} as bad, ${n(sql`1 ${objected}`)} as objected, ${n(sql`1 ${base('callback')} and ${mineByHand}`)} as own`.execute(
      ctx.db,
    )
    const of = (count: number | undefined) => ({ count: Math.min(count ?? 0, countTo), more: (count ?? 0) > countTo })
    return {
      counts: { due: of(got[0]?.due), unreached: of(got[0]?.unreached), bad: of(got[0]?.bad), objected: of(got[0]?.objected) },
      ownHandled: of(got[0]?.own),
    }
  }

  async function monthOf(): Promise<Reply['month']> {
    const start = ctx.now().toZonedDateTimeISO('Asia/Shanghai').with({ day: 1 }).startOfDay().toInstant()
    const units = actor.seats.flatMap((seat) => (seat.unitId ? [seat.unitId] : []))
    const { rows: got } = await sql<
      Reply['month']
    >`select count(*) filter (where v.reached)::int as reached, count(*)::int as total, count(*) filter (where not v.reached)::int as unreached,
        count(*) filter (where v.solved = 'no')::int as reopened
      from needs.verdict v join needs.need n on n.district_id = v.district_id and n.id = v.need_id
      where v.district_id = ${ctx.district} and v.at >= ${start} and n.unit_id = any(${unit ? [unit] : units}::uuid[]) and n.unit_id = any(${units}::uuid[])`.execute(
      ctx.db,
    )
    return got[0] ?? { reached: 0, total: 0, unreached: 0, reopened: 0 }
  }
}
