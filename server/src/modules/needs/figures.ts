import type { Text } from '@liti/contract/common'
import type { DeadlineRule } from '@liti/contract/deadline'
import type { Figures, Rate } from '@liti/contract/needs'
import { clockText, gradeText, type ClockKind, type Grade } from '@liti/contract/needs-words'
import { amountText } from '@liti/contract/deadline-text'
import { sql } from 'kysely'
import { usedAmount } from '../../engines/calendar/index.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { readPauses, standsStill } from './clocks.ts'
import { rate, rateKindsInOrder, rowsOf } from './figure-base.ts'
import { fewest, figureScope, type FigureQuery, type FigureScope } from './figure-scope.ts'
import { ruleOf, timeRules } from './time-rules.ts'

const mostClocks = 20_000

/** 三率 with numerator and denominator, times as median and nine in ten, by month and by lead: all from the same rows. */
export async function getFigures(ctx: Ctx, actor: Actor, query: FigureQuery): Promise<Figures> {
  const scope = figureScope(ctx, actor, query)
  const year = figureScope(ctx, actor, {
    ...query,
    from: Temporal.PlainDate.from(scope.to).subtract({ months: 5 }).with({ day: 1 }).toString(),
    to: scope.to,
  })
  const met = await metClocks(ctx, scope)
  const [rates, months, byLead, imported, leftOut, names] = await Promise.all([
    ratesOf(ctx, scope),
    monthsOf(ctx, year),
    leadsOf(ctx, scope, answerDays(met)),
    importedTimes(ctx, scope),
    leftOutOf(ctx, scope),
    namesOf(ctx, query),
  ])
  return {
    scope: { ...names, from: scope.from, to: scope.to, asOf: scope.now.toString() },
    rates,
    times: [...timesOf(met), ...imported],
    months,
    byLead,
    leftOut,
  }
}

async function ratesOf(ctx: Ctx, scope: FigureScope): Promise<Rate[]> {
  return Promise.all(
    rateKindsInOrder.map(async (kind) => {
      const { rows } = await sql<{
        top: number
        bottom: number
      }>`select count(*) filter (where counts)::int as top, count(counts)::int as bottom from (${rowsOf(kind, scope)}) as r`.execute(ctx.db)
      return rate(kind, rows[0]?.top ?? 0, rows[0]?.bottom ?? 0)
    }),
  )
}

async function monthsOf(ctx: Ctx, scope: FigureScope): Promise<Figures['months']> {
  const found = new Map<string, Map<string, Rate>>()
  for (const kind of rateKindsInOrder) {
    const { rows } = await sql<{
      month: string
      top: number
      bottom: number
    }>`select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*) filter (where counts)::int as top, count(counts)::int as bottom
      from (${rowsOf(kind, scope)}) as r group by 1 order by 1`.execute(ctx.db)
    for (const row of rows) {
      if (!found.has(row.month)) found.set(row.month, new Map())
      found.get(row.month)?.set(kind, rate(kind, row.top, row.bottom))
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, rates]) => ({ month, rates: rateKindsInOrder.map((kind) => rates.get(kind) ?? rate(kind, 0, 0)) }))
}

async function leadsOf(ctx: Ctx, scope: FigureScope, medians: Map<string, number[]>): Promise<Figures['byLead']> {
  type Row = { id: string; name: string; name_en: string; top: number; bottom: number }
  const table = new Map<string, Figures['byLead'][number]>()
  for (const kind of rateKindsInOrder) {
    const { rows } =
      await sql<Row>`select b.id, b.short_name as name, b.name_en, count(*) filter (where counts)::int as top, count(counts)::int as bottom
      from (${rowsOf(kind, scope)}) as r join directory.body_face b on b.district_id = ${ctx.district} and b.id = r.lead_body_id group by 1, 2, 3`.execute(
        ctx.db,
      )
    for (const row of rows) {
      const line = table.get(row.id) ?? {
        bodyId: row.id,
        name: { zh: row.name, en: row.name_en || row.name },
        count: 0,
        rates: rateKindsInOrder.map((one) => rate(one, 0, 0)),
        answerMedian: null,
        overdue: 0,
      }
      line.rates = line.rates.map((one) => (one.kind === kind ? rate(kind, row.top, row.bottom) : one))
      line.count = Math.max(line.count, row.bottom)
      table.set(row.id, line)
    }
  }
  const late = await sql<{
    id: string
    overdue: number
  }>`select c.body_id as id, count(*)::int as overdue from needs.clock c join needs.need n on n.district_id = c.district_id and n.id = c.need_id
    where c.district_id = ${ctx.district} and c.cancelled_at is null and c.kind in ('answer', 'reply') and c.due_at >= ${scope.start} and c.due_at < ${scope.end} and coalesce(c.met_at, ${scope.now}) > c.due_at and (c.met_at is not null or not ${standsStill}) and ${scope.where} group by 1`.execute(
    ctx.db,
  )
  for (const row of late.rows) {
    const line = table.get(row.id)
    if (line) line.overdue = row.overdue
  }
  for (const [bodyId, used] of medians) {
    const line = table.get(bodyId)
    if (line && used.length >= fewest) line.answerMedian = round(quantile(used, 0.5))
  }
  return [...table.values()].sort((a, b) => b.count - a.count)
}

type MetClock = {
  kind: ClockKind
  body_id: string
  grade: Grade
  rule_id: string
  rule_version: number
  outside: boolean | null
  rule: DeadlineRule
  used: number
}

/** The clocks met in the period, with the time they used in the unit of their rule. */
async function metClocks(ctx: Ctx, scope: FigureScope): Promise<MetClock[]> {
  const rules = await timeRules(ctx)
  const { rows } = await sql<
    Omit<MetClock, 'rule' | 'used' | 'outside'> & { started_at: Temporal.Instant; met_at: Temporal.Instant; pauses: unknown }
  >`
    select c.kind, c.body_id, c.rule_id, c.rule_version, n.grade, c.started_at, c.met_at, c.pauses from needs.clock c join needs.need n on n.district_id = c.district_id and n.id = c.need_id
    where c.district_id = ${ctx.district} and c.kind in ('sign', 'contact', 'answer', 'reply') and c.cancelled_at is null and c.met_at >= ${scope.start} and c.met_at < ${scope.end} and ${scope.where}
    order by c.met_at desc limit ${mostClocks}`.execute(ctx.db)
  return rows.map(({ started_at, met_at, pauses, ...row }) => {
    const rule = ruleOf(rules, row.rule_id, row.rule_version)
    const used = usedAmount({
      rule,
      start: started_at,
      pauses: readPauses(pauses),
      now: scope.now,
      calendar: rules.calendar,
      metAt: met_at,
    })
    return { ...row, rule, used, outside: rules.byKey.get(`${row.rule_id}@${row.rule_version}`)?.outside ?? null }
  })
}

/** Working days each lead took to answer, ascending. */
function answerDays(met: MetClock[]): Map<string, number[]> {
  const answers = met.filter((one) => one.kind === 'answer' && one.rule.unit === 'working-days')
  return new Map(
    [...Map.groupBy(answers, (one) => one.body_id)].map(([id, group]) => [id, group.map((one) => one.used).sort((a, b) => a - b)]),
  )
}

/** Time used, by rule. */
function timesOf(met: MetClock[]): Figures['times'] {
  const groups = Map.groupBy(met, (row) => `${row.rule_id}@${row.rule_version}`)
  const lines = [...groups].map(([, group]): Figures['times'][number] => {
    const first = group[0]
    if (!first) throw new Error('empty group')
    const { rule } = first
    const used = group.map((row) => row.used).sort((a, b) => a - b)
    const perGrade = first.kind === 'answer'
    const name: Text = perGrade
      ? {
          zh: `${clockText[first.kind].zh}，${gradeText[first.grade].zh}`,
          en: `${clockText[first.kind].en}, ${gradeText[first.grade].en.toLowerCase()}`,
        }
      : first.outside
        ? { zh: `${clockText[first.kind].zh}，外地单位`, en: `${clockText[first.kind].en}, units elsewhere` }
        : clockText[first.kind]
    const amount = amountText(rule)
    return {
      kind: first.kind,
      grade: perGrade ? first.grade : null,
      name,
      rule: { zh: `要求 ${amount.zh}`, en: `rule: ${amount.en}` },
      count: used.length,
      unit: rule.unit === 'working-days' ? 'working-days' : rule.unit === 'days' ? 'days' : 'hours',
      limit: rule.amount,
      median: used.length >= fewest ? round(quantile(used, 0.5)) : null,
      p90: used.length >= 10 ? round(quantile(used, 0.9)) : null,
      max: used.length > 0 ? round(used.at(-1) ?? 0) : null,
    }
  })
  const order = ['sign', 'contact', 'answer', 'reply']
  return lines.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.limit - b.limit)
}

/** Answering times of imported history, in days from question to answer; rows whose times cannot be right are left out and named. */
async function importedTimes(ctx: Ctx, scope: FigureScope): Promise<Figures['times']> {
  const { rows } = await sql<{ n: number; median: number | null; p90: number | null; max: number | null }>`select count(*)::int as n,
      percentile_cont(0.5) within group (order by extract(epoch from n.answered_at - n.created_at) / 86400) as median,
      percentile_cont(0.9) within group (order by extract(epoch from n.answered_at - n.created_at) / 86400) as p90,
      max(extract(epoch from n.answered_at - n.created_at) / 86400)::float8 as max
    from needs.need n where n.import_source is not null and n.import_note is null and n.answered_at >= ${scope.start} and n.answered_at < ${scope.end} and ${scope.where}`.execute(
    ctx.db,
  )
  const row = rows[0]
  if (!row || row.n === 0) return []
  const few = row.n < fewest
  return [
    {
      kind: 'answer',
      grade: null,
      unit: 'days',
      limit: 15,
      count: row.n,
      name: { zh: '答复，导入的历史诉求', en: 'Answer, imported history' },
      rule: { zh: '按日历天算，没有时限规则', en: 'calendar days, no rule applied' },
      median: few ? null : round(row.median ?? 0),
      p90: row.n < 10 ? null : round(row.p90 ?? 0),
      max: round(row.max ?? 0),
    },
  ]
}

async function leftOutOf(ctx: Ctx, scope: FigureScope): Promise<Figures['leftOut']> {
  const { rows } = await sql<{ unreached: number; wrong: number }>`select
    (select count(*)::int from needs.verdict v join needs.need n on n.district_id = v.district_id and n.id = v.need_id where v.district_id = ${ctx.district} and not v.reached and v.at >= ${scope.start} and v.at < ${scope.end} and ${scope.where}) as unreached,
    (select count(*)::int from needs.need n where n.import_note is not null and n.created_at >= ${scope.start} and n.created_at < ${scope.end} and ${scope.where}) as wrong`.execute(
    ctx.db,
  )
  const found: Figures['leftOut'] = [
    {
      reason: { zh: '没联系上诉求人，不算解决，也不算没解决', en: 'Requester not reached: counted neither as solved nor as unsolved' },
      count: rows[0]?.unreached ?? 0,
    },
    {
      reason: {
        zh: '导入的时间有错（如办结早于提出），不进平均',
        en: 'Imported with impossible times (such as closed before opened): not averaged in',
      },
      count: rows[0]?.wrong ?? 0,
    },
  ]
  return found.filter((one) => one.count > 0)
}

async function namesOf(ctx: Ctx, query: FigureQuery): Promise<{ unit: Text | null; body: Text | null }> {
  const named = (row: { name: string | null; name_en: string | null } | undefined): Text | null =>
    row?.name ? { zh: row.name, en: row.name_en || row.name } : null
  const unit = query.unit
    ? await ctx.db
        .selectFrom('directory.unit_face')
        .select(['name', 'name_en'])
        .where('district_id', '=', ctx.district)
        .where('id', '=', query.unit)
        .executeTakeFirst()
    : undefined
  const body = query.body
    ? await ctx.db
        .selectFrom('directory.body_face')
        .select(['short_name as name', 'name_en'])
        .where('district_id', '=', ctx.district)
        .where('id', '=', query.body)
        .executeTakeFirst()
    : undefined
  return { unit: named(unit), body: named(body) }
}

/** Linear interpolation between neighbours, as PostgreSQL's percentile_cont does. */
export function quantile(sorted: number[], p: number): number {
  const at = (sorted.length - 1) * p
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

const round = (value: number): number => Math.round(value * 10) / 10
