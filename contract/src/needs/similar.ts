import { z } from 'zod'
import { BoundedCount, Id, Instant, Text } from '../common.ts'
import { read } from '../kit.ts'
import { WorkRow } from './work.ts'

/** Needs that are open and like one that is being written down: of the same building, by category and words. */
export const listSimilar = read('/api/desk/similar', {
  summary: '像的、还没办完的诉求',
  access: 'staff',
  query: z.object({ unit: Id, category: z.string().max(40).optional(), text: z.string().max(200).default('') }),
  reply: z.object({
    items: z.array(
      WorkRow.pick({ id: true, number: true, title: true, who: true, stateText: true, tone: true, at: true }).extend({
        sameCategory: z.boolean(),
        /** What both say, the longest first. */
        shared: z.array(z.string()),
      }),
    ),
  }),
})

/** What anybody may know of them: how many of the category are under way in the building, since when and how far. Never a word of one. */
export const countSimilar = read('/api/needs/similar', {
  summary: '这栋楼同一类正在办的有几件',
  access: 'anyone',
  query: z.object({ unit: Id, category: z.string().max(40) }),
  reply: z.object({ open: BoundedCount, latest: z.array(z.object({ stateText: Text, at: Instant })) }),
})
