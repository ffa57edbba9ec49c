import { z } from 'zod'
import { BoundedCount, Id, Text } from '../common.ts'
import { read } from '../kit.ts'
import { TrackView } from './follow.ts'

export const searchKinds = ['needs', 'organisations', 'rooms', 'people', 'bodies', 'units'] as const

export const SearchHit = z.object({
  /** One hit of its group. */
  id: z.string(),
  title: Text,
  note: Text,
  tag: z.object({ text: Text, tone: TrackView.shape.tone }).nullable(),
  /** The page it leads to, and whose: an id, or the slug of a unit. */
  page: z.enum(['need', 'organisation', 'body', 'unit']),
  of: z.string(),
  buildingId: Id.optional(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const searchDesk = read('/api/desk/search', {
  summary: '在看得到的里找：诉求、单位、房间、人、机构、楼',
  access: 'staff',
  /** `kind`: more of one kind. */
  query: z.object({ q: z.string().trim().min(1).max(60), kind: z.enum(searchKinds).optional() }),
  reply: z.object({
    groups: z.array(z.object({ kind: z.enum(searchKinds), count: BoundedCount, hits: z.array(SearchHit) })),
  }),
})
