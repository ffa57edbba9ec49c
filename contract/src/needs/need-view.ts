import { z } from 'zod'
import { Can, Day, FileRef, Id, Instant, Rating, Solved, Text } from '../common.ts'
import { read } from '../kit.ts'
import { assignmentStates, callbackResults, callbackWays, grades, needStates, needTypes, replyOutcomes, sources } from '../needs-words.ts'
import { needParams } from './fields.ts'
import { ClockView } from './clocks.ts'
import { TimelineEntry, TrackView } from './follow.ts'

export const AssignmentView = z.object({
  id: Id,
  bodyId: Id,
  body: Text,
  region: z.string(),
  external: z.boolean(),
  role: z.enum(['lead', 'co']),
  state: z.enum(assignmentStates),
  ask: z.string(),
  reply: z.string().nullable(),
  outcome: z.enum(replyOutcomes).nullable(),
  /** The day the unit named itself. */
  promisedDay: Day.nullable(),
  /** What the lead found missing in the reply it sent back. */
  missing: z.string().nullable(),
  returned: z.object({ reason: Text, basis: z.string() }).nullable(),
  clock: ClockView.nullable(),
  lastStep: Text,
  questions: z.array(
    z.object({ id: Id, text: z.string(), askedAt: Instant, answer: z.string().nullable(), answeredAt: Instant.nullable() }),
  ),
  files: z.array(FileRef),
  link: z
    .object({
      expiresAt: Instant,
      revoked: z.boolean(),
      opened: z.number().int(),
      lastOpenedAt: Instant.nullable(),
      mailed: z.enum(['none', 'waiting', 'sent', 'failed']),
      /** Only in the reply of the command that made the link: nobody can read it out later. */
      url: z.string().optional(),
    })
    .nullable(),
  can: z.object({
    sign: Can,
    reply: Can,
    correct: Can,
    sendBack: Can,
    return: Can,
    urge: Can,
    answerQuestion: Can,
    link: Can,
    cancel: Can,
    ask: Can,
  }),
})
export type AssignmentView = z.infer<typeof AssignmentView>

export const NeedView = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  text: z.string(),
  wanted: z.string(),
  place: z.string(),
  unit: z.object({ id: Id, name: Text, slug: z.string() }),
  spaceId: Id.nullable(),
  /** The one room whose number stands in the place, as long as the need has none; confirmed on accepting. */
  roomOffer: z.object({ spaceId: Id, text: Text }).nullable(),
  type: z.enum(needTypes),
  grade: z.enum(grades),
  category: Text,
  categoryCode: z.string(),
  source: z.enum(sources),
  state: z.enum(needStates),
  stateText: Text,
  tone: TrackView.shape.tone,
  round: z.number().int(),
  version: z.number().int(),
  owner: z.object({ bodyId: Id, name: Text }),
  requester: z.object({
    label: Text,
    organisationId: Id.nullable(),
    organisation: Text.nullable(),
    /** Which firm a guest says they are of, while nobody has verified it; `organisation`: the one of that name in the building. */
    said: z.object({ firm: z.string(), organisation: z.object({ id: Id, name: Text }).nullable() }).nullable(),
    phone: z.string().nullable(),
    hidden: z.boolean(),
  }),
  createdAt: Instant,
  clocks: z.array(ClockView), // of the need itself, in the order of the life cycle
  assignments: z.array(AssignmentView),
  timeline: z.array(TimelineEntry),
  files: z.array(FileRef),
  answer: TrackView.shape.answer,
  earlierAnswers: TrackView.shape.earlierAnswers,
  declined: TrackView.shape.declined,
  ended: TrackView.shape.ended,
  verdicts: z.array(
    z.object({
      round: z.number().int(),
      via: z.enum(['callback', 'requester']),
      reached: z.boolean(),
      solved: Solved.nullable(),
      rating: Rating.nullable(),
      words: z.string(),
      at: Instant,
      how: z.enum(callbackWays).nullable(),
      howNote: z.string(),
      /** The requester objects: it does not count until that is settled. */
      disputed: z.boolean(),
    }),
  ),
  objection: TrackView.shape.objection,
  attempts: z.array(z.object({ at: Instant, result: z.enum(callbackResults), note: z.string(), againAt: Instant.nullable() })),
  badRatingCase: z
    .object({ id: Id, openedAt: Instant, dueAt: Instant, finding: z.string().nullable(), endedAt: Instant.nullable() })
    .nullable(),
  suggestion: z.object({ bodyId: Id, name: Text, why: z.array(Text) }).nullable(),
  /** The reader's own last step, while it can be taken back. */
  undo: z.object({ kind: z.enum(['accept', 'dispatch', 'accept-and-dispatch']), until: Instant }).nullable(),
  can: z.object({
    accept: Can,
    acceptAndDispatch: Can,
    decline: Can,
    dispatch: Can,
    sign: Can,
    contact: Can,
    addCoHandler: Can,
    answer: Can,
    callback: Can,
    end: Can,
    endCase: Can,
    settle: Can,
    reveal: Can,
    note: Can,
  }),
})
export type NeedView = z.infer<typeof NeedView>

export const getNeed = read('/api/desk/needs/:needId', { summary: '一件诉求', access: 'staff', params: needParams, reply: NeedView })
