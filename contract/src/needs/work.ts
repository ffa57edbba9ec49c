import { z } from 'zod'
import { BoundedCount, Id, Instant, page, PageQuery, Rating, Solved, Text } from '../common.ts'
import { read } from '../kit.ts'
import { needStates, needTypes, sources } from '../needs-words.ts'
import { ClockView } from './clocks.ts'
import { TrackView } from './follow.ts'

export const workTabs = ['mine', 'soon', 'overdue', 'callback', 'all'] as const
export const workSorts = ['due', 'newest'] as const
export const WorkRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  who: Text, // 颐家安宁，1203 室
  type: z.enum(needTypes),
  state: z.enum(needStates),
  stateText: Text,
  tone: TrackView.shape.tone,
  body: Text, // whose turn it is
  clock: ClockView.nullable(),
  at: Instant,
  /** How it came out, once closed: null where the requester was not reached. */
  solved: Solved.nullable(),
  rating: Rating.nullable(),
})
export type WorkRow = z.infer<typeof WorkRow>

export const listWork = read('/api/desk/work', {
  summary: '工作清单',
  access: 'staff',
  query: PageQuery.extend({
    tab: z.enum(workTabs).default('mine'),
    unit: Id.optional(),
    type: z.enum(needTypes).optional(),
    source: z.enum(sources).optional(),
    /** Led by this unit. */
    lead: Id.optional(),
    /** On this floor of a building, or on none: common parts, outside, or nobody said where. */
    floor: z.union([Id, z.literal('none')]).optional(),
    /** Only what is past its time. */
    overdue: z.literal('1').optional(),
    /** First due first, and of everything then what nothing is due on, newest first. What is looked for by words comes newest first. */
    sort: z.enum(workSorts).optional(),
    q: z.string().trim().max(60).optional(),
  }),
  reply: page(WorkRow).extend({
    counts: z.object({ mine: BoundedCount, soon: BoundedCount, overdue: BoundedCount, callback: BoundedCount }),
    /** Words that many needs come near to: older needs than those looked through are looked through with the next page. */
    older: z.boolean(),
  }),
})

/** Floors with open needs the reader may see, by building and upwards; `floor`: the chosen one, named even when nothing is open there. */
export const listWorkFloors = read('/api/desk/work/floors', {
  summary: '有诉求在办的楼层',
  access: 'staff',
  query: z.object({ unit: Id.optional(), floor: Id.optional() }),
  reply: z.object({
    floors: z.array(z.object({ floorId: Id, label: z.string(), buildingId: Id, building: Text })),
    /** Some open needs stand on no floor. */
    elsewhere: z.boolean(),
  }),
})

/** Everything late under the reader's eyes, the latest first, by body. */
export const listOverdue = read('/api/desk/overdue', {
  summary: '超时看板',
  access: 'staff',
  /** `body`: only what is late at one body; `byBody` stays whole, so that one can go from body to body. */
  query: PageQuery.extend({ unit: Id.optional(), body: Id.optional() }),
  reply: page(WorkRow.extend({ unit: Text })).extend({ byBody: z.array(z.object({ bodyId: Id, name: Text, overdue: BoundedCount })) }),
})

/** What a firm asked for, as far as the reader sees it; never what it asked for unnamed. */
export const listOrganisationNeeds = read('/api/desk/organisations/:organisationId/needs', {
  summary: '一家单位的诉求',
  access: 'staff',
  params: z.object({ organisationId: Id }),
  query: PageQuery,
  reply: page(WorkRow).extend({ year: BoundedCount }),
})
