import { z } from 'zod'
import { Day, Instant, Text } from './common.ts'

/**
 * - `hours`: wall clock from the start
 * - `working-hours`: only office hours of working days
 * - `days`: calendar days; the day after the start day is day 1, due when the office closes on the last day
 * - `working-days`: the working day after the start day is day 1, due when the office closes on the last day
 * - `exact-days`: calendar days to the minute, as `days` once meant; no new rule uses it, clocks that began under it keep their date
 */
export const RuleUnit = z.enum(['hours', 'working-hours', 'days', 'working-days', 'exact-days'])
export type RuleUnit = z.infer<typeof RuleUnit>

/** A time limit as data. `text` says what it is for (一般诉求) without the amount; `source` where it is written (办理时限规则第 3 条). */
export const DeadlineRule = z
  .object({
    id: z.string(),
    version: z.number().int().positive(),
    /** The day this version came into force; read out as 2024 年 1 月版. */
    since: Day.nullable().default(null),
    amount: z.number().positive().max(9999),
    unit: RuleUnit,
    text: Text,
    /** Empty where nobody wrote one down. */
    source: Text,
    url: z.string().nullable().default(null),
  })
  .refine((rule) => Number.isInteger(rule.amount) || rule.unit === 'hours' || rule.unit === 'working-hours', {
    error: 'days come whole',
    path: ['amount'],
  })
export type DeadlineRule = z.infer<typeof DeadlineRule>

/** Where a clock stands; computed whenever it is read, never stored. */
export const Standing = z.enum(['met', 'met-late', 'running', 'soon', 'overdue', 'long-overdue'])
export type Standing = z.infer<typeof Standing>

export const DeadlineStep = z.object({
  kind: z.enum(['start', 'rule', 'skipped', 'make-up', 'pause', 'due']),
  title: Text,
  detail: Text.nullable(),
  /** What the step does to the count, shown at the right: 不算 6 天. */
  aside: Text.nullable(),
  /** The calendar days it is about. */
  days: z.array(Day),
})
export type DeadlineStep = z.infer<typeof DeadlineStep>

/** One day of the grid. `past` (before the start) and `after` (the due day) lie outside the time limit; `n` numbers the counted days where the unit is days. */
export const CalendarCell = z.object({
  day: Day,
  kind: z.enum(['past', 'start', 'on', 'off', 'stop', 'end', 'after']),
  n: z.number().int().nullable(),
  /** `27`, and `5/1` for the start, the first day of a month and the first day after a gap. */
  head: z.string(),
  label: Text.nullable(),
  makeUp: z.boolean(),
  today: z.boolean(),
})
export type CalendarCell = z.infer<typeof CalendarCell>

export const DeadlineWarning = z.object({ code: z.literal('missing-year'), year: z.number().int(), text: Text })
export type DeadlineWarning = z.infer<typeof DeadlineWarning>

/** One deadline with everything that explains it; texts are ready to show. */
export const DeadlineView = z.object({
  rule: DeadlineRule,
  start: Instant,
  due: Instant,
  /** The due time had there been no pauses. */
  withoutPauses: Instant,
  /** `paused`: the clock stands still, and `due` is what it would be if it went on now. */
  state: z.enum(['running', 'paused']),
  answer: Text,
  summary: Text,
  steps: z.array(DeadlineStep),
  /** Whole weeks, Monday first. */
  days: z.array(CalendarCell),
  /** The grid in words, for those who do not see it. */
  grid: Text,
  /** Which day it is of how many; null where the unit is hours. */
  dayOf: z.object({ n: z.number().int(), total: z.number().int() }).nullable(),
  warnings: z.array(DeadlineWarning),
  note: Text.nullable(),
})
export type DeadlineView = z.infer<typeof DeadlineView>
