import { z } from 'zod'
import { Id, Instant, page, PageQuery, Rating, Solved, Text } from '../common.ts'
import { read } from '../kit.ts'
import { LookDay } from '../plausible.ts'
import { clockKinds, grades } from '../needs-words.ts'

export const rateKinds = ['response', 'resolution', 'satisfaction'] as const
/** A rate with its base; `percent` is null under five cases (太少，不计算). */
export const Rate = z.object({
  kind: z.enum(rateKinds),
  top: z.number().int(),
  bottom: z.number().int(),
  percent: z.number().nullable(),
  counts: Text,
  base: Text,
})
export type Rate = z.infer<typeof Rate>
export const TimeFigure = z.object({
  kind: z.enum(clockKinds),
  grade: z.enum(grades).nullable(),
  name: Text,
  rule: Text,
  count: z.number().int(),
  unit: z.enum(['hours', 'working-days', 'days']),
  limit: z.number(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  max: z.number().nullable(),
})
const FigureQuery = z.object({
  unit: Id.optional(),
  /** One tower; `none`: what names none in a unit of several. */
  building: z.union([Id, z.literal('none')]).optional(),
  body: Id.optional(),
  from: LookDay.optional(),
  to: LookDay.optional(),
})
export const Figures = z.object({
  scope: z.object({
    unit: Text.nullable(),
    building: Text.nullable(),
    body: Text.nullable(),
    /** The towers of the chosen unit, where it has several. */
    towers: z.array(z.object({ id: Id, name: Text })),
    from: z.iso.date(),
    to: z.iso.date(),
    asOf: Instant,
  }),
  rates: z.array(Rate),
  times: z.array(TimeFigure),
  months: z.array(z.object({ month: z.string(), rates: z.array(Rate) })),
  byLead: z.array(
    z.object({
      bodyId: Id,
      name: Text,
      count: z.number().int(),
      rates: z.array(Rate),
      answerMedian: z.number().nullable(),
      overdue: z.number().int(),
    }),
  ),
  /** By building, in the order of their names; `buildingId` is null for needs that name no tower of a unit with several. */
  byBuilding: z.array(z.object({ unitId: Id, buildingId: Id.nullable(), name: Text, count: z.number().int(), rates: z.array(Rate) })),
  /** Rows left out, and why: never averaged in silently. */
  leftOut: z.array(z.object({ reason: Text, count: z.number().int() })),
})
export type Figures = z.infer<typeof Figures>
export const getFigures = read('/api/desk/figures', { summary: '诉求办得怎么样', access: 'staff', query: FigureQuery, reply: Figures })

export const FigureRow = z.object({
  needId: Id,
  /** Each time it is handled is a row of its own. */
  round: z.number().int(),
  number: z.string(),
  title: z.string(),
  who: Text,
  building: Text,
  lead: Text,
  said: z.string(),
  solved: Solved.nullable(),
  rating: Rating.nullable(),
  counts: z.boolean(),
  answeredAt: Instant.nullable(),
  askedAt: Instant.nullable(),
  tag: Text,
})
export const listFigureRows = read('/api/desk/figures/rows', {
  summary: '数字背后的每一件',
  access: 'staff',
  query: FigureQuery.extend({ rate: z.enum(rateKinds), part: z.enum(['yes', 'no', 'all', 'left-out']).default('no'), ...PageQuery.shape }),
  reply: page(FigureRow).extend({ rate: Rate, definition: z.array(z.object({ term: Text, text: Text })) }),
})
export const exportFigures = read('/api/desk/figures/export', {
  summary: '导出这些诉求',
  access: 'staff',
  kind: 'download',
  query: FigureQuery.extend({ rate: z.enum(rateKinds).optional() }),
  reply: z.unknown(),
})
