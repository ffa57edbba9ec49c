import type { BoundedCount } from '@liti/contract/common'
import type { In, Out } from '@liti/contract/kit'
import type { listWork as route } from '@liti/contract/needs'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { cursorOf, readCursor, type Cursor } from '../../kernel/keyset.ts'
import { countDuties, dutyScope, hasDuty, nextDuties, ownDuties, type DutyScope, type DutyWindow } from './duties.ts'
import { sight } from './sight.ts'
import { workRows } from './work-row.ts'
import { pairsOf } from './words.ts'

type Query = Out<(typeof route)['query']>
type Reply = In<(typeof route)['reply']>
type Page = { after: Cursor | null; most: number }
type DutyTab = Exclude<Query['tab'], 'all'>
type Condition = ReturnType<typeof sql>

const soonHours = 24
const countTo = 99

/**
 * The worklist. Lists of duties read the small inbox table in the order they fall due; the list of everything reads each
 * building and each of the reader's bodies from its own index and merges. No list grows slower with the table.
 */
export async function listWork(ctx: Ctx, actor: Actor, query: Query): Promise<Reply> {
  const now = ctx.now()
  const scope = await dutyScope(ctx, actor, query.unit)
  const tabs = tabsOf(scope, now)
  const page = { after: readCursor(query.after), most: query.limit + 1 }
  const [places, counts] = await Promise.all([placesOf(ctx, query, tabs, scope, page), countTabs(ctx, tabs)])
  const shown = places.slice(0, query.limit)
  const last = shown.at(-1)
  const rows = await workRows(
    sight(ctx),
    shown.map((one) => one.id),
    query.tab === 'mine' ? { bodies: scope.bodies } : {},
  )
  return { items: rows, next: places.length > query.limit && last ? cursorOf(last.at, last.id) : null, counts }
}

type Tabs = Record<DutyTab, { scope: DutyScope; window: DutyWindow }>

/** Whose duties a tab shows, and which. */
function tabsOf(scope: DutyScope, now: Temporal.Instant): Tabs {
  const own = ownDuties(scope)
  return {
    mine: { scope: own, window: {} },
    callback: { scope: own, window: { kind: 'callback' } },
    soon: { scope, window: { from: now, to: now.add({ hours: soonHours }) } },
    overdue: { scope, window: { to: now } },
  }
}

async function placesOf(ctx: Ctx, query: Query, tabs: Tabs, scope: DutyScope, page: Page): Promise<Cursor[]> {
  const filter = filterOf(query)
  const text = query.q ?? ''
  if (text === '') {
    if (query.tab === 'all') return everything(ctx, scope, filter, page)
    const { scope: whose, window } = tabs[query.tab]
    const ofNeed = sql`and exists (select from needs.need n where n.district_id = i.district_id and n.id = i.need_id ${filter})`
    return nextDuties(ctx, whose, window, { ...page, ...((query.type || query.source) && { filter: ofNeed }) })
  }
  const found = saying(text)
  if (found === null) return []
  if (query.tab === 'all') return everything(ctx, scope, sql`${filter} and ${found}`, page)
  const { scope: whose, window } = tabs[query.tab]
  const { rows } = await sql<Cursor>`select n.id, n.created_at as at from needs.need n
    where n.district_id = ${ctx.district} and ${found} ${filter} and ${hasDuty(ctx.district, whose, window)}
      ${olderThan(page, 'n.created_at', 'n.id')} order by n.created_at desc, n.id desc limit ${page.most}`.execute(ctx.db)
  return rows
}

/** What is chosen beside the tab, as a condition on `needs.need n`. */
const filterOf = ({ type, source }: Query): Condition =>
  sql`${type ? sql`and n.type = ${type}` : sql``} ${source ? sql`and n.source = ${source}` : sql``}`

const olderThan = ({ after }: Page, at: string, id: string): Condition =>
  after ? sql`and (${sql.ref(at)}, ${sql.ref(id)}) < (${after.at}, ${after.id}::uuid)` : sql``

/** Every need in sight, newest first: those of each building, and those each body has or had a part in. */
async function everything(ctx: Ctx, { units, bodies, unit }: DutyScope, filter: Condition, page: Page): Promise<Cursor[]> {
  const inUnit = unit ? sql`and n.unit_id = ${unit}` : sql``
  const { rows } = await sql<Cursor>`select id, at from (
      select page.id, page.at from unnest(${units}::uuid[]) as s(id) cross join lateral (
        select n.id, n.created_at as at from needs.need n where n.district_id = ${ctx.district} and n.unit_id = s.id ${filter}
        ${olderThan(page, 'n.created_at', 'n.id')} order by n.created_at desc, n.id desc limit ${page.most}) as page
      union
      select page.id, page.at from unnest(${bodies}::uuid[]) as s(id) cross join lateral (
        select distinct a.need_id as id, a.need_created_at as at from needs.assignment a join needs.need n on n.district_id = a.district_id and n.id = a.need_id
        where a.district_id = ${ctx.district} and a.body_id = s.id and a.state <> 'cancelled' ${inUnit} ${filter}
        ${olderThan(page, 'a.need_created_at', 'a.need_id')} order by a.need_created_at desc, a.need_id desc limit ${page.most}) as page
    ) as seen order by at desc, id desc limit ${page.most}`.execute(ctx.db)
  return rows
}

/** By number, or by any words of two characters and more; null: too little to look for. */
function saying(text: string): Condition | null {
  if (/^[a-z]{2,4}-\d/i.test(text)) return sql`n.number >= ${text.toUpperCase()} and n.number < ${`${text.toUpperCase()}~`}`
  const words = text.toLowerCase().replaceAll(/\s+/g, '')
  if (Array.from(words).length < 2) return null
  const pairs = pairsOf(text).map((pair) => `'${pair.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`)
  return sql`n.words @@ ${pairs.join(' & ')}::tsquery and strpos(lower(replace(n.title || n.text, ' ', '')), ${words}) > 0`
}

async function countTabs(ctx: Ctx, tabs: Tabs): Promise<Reply['counts']> {
  const n = (tab: DutyTab) => countDuties(ctx.district, tabs[tab].scope, tabs[tab].window, countTo + 1)
  const { rows } = await sql<Record<DutyTab, number>>`select ${n('mine')} as mine, ${n('soon')} as soon,
    ${n('overdue')} as overdue, ${n('callback')} as callback`.execute(ctx.db)
  const of = (found: number | undefined): BoundedCount => ({ count: Math.min(found ?? 0, countTo), more: (found ?? 0) > countTo })
  const row = rows[0]
  return { mine: of(row?.mine), soon: of(row?.soon), overdue: of(row?.overdue), callback: of(row?.callback) }
}
