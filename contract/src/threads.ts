import { z } from 'zod'
import { Id, Instant, RecordKind, Text } from './common.ts'
import { read } from './kit.ts'

/** One record of a thread: date, owner, state and one line. `column` is the module it belongs to. */
export const ThreadNode = z.object({
  kind: z.string(),
  id: Id,
  column: Text,
  title: Text,
  state: Text,
  tone: z.enum(['done', 'now', 'todo', 'over']),
  owner: Text,
  at: Instant.nullable(),
  /** When something last happened to it. */
  last: Instant.nullable(),
  line: Text,
  url: z.string().nullable(),
  facts: z.array(z.object({ term: Text, text: Text })),
})
export type ThreadNode = z.infer<typeof ThreadNode>
/** The whole thread, in the order of time; what is still to come stands last. */
export const ThreadView = z.object({
  title: Text,
  current: z.object({ kind: z.string(), id: Id }),
  nodes: z.array(ThreadNode),
  links: z.array(z.object({ from: Id, to: Id, relation: Text, done: z.boolean() })),
  sums: z.array(z.object({ value: z.string(), means: Text })),
  /** Records of the thread the reader may not see; the drawing says how many. */
  hidden: z.number().int(),
  /** The thread is longer than what is shown. */
  more: z.boolean(),
})
export type ThreadView = z.infer<typeof ThreadView>

export const getThread = read('/api/threads/:kind/:id', {
  summary: '来龙去脉：一条记录所在的整条线',
  access: 'person',
  params: z.object({ kind: RecordKind, id: Id }),
  reply: ThreadView,
})
