import type { BoundedCount } from '@liti/contract/common'
import type { In, Out } from '@liti/contract/kit'
import type { listWork as route } from '@liti/contract/needs'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { cursorOf, readCursor, type Cursor } from '../../kernel/keyset.ts'
import { askedWords, mostFound } from './asked-words.ts'
import { countDuties, dutyScope, hasDuty, nextDuties, ownDuties, type DutyScope, type DutyWindow } from './duties.ts'
import { visibleAtDesk } from './relations.ts'
import { sight } from './sight.ts'
import { workRows } from './work-row.ts'

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
  const [places, counts] = await Promise.all([placesOf(ctx, actor, query, tabs, scope, page), countTabs(ctx, tabs)])
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

/** The duties a list is made of; null for the list of everything, which has some that nobody has a duty on any more. */
function dutiesOf({ tab, overdue }: Query, tabs: Tabs): Tabs[DutyTab] | null {
  if (tab === 'all') return overdue ? tabs.overdue : null
  const { scope, window } = tabs[tab]
  return overdue && tab !== 'soon' ? { scope, window: { ...window, ...tabs.overdue.window } } : { scope, window }
}

async function placesOf(ctx: Ctx, actor: Actor, query: Query, tabs: Tabs, scope: DutyScope, page: Page): Promise<Cursor[]> {
  if (query.q) return search(ctx, actor, query, await askedWords(ctx, query.q), tabs, scope, page)
  const filter = filterOf(query)
  const duties = dutiesOf(query, tabs)
  if (duties === null) return everything(ctx, scope, filter, page)
  const ofNeed = sql`and exists (select from needs.need n where n.district_id = i.district_id and n.id = i.need_id ${filter})`
  const filtered = query.type ?? query.source ?? query.lead
  const newest = (query.sort ?? (query.tab === 'all' ? 'newest' : 'due')) === 'newest'
  return nextDuties(ctx, duties.scope, duties.window, { ...page, newest, ...(filtered && { filter: ofNeed }) })
}

/**
 * Needs of a tab with a number or words, newest first. What few needs say is found by its index and then sorted; what many say is
 * soon found by going through the newest.
 */
async function search(
  ctx: Ctx,
  actor: Actor,
  query: Query,
  words: Awaited<ReturnType<typeof askedWords>>,
  tabs: Tabs,
  scope: DutyScope,
  page: Page,
): Promise<Cursor[]> {
  if (words === null) return []
  const { rows: some } = await sql<{ n: number }>`select count(*)::int as n from (${words.found}) as found`.execute(ctx.db)
  const few = (some[0]?.n ?? 0) <= mostFound
  const filter = sql`${filterOf(query)} and ${words.said}`
  const duties = dutiesOf(query, tabs)
  if (duties === null && !few) return everything(ctx, scope, filter, page)
  const inUnit = query.unit ? sql`and n.unit_id = ${query.unit}` : sql``
  const inTab = duties === null ? sql`${visibleAtDesk(actor)} ${inUnit}` : hasDuty(ctx.district, duties.scope, duties.window)
  const found = few ? sql`(${words.found}) as found join needs.need n on n.id = found.id` : sql`needs.need n`
  const { rows } = await sql<Cursor>`select n.id, n.created_at as at from ${found}
    where n.district_id = ${ctx.district} and ${inTab} ${filter} ${olderThan(page, 'n.created_at', 'n.id')}
    order by n.created_at desc, n.id desc limit ${page.most}`.execute(ctx.db)
  return rows
}

/** The newest needs in sight that hold these words, `most` of them; telephones are not looked for. */
export async function findNeeds(ctx: Ctx, actor: Actor, q: string, most: number): Promise<string[]> {
  const scope = await dutyScope(ctx, actor, undefined)
  const words = await askedWords(ctx, q, { phones: false })
  const found = await search(ctx, actor, { tab: 'all', limit: most, q }, words, tabsOf(scope, ctx.now()), scope, { after: null, most })
  return found.map(({ id }) => id)
}

/** What is chosen beside the tab, as a condition on `needs.need n`. */
const filterOf = ({ type, source, lead }: Query): Condition =>
  sql`${type ? sql`and n.type = ${type}` : sql``} ${source ? sql`and n.source = ${source}` : sql``} ${lead ? sql`and n.lead_body_id = ${lead}` : sql``}`

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

async function countTabs(ctx: Ctx, tabs: Tabs): Promise<Reply['counts']> {
  const n = (tab: DutyTab) => countDuties(ctx.district, tabs[tab].scope, tabs[tab].window, countTo + 1)
  const { rows } = await sql<Record<DutyTab, number>>`select ${n('mine')} as mine, ${n('soon')} as soon,
    ${n('overdue')} as overdue, ${n('callback')} as callback`.execute(ctx.db)
  const of = (found: number | undefined): BoundedCount => ({ count: Math.min(found ?? 0, countTo), more: (found ?? 0) > countTo })
  const row = rows[0]
  return { mine: of(row?.mine), soon: of(row?.soon), overdue: of(row?.overdue), callback: of(row?.callback) }
}
