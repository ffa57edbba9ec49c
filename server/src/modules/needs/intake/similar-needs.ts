import type { In, Out } from '@liti/contract/kit'
import type { countSimilar as publicRoute, listSimilar as deskRoute } from '@liti/contract/needs'
import type { NeedState } from '@liti/contract/needs-words'
import { narrow } from '@liti/contract/typed'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { visibleAtDesk } from '../rules/relations.ts'
import { sight } from '../record/sight.ts'
import { requesterWords } from '../views/view-parts.ts'
import { workRows } from '../views/work-row.ts'

const days = 90
const mostRead = 300
const mostShown = 5
const mostLatest = 3
const countTo = 99
const underWay = ['submitted', 'accepted', 'dispatched', 'signed', 'handling'] as const

/** So many shared pairs make two needs alike; of the same category fewer do. */
const alike = 4
const alikeInCategory = 1

type Candidate = { id: string; sameCategory: boolean; pairs: string[] }

/**
 * Open needs like one that is being written: of the same building within ninety days, by category and shared words. Of what nearly
 * all say (请, 公司, 没有) nothing follows: pairs that more than a third of many needs have do not count.
 */
export async function listSimilar(
  ctx: Ctx,
  actor: Actor,
  { unit, category, text }: Out<(typeof deskRoute)['query']>,
): Promise<In<(typeof deskRoute)['reply']>> {
  const { rows } = await sql<Candidate>`with asked as (
      select array(select pair from unnest(kernel.pairs_of(kernel.folded(${text}))) as pair where pair ~ '^[[:alnum:]]{2}$') as pairs
    ), n as materialized (
      select n.* from needs.need n where n.district_id = ${ctx.district} and n.unit_id = ${unit} and n.state = any(${[...underWay]})
        and n.created_at > ${ctx.now().subtract({ hours: 24 * days })} and ${visibleAtDesk(actor)}
      order by n.created_at desc, n.id desc limit ${mostRead}
    )
    select n.id, coalesce(n.category_code = ${category ?? null}, false) as "sameCategory",
      array(select unnest(asked.pairs) intersect select unnest(tsvector_to_array(n.words))) as pairs
    from n cross join asked order by n.created_at desc, n.id desc`.execute(ctx.db)
  const everywhere = tooCommon(rows)
  const counted = rows.map((row) => ({ ...row, pairs: row.pairs.filter((pair) => !everywhere.has(pair)) }))
  const found = counted
    .filter((row) => row.pairs.length >= (row.sameCategory ? alikeInCategory : alike))
    .toSorted((a, b) => score(b) - score(a))
    .slice(0, mostShown)
  const shown = await workRows(
    sight(ctx),
    found.map(({ id }) => id),
  )
  return {
    items: shown.map(({ id, number, title, who, stateText, tone, at }) => {
      const { sameCategory = false, pairs = [] } = found.find((one) => one.id === id) ?? {}
      return { id, number, title, who, stateText, tone, at, sameCategory, shared: runsOf(text, new Set(pairs)) }
    }),
  }
}

const score = ({ pairs, sameCategory }: Candidate): number => pairs.length + (sameCategory ? alike : 0)

function tooCommon(rows: Candidate[]): Set<string> {
  if (rows.length < 10) return new Set()
  const times = new Map<string, number>()
  for (const { pairs } of rows) for (const pair of pairs) times.set(pair, (times.get(pair) ?? 0) + 1)
  return new Set([...times].filter(([, count]) => count > rows.length / 3).map(([pair]) => pair))
}

/** The pieces of a text that lie in these pairs, three of them, the longest first: 早高峰, 等电梯. */
export function runsOf(text: string, pairs: ReadonlySet<string>): string[] {
  const runs: string[] = []
  let run = ''
  for (const sign of narrow(text).toLowerCase().replaceAll(/\s/g, '')) {
    const before = Array.from(run).at(-1)
    if (before !== undefined && pairs.has(before + sign)) run += sign
    else {
      runs.push(run)
      run = sign
    }
  }
  return [...new Set([...runs, run])]
    .filter((one) => Array.from(one).length > 1)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 3)
}

/** What of a building everybody in it shares. Of all else (wages, the law, a firm's own affairs) even a number would tell of somebody. */
const sharedThings = ['facility', 'parking']
const isShared = (category: string): boolean => sharedThings.some((one) => category === one || category.startsWith(`${one}.`))

/** For whoever is about to ask: how many of the category are under way in the building, and of the latest since when and how far. */
export async function countSimilar(
  ctx: Ctx,
  { unit, category }: Out<(typeof publicRoute)['query']>,
): Promise<In<(typeof publicRoute)['reply']>> {
  if (!isShared(category)) return { open: { count: 0, more: false }, latest: [] }
  const { rows } = await sql<{ at: Temporal.Instant; state: NeedState }>`
    select n.created_at as at, n.state from needs.need n
    where n.district_id = ${ctx.district} and n.unit_id = ${unit} and n.category_code = ${category} and n.state = any(${[...underWay]})
      and n.type not in ('complaint', 'report') and not n.hidden and n.source <> 'import' and n.created_at > ${ctx.now().subtract({ hours: 24 * days })}
    order by n.created_at desc, n.id desc limit ${countTo + 1}`.execute(ctx.db)
  return {
    open: { count: Math.min(rows.length, countTo), more: rows.length > countTo },
    latest: rows.slice(0, mostLatest).map((row) => ({ at: row.at.toString(), stateText: requesterWords(row, []) })),
  }
}
