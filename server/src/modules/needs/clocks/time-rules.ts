import type { Text } from '@liti/contract/common'
import type { DeadlineRule } from '@liti/contract/deadline'
import type { ClockKind, Grade } from '@liti/contract/needs-words'
import { holidayCalendar, type HolidayCalendar } from '../../../engines/calendar/holiday-calendar.ts'
import type { Ctx } from '../../../kernel/context.ts'

export type ClockRule = { rule: DeadlineRule; kind: ClockKind; grade: Grade | null; outside: boolean | null; from: string }
export type TimeRules = { calendar: HolidayCalendar; rules: ClockRule[]; byKey: Map<string, ClockRule> }

const kept = new WeakMap<Ctx['db'], { at: number; rules: Promise<TimeRules> }>()
/** As long as another process may still go by the rules and the calendar of before a change. */
export const freshMs = 30_000

/**
 * The district's holiday calendar and clock rules; read at most twice a minute.
 * @param through a command's own connection: waiting for a second one while holding the first, all of them could wait for ever
 */
export function timeRules(ctx: Ctx, through: Ctx['db'] = ctx.db): Promise<TimeRules> {
  const known = kept.get(ctx.db)
  if (known && Date.now() - known.at < freshMs) return known.rules
  const rules = loadTimeRules(ctx.district, through)
  kept.set(ctx.db, { at: Date.now(), rules })
  rules.catch(() => kept.delete(ctx.db))
  return rules
}

/** After an import of holidays or rules. */
export const forgetTimeRules = (ctx: Ctx): boolean => kept.delete(ctx.db)

/** The same as they are at this moment: inside the command that changes them. */
export async function loadTimeRules(district: number, db: Ctx['db']): Promise<TimeRules> {
  const days = await db.selectFrom('calendar.special_day').select(['day', 'name', 'off']).where('district_id', '=', district).execute()
  const years = await db.selectFrom('calendar.known_year').select('year').where('district_id', '=', district).execute()
  const rows = await db
    .selectFrom('needs.clock_rule')
    .selectAll()
    .where('district_id', '=', district)
    .orderBy('id')
    .orderBy('version')
    .execute()
  const rules = rows.map((row): ClockRule => ({
    kind: row.kind as ClockKind,
    grade: row.grade as Grade | null,
    outside: row.outside,
    from: row.from_day,
    rule: {
      id: row.id,
      version: row.version,
      since: row.from_day,
      amount: row.amount,
      unit: row.unit as DeadlineRule['unit'],
      text: { zh: row.name, en: row.name_en },
      source: sourceText(row.source),
      url: `/rules#${row.id}`,
    },
  }))
  return {
    calendar: holidayCalendar({ rows: days, years: years.map((row) => row.year) }),
    rules,
    byKey: new Map(rules.map((one) => [`${one.rule.id}@${one.rule.version}`, one])),
  }
}

/** 办理时限规则第 3 条 · Rules on time limits, article 3; what is written otherwise stays as it is. */
const sourceText = (zh: string): Text => ({ zh, en: zh.replace(/^办理时限规则第 (\d+) 条$/, 'Rules on time limits, article $1') })

/**
 * The rule a new clock starts under: of those in force on the day, the one that fits most closely
 * (its grade and side named, not left open), newest version first.
 */
export function ruleFor(rules: TimeRules, kind: ClockKind, day: string, grade: Grade, outside = false): ClockRule {
  const fits = rules.rules.filter(
    (one) =>
      one.kind === kind &&
      one.from <= day &&
      (one.grade === null || one.grade === grade) &&
      (one.outside === null || one.outside === outside),
  )
  const best = fits.sort((a, b) => closeness(b) - closeness(a) || b.rule.version - a.rule.version)[0]
  if (!best) throw new Error(`No clock rule for ${kind} (${grade}) on ${day}`)
  return best
}

const closeness = (one: ClockRule): number => Number(one.grade !== null) + Number(one.outside !== null)

/** The rule a clock was started under, in the version it keeps. Throws where it is gone: rules are never deleted. */
export function ruleOf(rules: TimeRules, id: string, version: number): DeadlineRule {
  const found = rules.byKey.get(`${id}@${version}`)
  if (!found) throw new Error(`Clock rule ${id} version ${version} is gone`)
  return found.rule
}
