import { rateKinds, type Figures, type Rate } from '@liti/contract/needs'
import { sql } from 'kysely'
import { named } from '../../../kernel/named.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { standsStill } from '../clocks/clocks.ts'
import { rate, rowsOf, type RateKind } from './figure-base.ts'
import { fewest, placeColumns, placeText, tenth, type FigureScope } from './figure-scope.ts'
import type { UsedTimes } from './figure-times.ts'

type Sums = { top: number; bottom: number }
type Group = Sums & { kind: RateKind; unit_id: string; building_id: string | null; lead_body_id: string | null }
const sums = sql`count(*) filter (where counts)::int as top, count(counts)::int as bottom`

/** The rows of each rate summed by where they belong: read once, every table is made of these. */
export async function groupsOf(ctx: Ctx, scope: FigureScope): Promise<Group[]> {
  const found = rateKinds.map(async (kind) => {
    const { rows } = await sql<Omit<Group, 'kind'>>`select unit_id, building_id, lead_body_id, ${sums}
      from (${rowsOf(kind, scope)}) as r group by 1, 2, 3`.execute(ctx.db)
    return rows.map((row) => ({ ...row, kind }))
  })
  return (await Promise.all(found)).flat()
}

/** The three rates of some groups, and how many cases the largest of them has. */
export const ratesOf = (groups: readonly Group[]): Rate[] =>
  rateKinds.map((kind) => {
    const own = groups.filter((group) => group.kind === kind)
    const sum = (of: keyof Sums) => own.reduce((all, group) => all + group[of], 0)
    return rate(kind, sum('top'), sum('bottom'))
  })
const countOf = (rates: readonly Rate[]): number => Math.max(...rates.map(({ bottom }) => bottom))

export async function monthsOf(ctx: Ctx, scope: FigureScope): Promise<Figures['months']> {
  const months = new Map<string, Rate[]>()
  for (const kind of rateKinds) {
    const { rows } = await sql<Sums & { month: string }>`select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, ${sums}
      from (${rowsOf(kind, scope)}) as r group by 1 order by 1`.execute(ctx.db)
    for (const row of rows) {
      const one = rate(kind, row.top, row.bottom)
      months.set(
        row.month,
        (months.get(row.month) ?? ratesOf([])).map((former) => (former.kind === kind ? one : former)),
      )
    }
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, rates]) => ({ month, rates }))
}

export async function leadsOf(ctx: Ctx, scope: FigureScope, groups: Group[], answers: UsedTimes['answers']): Promise<Figures['byLead']> {
  const byLead = Map.groupBy(groups, (group) => group.lead_body_id)
  const late = await sql<{
    id: string
    overdue: number
    leads: boolean
  }>`select c.body_id as id, count(*)::int as overdue, bool_or(c.kind = 'answer') as leads
    from needs.clock c join needs.need n on n.district_id = c.district_id and n.id = c.need_id
    where c.district_id = ${ctx.district} and c.cancelled_at is null and c.kind in ('answer', 'reply', 'promise') and c.due_at >= ${scope.start} and c.due_at < ${scope.end}
      and coalesce(c.met_at, ${scope.now}) > c.due_at and (c.met_at is not null or not ${standsStill}) and ${scope.where} and ${scope.ledIn(sql`c.round`)} group by 1`.execute(
    ctx.db,
  )
  // an answer may be late long after the calls of its need, and before any rating
  const ids = new Set([...byLead.keys(), ...late.rows.flatMap(({ id, leads }) => (leads ? [id] : []))])
  const names = await sql<{ id: string; name: string; name_en: string }>`select id, short_name as name, name_en from directory.body_face
    where district_id = ${ctx.district} and id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  const overdue = new Map(late.rows.map((row) => [row.id, row.overdue]))
  const lines = names.rows.map(({ id, name, name_en }) => {
    const rates = ratesOf(byLead.get(id) ?? [])
    const used = answers.get(id)
    return {
      bodyId: id,
      name: named(name, name_en),
      count: countOf(rates),
      rates,
      answerMedian: used && used.n >= fewest ? tenth(used.median) : null,
      overdue: overdue.get(id) ?? 0,
    }
  })
  return lines.sort((a, b) => b.count - a.count)
}

/** The three rates of each building; a unit with several towers has a line for what names none of them. */
export async function buildingsOf(ctx: Ctx, groups: Group[]): Promise<Figures['byBuilding']> {
  const places = Map.groupBy(groups, (group) => `${group.unit_id} ${group.building_id ?? ''}`)
  const units = [...new Set(groups.map((group) => group.unit_id))]
  const { rows } = await sql<Parameters<typeof placeText>[0] & { unit_id: string; building_id: string | null }>`
    select u.id as unit_id, t.id as building_id, ${placeColumns} from directory.unit_face u
    cross join lateral (select id, name, name_en from directory.building_face where district_id = u.district_id and unit_id = u.id
      union all select null, null, null) as t
    where u.district_id = ${ctx.district} and u.id = any(${units}::uuid[]) order by u.name, t.name nulls last`.execute(ctx.db)
  return rows.flatMap((row) => {
    const own = places.get(`${row.unit_id} ${row.building_id ?? ''}`)
    if (!own) return []
    const rates = ratesOf(own)
    return [{ unitId: row.unit_id, buildingId: row.building_id, name: placeText(row), count: countOf(rates), rates }]
  })
}
