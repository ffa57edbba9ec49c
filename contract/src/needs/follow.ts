import { z } from 'zod'
import { Can, Day, FileRef, Id, Instant, page, PageQuery, Rating, Solved, Text } from '../common.ts'
import { idOf } from '../ids.ts'
import { act, read } from '../kit.ts'
import { assignmentStates, needStates, needTypes, objectionKinds, objectionOutcomes, replyOutcomes } from '../needs-words.ts'
import { needParams, said, words } from './fields.ts'
import { ClockView } from './clocks.ts'

export const TimelineEntry = z.object({
  id: Id.nullable(),
  tone: z.enum(['todo', 'now', 'over', 'done']),
  text: Text,
  detail: Text.nullable(),
  /** What somebody wrote, in their own words and language. */
  note: z.string(),
  at: Instant.nullable(),
  by: Text,
  files: z.array(FileRef),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const PartView = z.object({
  assignmentId: Id,
  body: Text,
  region: z.string(),
  role: z.enum(['lead', 'co']),
  state: z.enum(assignmentStates),
  outcome: z.enum(replyOutcomes).nullable(),
  promisedDay: Day.nullable(),
  clock: ClockView.nullable(),
  line: Text,
})

/** The one answer of a round, from its lead, made of the parts of all units. */
const Answer = z.object({
  round: z.number().int(),
  text: z.string(),
  by: Text,
  at: Instant,
  /** What each unit said in its own words, where the answer does not say it already. */
  parts: z.array(z.object({ body: Text, outcome: z.enum(replyOutcomes).nullable(), text: z.string() })),
})
const Said = z.object({ solved: Solved.nullable(), rating: Rating.nullable(), words: z.string(), at: Instant })
/** What the requester has against what a call-back wrote down in the present round, and what came of it. */
export const Objection = z.object({
  kind: z.enum(objectionKinds),
  words: z.string(),
  at: Instant,
  by: Text, // who looks into it
  settled: z.object({ outcome: z.enum(objectionOutcomes), finding: z.string(), at: Instant }).nullable(),
})

export const TrackView = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  text: z.string(),
  place: z.string(),
  unit: z.object({ name: Text, slug: z.string() }),
  type: z.enum(needTypes),
  state: z.enum(needStates),
  stateText: Text,
  tone: z.enum(['neutral', 'doing', 'soon', 'over', 'done']),
  /** `neutral`: nothing is promised any more, because it was declined or withdrawn. */
  promise: z.object({
    title: Text,
    detail: Text,
    tone: z.enum(['running', 'neutral', 'over', 'done']),
    clockId: Id.nullable(),
    /** The date is later than the one told before: which one that was, and why. */
    moved: Text.nullable(),
  }),
  parts: z.array(PartView),
  timeline: z.array(TimelineEntry),
  /** Of the present round; null until it is given. */
  answer: Answer.nullable(),
  /** Of the rounds before, with what was said of each. */
  earlierAnswers: z.array(Answer.extend({ verdict: Said.nullable() })),
  declined: z.object({ reason: z.string(), where: z.string() }).nullable(),
  /** The sub-district's written decision after the last round (终结). */
  ended: z.object({ reason: z.string(), where: z.string(), by: Text, at: Instant }).nullable(),
  files: z.array(FileRef),
  /** On the answer of the present round. */
  verdict: Said.nullable(),
  objection: Objection.nullable(),
  workstation: z.object({ name: Text, place: z.string(), hours: Text }),
  can: z.object({ supplement: Can, urge: Can, confirm: Can, withdraw: Can, object: Can }),
})
export type TrackView = z.infer<typeof TrackView>

export const trackNeed = read('/api/my/needs/:needId', {
  summary: '这件事办到哪一步',
  access: 'anyone',
  params: needParams,
  reply: TrackView,
})

export const MyNeed = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  unit: Text,
  state: z.enum(needStates),
  stateText: Text,
  tone: TrackView.shape.tone,
  line: Text,
  at: Instant,
})
export const listMyNeeds = read('/api/my/needs', {
  summary: '我的事',
  access: 'anyone',
  query: PageQuery,
  reply: page(MyNeed),
})

export const supplementNeed = act('/api/my/needs/:needId/supplement', {
  summary: '补充说明',
  access: 'anyone',
  params: needParams,
  body: z.object({ text: said(1000), files: z.array(idOf('file')).max(6).default([]) }),
  reply: TrackView,
})
export const urgeNeed = act('/api/my/needs/:needId/urge', { summary: '催一催', access: 'anyone', params: needParams, reply: TrackView })
export const withdrawNeed = act('/api/my/needs/:needId/withdraw', {
  summary: '撤回诉求',
  access: 'anyone',
  params: needParams,
  reply: TrackView,
})
export const objectOutcome = act('/api/my/needs/:needId/object', {
  summary: '回访记的不对：这不是我说的，或者还没解决',
  access: 'anyone',
  params: needParams,
  body: z.object({ kind: z.enum(objectionKinds), words: words(500).default('') }),
  reply: TrackView,
})
export const confirmOutcome = act('/api/my/needs/:needId/confirm', {
  summary: '确认解决了没有、满意不满意',
  access: 'anyone',
  params: needParams,
  body: z.object({ solved: Solved, rating: Rating, words: words(500).default('') }),
  reply: TrackView,
})
