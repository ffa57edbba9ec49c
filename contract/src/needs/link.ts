import { z } from 'zod'
import { Can, Day, FileRef, Id, Instant, Text } from '../common.ts'
import { act, read } from '../kit.ts'
import { assignmentStates, replyOutcomes, returnReasons } from '../needs-words.ts'
import { PartReply } from './assignment-steps.ts'
import { said, words } from './fields.ts'
import { ClockView } from './clocks.ts'
import { TimelineEntry } from './follow.ts'

const linkParams = z.object({ token: z.string().min(20).max(400) })
const Doors = z.array(z.object({ name: Text, place: z.string(), phone: z.string(), hours: Text }))

export const LinkView = z.object({
  needNumber: z.string(),
  title: z.string(),
  text: z.string(),
  wanted: z.string(),
  unit: Text,
  lead: Text,
  /** Who sends it, and what to check it against. */
  sender: z.object({
    from: Text,
    district: z.string(),
    building: Text,
    phones: z.array(z.object({ name: Text, phone: z.string() })),
    site: z.string(),
  }),
  /** Where to ask about it: the lead, then the building's workstation. */
  doors: Doors,
  body: Text,
  region: z.string(),
  position: z.number().int(),
  ask: z.array(z.string()),
  state: z.enum(assignmentStates),
  outcome: z.enum(replyOutcomes).nullable(),
  reply: z.string().nullable(),
  /** The day the unit named itself. */
  promisedDay: Day.nullable(),
  /** What the lead found missing in the reply it sent back. */
  missing: z.string().nullable(),
  clock: ClockView.nullable(),
  promise: z.object({ title: Text, detail: Text, tone: z.enum(['running', 'neutral', 'over', 'done']) }),
  files: z.array(FileRef),
  ownFiles: z.array(FileRef),
  questions: z.array(
    z.object({ id: Id, text: z.string(), askedAt: Instant, answer: z.string().nullable(), answeredAt: Instant.nullable() }),
  ),
  timeline: z.array(TimelineEntry),
  sees: z.array(z.object({ yes: z.boolean(), text: Text })),
  expiresAt: Instant,
  can: z.object({ sign: Can, ask: Can, reply: Can, correct: Can, return: Can, attach: Can }),
})
export type LinkView = z.infer<typeof LinkView>
/** Reading is no opening: mail scanners and link previews read too. */
export const getLink = read('/api/link/:token', { summary: '协办链接', access: 'link', params: linkParams, reply: LinkView })
/** A link that opens nothing to do any more: whom to call, and what its unit said; `said` null: it was withdrawn. */
export const EndedLink = z.object({
  needNumber: z.string(),
  doors: Doors,
  said: z
    .object({
      title: z.string(),
      body: Text,
      outcome: z.enum(replyOutcomes).nullable(),
      reply: z.string().nullable(),
      at: Instant.nullable(),
    })
    .nullable(),
})
export type EndedLink = z.infer<typeof EndedLink>
export const endedLink = read('/api/link/:token/ended', {
  summary: '办完或失效的协办链接：自己的回复和电话',
  access: 'link',
  params: linkParams,
  reply: EndedLink,
})
/** A person is at the page: they touched it, typed, or scrolled. */
export const openLink = act('/api/link/:token/open', {
  summary: '有人打开了链接',
  access: 'link',
  params: linkParams,
  reply: z.object({}),
  perMinute: 30,
})
const linkAct = <B extends z.ZodType>(path: string, summary: string, body: B) =>
  act(`/api/link/:token/${path}`, { summary, access: 'link', params: linkParams, body, reply: LinkView, perMinute: 30 })
export const signByLink = linkAct('sign', '签收这件协办', z.object({ office: words(40).default('') }))
export const askByLink = linkAct('questions', '先问一件事', z.object({ text: said(500) }))
export const replyByLink = linkAct('reply', '回复牵头单位', PartReply)
export const correctByLink = linkAct('reply/correct', '更正回复', PartReply)
export const returnByLink = linkAct('return', '不归我们办，退回', z.object({ reason: z.enum(returnReasons), basis: said(500) }))
export const attachByLink = act('/api/link/:token/files', {
  summary: '附文件',
  access: 'link',
  kind: 'upload',
  perMinute: 20,
  params: linkParams,
  reply: z.object({ file: FileRef }),
})
