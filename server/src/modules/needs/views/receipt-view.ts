import type { Text } from '@liti/contract/common'
import type { Moved } from '@liti/contract/moved'
import { isLater } from '@liti/contract/moved-text'
import type { Receipt } from '@liti/contract/needs'
import type { NeedState } from '@liti/contract/needs-words'
import { dateTimeText } from '@liti/contract/time-text'
import { named } from '../../../kernel/named.ts'
import { deadline, deadlineView } from '../../../engines/calendar/deadline.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { tail4 } from '../../../kernel/crypto/mask.ts'
import { open } from '../../../kernel/crypto/seal.ts'
import { notFound } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import { wordsOf } from '../clocks/clock-view.ts'
import { type InsertedNeed, type NewNeed, type Office, phonePlace } from '../record/insert-need.ts'
import { stepText, undatedSteps, type PromisedStep, type ToldDates } from '../clocks/promise.ts'
import { visibleToRequester } from '../rules/relations.ts'
import { timeRules } from '../clocks/time-rules.ts'
import { movesOf } from './timeline.ts'

/** The receipt of a need just raised; how its day is counted is read with the page (`getReceipt`), not at the counter. */
export const receiptOf = (work: Work, need: NewNeed, made: InsertedNeed): Receipt =>
  assemble(work.ctx, work.now, {
    id: made.id,
    number: made.number,
    receiptCode: made.receiptCode,
    title: made.title,
    place: need.place,
    unit: { zh: made.placed.unitName, en: made.placed.unitNameEn },
    at: work.now,
    tail: need.phone === null ? null : tail4(need.phone),
    office: made.placed.workstation,
    steps: made.steps,
    course: { ...nothingDone, state: 'submitted' },
    deadline: null,
  })

/** The receipt of an earlier need, for whoever raised it: what was promised then, in the words of then, and what has become of it. */
export async function getReceipt(ctx: Ctx, actor: Actor, needId: string): Promise<Receipt> {
  const row = await ctx.db
    .selectFrom('needs.need as n')
    .innerJoin('directory.unit_face as u', (join) => join.onRef('u.district_id', '=', 'n.district_id').onRef('u.id', '=', 'n.unit_id'))
    .innerJoin('directory.body_face as b', (join) =>
      join.onRef('b.district_id', '=', 'n.district_id').onRef('b.unit_id', '=', 'n.unit_id').on('b.kind', '=', 'workstation'),
    )
    .leftJoin('needs.promise as p', (join) => join.onRef('p.district_id', '=', 'n.district_id').onRef('p.need_id', '=', 'n.id'))
    .select([
      'n.id',
      'n.number',
      'n.receipt_code',
      'n.title',
      'n.place',
      'n.created_at',
      'n.state',
      'n.round',
      'n.accepted_at',
      'n.dispatched_at',
      'n.contacted_at',
      'n.answered_at',
      'n.closed_at',
      'n.phone_sealed',
      'p.steps',
      'p.told',
      'u.name',
      'u.name_en',
      'b.short_name as office',
      'b.name_en as office_en',
      'b.place as office_place',
      'b.hours',
      'b.hours_en',
    ])
    .where('n.district_id', '=', ctx.district)
    .where('n.id', '=', needId)
    .where(visibleToRequester(actor))
    .executeTakeFirst()
  if (!row) throw notFound()
  const events = await ctx.db
    .selectFrom('needs.event')
    .select('data')
    .where('district_id', '=', ctx.district)
    .where('need_id', '=', needId)
    .where('audience', '=', 'requester')
    .orderBy('at')
    .orderBy('id')
    .execute()
  const kept = (row.steps ?? []) as PromisedStep[]
  const steps = kept.length > 0 ? kept : undatedSteps()
  return assemble(ctx, row.created_at, {
    id: row.id,
    number: row.number,
    receiptCode: row.receipt_code,
    title: row.title,
    place: row.place,
    unit: named(row.name, row.name_en),
    at: row.created_at,
    tail: row.phone_sealed === null ? null : tail4(open(ctx.keys, row.phone_sealed, phonePlace(row.id))),
    office: {
      name: row.office ?? '',
      nameEn: row.office_en || (row.office ?? ''),
      place: row.office_place ?? '',
      hours: row.hours ?? '',
      hoursEn: row.hours_en || (row.hours ?? ''),
    },
    steps,
    course: {
      state: row.state as NeedState,
      round: row.round,
      doneAt: {
        accept: row.accepted_at,
        dispatch: row.dispatched_at,
        contact: row.contacted_at,
        answer: row.answered_at,
        confirm: row.state === 'closed' ? row.closed_at : null,
      },
      told: row.told ?? {},
      moves: events.flatMap(movesOf),
    },
    deadline: await deadlineOf(ctx, row.created_at, steps),
  })
}

/** How the promised day was found, as long as the holidays known by now lead to the same one: an explanation of another day explains nothing. */
async function deadlineOf(ctx: Ctx, given: Temporal.Instant, steps: PromisedStep[]): Promise<Receipt['deadline']> {
  const [answer, dispatch] = [steps.find(({ kind }) => kind === 'answer'), steps.find(({ kind }) => kind === 'dispatch')]
  if (!answer?.dueAt || !answer.rule || answer.text === null) return null
  const rules = await timeRules(ctx)
  const known = rules.byKey.get(`${answer.rule.id}@${answer.rule.version}`)
  if (!known) return null
  const start = dispatch?.dueAt ? Temporal.Instant.from(dispatch.dueAt) : given
  const clock = { rule: known.rule, start, now: given, calendar: rules.calendar }
  const view = deadlineView(clock, deadline({ ...clock, words: wordsOf('answer', 'requester') }))
  return view.due === answer.dueAt ? view : null
}

type Course = {
  state: NeedState
  round: number
  doneAt: Record<PromisedStep['kind'], Temporal.Instant | null>
  told: ToldDates
  moves: Moved[]
}
const nothingDone = {
  round: 1,
  doneAt: { accept: null, dispatch: null, contact: null, answer: null, confirm: null },
  told: {},
  moves: [],
} satisfies Partial<Course>

type Parts = {
  id: string
  number: string
  receiptCode: string
  title: string
  place: string
  unit: Text
  at: Temporal.Instant
  tail: string | null
  office: Office
  steps: PromisedStep[]
  course: Course
  deadline: Receipt['deadline']
}

/** The step a state waits for; none once it has ended. */
const waitsFor: Record<NeedState, PromisedStep['kind'] | null> = {
  submitted: 'accept',
  accepted: 'dispatch',
  dispatched: 'contact',
  signed: 'contact',
  handling: 'answer',
  answered: 'confirm',
  closed: null,
  declined: null,
  withdrawn: null,
}

/** A kept line with what has become of it. A need taken up again waits for its answer once more. */
function lineOf(ctx: Ctx, given: Temporal.Instant, step: PromisedStep, { state, round, doneAt, told, moves }: Course, tail: string | null) {
  const { kind, dueAt } = step
  const again = round > 1 && waitsFor[state] !== null && state !== 'answered'
  const done = again && (kind === 'answer' || kind === 'confirm') ? null : doneAt[kind]
  const present = again ? 'answer' : waitsFor[state]
  const when = (moment: string | Temporal.Instant) =>
    dateTimeText(typeof moment === 'string' ? moment : moment.epochMilliseconds, { now: ctx.now().epochMilliseconds })
  const at = done && when(done)
  return {
    kind,
    text: step.text ?? stepText(kind, dueAt, given),
    detail: kind === 'contact' && step.detail ? callText(step.detail, tail) : step.detail,
    dueAt,
    state: done ? ('done' as const) : present === kind ? ('now' as const) : present === null ? ('off' as const) : ('todo' as const),
    done: at && { zh: `${at.zh} 做到了`, en: `Done on ${at.en}` },
    moved: movedSince(),
  }

  /** The date as it was told last, where it is another one than was promised: of what is done only if it came later. */
  function movedSince(): Text | null {
    if (kind === 'confirm' || dueAt === null) return null
    const to = told[kind]?.dueAt
    if (to === undefined || when(to).en === when(dueAt).en) return null
    const later = isLater({ from: dueAt, to })
    if (done && !later) return null
    const why = moves.findLast((move) => move.kind === kind)?.why
    return {
      zh: `后来${later ? '改到' : '提前到'} ${when(to).zh}${why ? `，原因：${why.zh}` : ''}`,
      en: `${later ? 'Moved' : 'Brought forward'} to ${when(to).en} since${why ? `: ${why.en}` : ''}`,
    }
  }
}

/** The number it rings is on the paper; it is not kept with the promise. */
const callText = (within: Text, tail: string | null): Text =>
  tail === null
    ? { zh: `${within.zh}。`, en: `${within.en}.` }
    : { zh: `${within.zh}，打尾号 ${tail} 的手机。`, en: `${within.en}, on the number ending in ${tail}.` }

function assemble(ctx: Ctx, given: Temporal.Instant, parts: Parts): Receipt {
  return {
    needId: parts.id,
    number: parts.number,
    receiptCode: parts.receiptCode,
    title: parts.title,
    place: parts.place,
    unit: parts.unit,
    at: parts.at.toString(),
    phoneTail: parts.tail,
    next: parts.steps.map((step) => lineOf(ctx, given, step, parts.course, parts.tail)),
    deadline: parts.deadline,
    trackUrl: `${ctx.config.PUBLIC_URL}/find?code=${encodeURIComponent(parts.receiptCode)}`,
    workstation: {
      name: { zh: parts.office.name, en: parts.office.nameEn },
      place: parts.office.place,
      hours: { zh: parts.office.hours, en: parts.office.hoursEn },
    },
  }
}
