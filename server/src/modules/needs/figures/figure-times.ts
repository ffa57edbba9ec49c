import type { Text } from '@liti/contract/common'
import { amountText } from '@liti/contract/deadline-text'
import type { Figures } from '@liti/contract/needs'
import { clockText, gradeText } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { fewest, tenth, type FigureScope } from './figure-scope.ts'
import { timeRules, type ClockRule, type TimeRules } from '../clocks/time-rules.ts'
import { officeDays, usedTime } from '../clocks/used-time.ts'

type Quantiles = { n: number; median: number; p90: number; max: number }
type Line = Quantiles & ({ rule_id: string; rule_version: number; body_id: null } | { rule_id: null; rule_version: null; body_id: string })

/** Time used by rule, and the working days each lead took to answer: median and nine in ten of all clocks met in the period. */
export type UsedTimes = { times: Figures['times']; answers: Map<string, Quantiles> }

export async function usedTimes(ctx: Ctx, scope: FigureScope): Promise<UsedTimes> {
  const rules = await timeRules(ctx)
  const { calendar } = rules
  const met = sql`c.district_id = ${scope.district} and c.kind in ('sign', 'contact', 'answer', 'reply') and c.cancelled_at is null
    and c.met_at is not null and c.met_at >= ${scope.start} and c.met_at < ${scope.end}`
  const first = await sql<{ at: Temporal.Instant | null }>`select min(c.started_at) as at from needs.clock c where ${met}`.execute(ctx.db)
  const began = first.rows[0]?.at
  if (!began) return { times: [], answers: new Map() }
  const days = officeDays(calendar, calendar.dayOf(began), Temporal.PlainDate.from(scope.to))
  const figures = sql`count(*)::int as n, percentile_cont(0.5) within group (order by used) as median,
    percentile_cont(0.9) within group (order by used) as p90, max(used) as max`
  const { rows } = await sql<Line>`
    with met as materialized (
      select c.kind, c.body_id, c.rule_id, c.rule_version, r.unit, ${usedTime(calendar)} as used
      from ${days} cross join needs.clock c
      join needs.clock_rule r on r.district_id = c.district_id and r.id = c.rule_id and r.version = c.rule_version
      join needs.need n on n.district_id = c.district_id and n.id = c.need_id
      where ${met} and ${scope.where} and ${scope.ledIn(sql`c.round`)}
    )
    select rule_id, rule_version, null::uuid as body_id, ${figures} from met group by rule_id, rule_version
    union all
    select null, null, body_id, ${figures} from met where kind = 'answer' and unit = 'working-days' group by body_id`.execute(ctx.db)
  return {
    times: timesOf(
      rules,
      rows.filter((row) => row.rule_id !== null),
    ),
    answers: new Map(rows.flatMap((row) => (row.body_id === null ? [] : [[row.body_id, row]]))),
  }
}

const order = ['sign', 'contact', 'answer', 'reply']

function timesOf(rules: TimeRules, lines: Extract<Line, { rule_id: string }>[]): Figures['times'] {
  const times = lines.map((line): Figures['times'][number] => {
    const found = rules.byKey.get(`${line.rule_id}@${line.rule_version}`)
    if (!found) throw new Error(`Clock rule ${line.rule_id} version ${line.rule_version} is gone`)
    const { rule, kind } = found
    const amount = amountText(rule)
    return {
      kind,
      grade: kind === 'answer' ? found.grade : null,
      name: nameOf(found),
      rule: { zh: `要求 ${amount.zh}`, en: `rule: ${amount.en}` },
      count: line.n,
      unit: rule.unit === 'working-days' ? 'working-days' : rule.unit.endsWith('days') ? 'days' : 'hours',
      limit: rule.amount,
      ...shown(line),
    }
  })
  return times.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.limit - b.limit)
}

/** A median from five cases on, nine in ten from ten. */
const shown = ({ n, median, p90, max }: Quantiles) => ({
  median: n >= fewest ? tenth(median) : null,
  p90: n >= 10 ? tenth(p90) : null,
  max: tenth(max),
})

function nameOf({ kind, grade, outside }: ClockRule): Text {
  const name = clockText[kind]
  if (kind === 'answer' && grade !== null)
    return { zh: `${name.zh}，${gradeText[grade].zh}`, en: `${name.en}, ${gradeText[grade].en.toLowerCase()}` }
  return outside ? { zh: `${name.zh}，外地单位`, en: `${name.en}, units elsewhere` } : name
}

/** Answering times of imported history, in days from question to answer; rows whose times cannot be right are left out and named. */
export async function importedTimes(ctx: Ctx, scope: FigureScope): Promise<Figures['times']> {
  const { rows } = await sql<Quantiles>`select count(*)::int as n,
      percentile_cont(0.5) within group (order by extract(epoch from n.answered_at - n.created_at) / 86400) as median,
      percentile_cont(0.9) within group (order by extract(epoch from n.answered_at - n.created_at) / 86400) as p90,
      max(extract(epoch from n.answered_at - n.created_at) / 86400)::float8 as max
    from needs.need n where n.import_source is not null and n.import_note is null and n.answered_at >= ${scope.start} and n.answered_at < ${scope.end} and ${scope.where} and ${scope.ledIn(sql`n.round`)}`.execute(
    ctx.db,
  )
  const row = rows[0]
  if (!row || row.n === 0) return []
  return [
    {
      kind: 'answer',
      grade: null,
      unit: 'days',
      limit: 15,
      count: row.n,
      name: { zh: '答复，导入的历史诉求', en: 'Answer, imported history' },
      rule: { zh: '按日历天算，没有时限规则', en: 'calendar days, no rule applied' },
      ...shown(row),
    },
  ]
}
