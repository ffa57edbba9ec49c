import type { BoundedCount } from '@liti/contract/common'
import type { In, Out } from '@liti/contract/kit'
import type { listWork as route } from '@liti/contract/needs'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { cursorOf, readCursor, type Cursor } from '../../../kernel/keyset.ts'
import { allNeeds, nothingDue, olderThan, type Chosen, type Page } from './all-work.ts'
import { askedWords, mostFound, mostLooked } from './asked-words.ts'
import { countDuties, dutyScope, hasDuty, nextDuties, onFloor, ownDuties, type DutyScope, type DutyWindow } from './duties.ts'
import { visibleAtDesk } from '../rules/relations.ts'
import { sight } from '../record/sight.ts'
import { workRows } from '../views/work-row.ts'

type Query = Out<(typeof route)['query']>
type Reply = In<(typeof route)['reply']>
type DutyTab = Exclude<Query['tab'], 'all'>
type Condition = ReturnType<typeof sql>

const soonHours = 24
const countTo = 99
/** What is often said is found among so few. */
const firstLook = 300

/**
 * The worklist. Lists of duties read the small inbox table in the order they fall due; the list of everything reads each
 * building and each of the reader's bodies from its own index and merges. No list grows slower with the table.
 */
export async function listWork(ctx: Ctx, actor: Actor, query: Query): Promise<Reply> {
  const now = ctx.now()
  const scope = await dutyScope(ctx, actor, query.unit)
  const tabs = tabsOf(scope, now)
  const page = { ...readNext(query.after), most: query.limit + 1 }
  const [{ places, looked }, counts] = await Promise.all([placesOf(ctx, actor, query, tabs, scope, page), countTabs(ctx, tabs)])
  const shown = places.slice(0, query.limit)
  const last = shown.at(-1)
  const rows = await workRows(
    sight(ctx),
    shown.map((one) => one.id),
    query.tab === 'mine' ? { bodies: scope.bodies } : {},
  )
  const next = places.length > query.limit ? last : looked
  return { items: rows, next: next ? nextOf(next) : null, counts, older: looked !== null && places.length <= query.limit }
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
function dutiesOf({ tab, overdue, floor }: Query, tabs: Tabs): Tabs[DutyTab] | null {
  if (tab === 'all' && !overdue) return null
  const { scope, window } = tabs[tab === 'all' ? 'overdue' : tab]
  return { scope, window: { ...window, ...(overdue && tab !== 'soon' && tabs.overdue.window), floor } }
}

/** A page before its rows are read; `looked`: where the look through many needs stopped, short of a full page. */
type Places = { places: Place[]; looked: Cursor | null }
type Place = Cursor & { rest?: boolean }

async function placesOf(
  ctx: Ctx,
  actor: Actor,
  query: Query,
  tabs: Tabs,
  scope: DutyScope,
  page: Page & { rest: boolean },
): Promise<Places> {
  if (query.q) return searchWork(ctx, actor, query, await askedWords(ctx, query.q), tabs, scope, page)
  const chosen = { filter: filterOf(query), floor: query.floor }
  const all = async (which: Chosen, from: Page) => (await sql<Cursor>`${allNeeds(ctx, actor, scope, which, from)}`.execute(ctx.db)).rows
  const duties = dutiesOf(query, tabs)
  const newest = (query.sort ?? (query.tab === 'all' ? 'newest' : 'due')) === 'newest'
  if (duties === null && newest) return { places: await all(chosen, page), looked: null }
  const filter =
    duties === null
      ? needOf(sql`${chosen.filter} and ${visibleAtDesk(actor)}`)
      : query.type || query.source || query.lead
        ? needOf(chosen.filter)
        : undefined
  const { scope: whose, window } = duties ?? { scope, window: { floor: query.floor } }
  const due = page.rest ? [] : await nextDuties(ctx, whose, window, { ...page, newest, ...(filter && { filter }) })
  if (duties !== null || due.length === page.most) return { places: due, looked: null }
  // first what falls due, in that order; then what nothing is due on, newest first: two lists with an index each, read one after the other
  const from = { after: page.rest ? page.after : null, most: page.most - due.length }
  const rest = await all(nothingDue(ctx, scope, chosen), from)
  return { places: [...due, ...rest.map((one) => ({ ...one, rest: true }))], looked: null }
}

const restMark = 'rest.'
const nextOf = ({ at, id, rest }: Place): string => (rest ? restMark : '') + cursorOf(at, id)
const readNext = (text: string | undefined) =>
  text?.startsWith(restMark) ? { after: readCursor(text.slice(restMark.length)), rest: true } : { after: readCursor(text), rest: false }

/**
 * Needs of a tab with a number or words, newest first. What few needs say is found by its index and then sorted; what many say is
 * soon found by going through the newest. What many only come near to (its pairs of signs are everywhere, the whole is not) would be
 * looked for in all of them: a page looks through so many and says where it stopped.
 */
async function searchWork(
  ctx: Ctx,
  actor: Actor,
  query: Query,
  words: Awaited<ReturnType<typeof askedWords>>,
  tabs: Tabs,
  scope: DutyScope,
  page: Page,
): Promise<Places> {
  if (words === null) return { places: [], looked: null }
  const { rows: some } = await sql<{ n: number }>`select count(*)::int as n from (${words.found}) as found`.execute(ctx.db)
  const few = (some[0]?.n ?? 0) <= mostFound
  const duties = dutiesOf(query, tabs)
  const filter = sql`${filterOf(query)} and ${words.said}`
  if (few) {
    const inUnit = query.unit ? sql`and n.unit_id = ${query.unit}` : sql``
    const on = query.floor ? sql`and ${onFloor(sql.ref('n.floor_id'), query.floor)}` : sql``
    const inTab = duties === null ? sql`${visibleAtDesk(actor)} ${inUnit}` : hasDuty(ctx.district, duties.scope, duties.window)
    const { rows } = await sql<Cursor>`select n.id, n.created_at as at from (${words.found}) as found join needs.need n on n.id = found.id
      where n.district_id = ${ctx.district} and ${inTab} ${on} ${filter} ${olderThan(page, 'n.created_at', 'n.id')}
      order by n.created_at desc, n.id desc limit ${page.most}`.execute(ctx.db)
    return { places: rows, looked: null }
  }
  if (duties !== null) {
    const places = await nextDuties(ctx, duties.scope, duties.window, { ...page, newest: true, filter: needOf(filter) })
    return { places, looked: null }
  }
  for (const most of [firstLook, mostLooked]) {
    const within = allNeeds(ctx, actor, scope, { filter: filterOf(query), floor: query.floor }, { after: page.after, most })
    const { rows } = await sql<Cursor & { hit: boolean; looked: number }>`with seen as materialized (${within}), hit as (
        select s.id, s.at from seen s cross join lateral (
          select from needs.need n where n.district_id = ${ctx.district} and n.id = s.id and ${words.said} offset 0) as there
        order by s.at desc, s.id desc limit ${page.most})
      select id, at, true as hit, 0 as looked from hit
      union all (select id, at, false, (select count(*)::int from seen) from seen order by at, id limit 1)`.execute(ctx.db)
    const places = rows.filter(({ hit }) => hit).toSorted(newestFirst)
    const end = rows.find(({ hit }) => !hit)
    if (places.length === page.most || !end || end.looked < most) return { places, looked: null }
    if (most === mostLooked) return { places, looked: end }
  }
  return { places: [], looked: null }
}
const newestFirst = (a: Cursor, b: Cursor): number => Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1)

/** The newest needs in sight that hold these words, `most` of them; telephones are not looked for. */
export async function findNeeds(ctx: Ctx, actor: Actor, q: string, most: number): Promise<string[]> {
  const scope = await dutyScope(ctx, actor, undefined)
  const words = await askedWords(ctx, q, { phones: false })
  const found = await searchWork(ctx, actor, { tab: 'all', limit: most, q }, words, tabsOf(scope, ctx.now()), scope, { after: null, most })
  return found.places.map(({ id }) => id)
}

/** What is chosen beside the tab, as a condition on `needs.need n`. */
const filterOf = ({ type, source, lead }: Query): Condition =>
  sql`${type ? sql`and n.type = ${type}` : sql``} ${source ? sql`and n.source = ${source}` : sql``} ${lead ? sql`and n.lead_body_id = ${lead}` : sql``}`

/** A condition on the need of a duty `i`. Asked duty by duty (`offset` keeps it so): as a join, the planner would rather read all needs. */
const needOf = (filter: Condition): Condition =>
  sql`and exists (select from needs.need n where n.district_id = i.district_id and n.id = i.need_id ${filter} offset 0)`

async function countTabs(ctx: Ctx, tabs: Tabs): Promise<Reply['counts']> {
  const n = (tab: DutyTab) => countDuties(ctx.district, tabs[tab].scope, tabs[tab].window, countTo + 1)
  const { rows } = await sql<Record<DutyTab, number>>`select ${n('mine')} as mine, ${n('soon')} as soon,
    ${n('overdue')} as overdue, ${n('callback')} as callback`.execute(ctx.db)
  const of = (found: number | undefined): BoundedCount => ({ count: Math.min(found ?? 0, countTo), more: (found ?? 0) > countTo })
  const row = rows[0]
  return { mine: of(row?.mine), soon: of(row?.soon), overdue: of(row?.overdue), callback: of(row?.callback) }
}
