import type { Text } from '@liti/contract/common'
import { amountText } from '@liti/contract/deadline-text'
import type { ClockView, TimelineEntry, TrackView } from '@liti/contract/needs'
import type { NeedState } from '@liti/contract/needs-words'
import { dateText, dayOfText } from '@liti/contract/time-text'
import { named } from '../../../kernel/named.ts'
import { deadline } from '../../../engines/calendar/deadline.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { filesOf } from '../../../kernel/files/index.ts'
import { answersOf } from './answers.ts'
import type { ClockRow } from '../clocks/clock-row.ts'
import { clockView, hasRunOut } from '../clocks/clock-view.ts'
import { readPauses } from '../clocks/clocks.ts'
import { closedUnreached } from '../record/closed-unreached.ts'
import { readNeedFacts } from '../record/lock-need.ts'
import { can, endedOf, factsOf, handlersOf, requesterWords } from './view-parts.ts'
import { bodyName, currentClock, namesOf, needRecord, type AssignmentRow, type NeedRecord } from '../record/need-record.ts'
import { lastUrge, lastUrgeOf, mayUrgeAgain } from '../record/urging.ts'
import { objectionOf, recordedOf } from '../record/objections.ts'
import { mayConfirm, mayDo, mayObject } from '../rules/rules.ts'
import { sight, type Sight } from '../record/sight.ts'
import { coUnitsStand } from './co-units-stand.ts'
import { ruleOf, timeRules, type TimeRules } from '../clocks/time-rules.ts'
import { timelineOf } from './timeline.ts'
import { requesterTone } from '../record/tone.ts'
import { promiseOf, sentence, urgedText } from './track-promise.ts'
import { workstationLine } from './workstation-line.ts'

/** The requester's page of a need. */
export async function trackNeed(ctx: Ctx, actor: Actor, needId: string): Promise<TrackView> {
  await readNeedFacts(ctx, actor, needId, 'requester')
  return trackView(sight(ctx), actor, needId)
}

export async function trackView(seen: Sight, actor: Actor, needId: string): Promise<TrackView> {
  const { ctx, tx, now } = seen
  const record = await needRecord(seen, needId, 'requester')
  const { need } = record
  const present = record.assignments.filter((one) => one.round === need.round && one.state !== 'cancelled' && one.state !== 'returned')
  const facts = factsOf(need, present, await handlersOf(seen, needId))
  const rules = await timeRules(ctx, tx)
  const names = namesOf(record)
  const { answer, earlierAnswers, verdict, eventIds } = await answersOf(seen, record)
  const unreached = await closedUnreached(seen, need)
  const [recorded, objection] = await Promise.all([recordedOf(seen, need), objectionOf(seen, need)])
  const [files, answerFiles, workstation, urged] = await Promise.all([
    filesOf({ ...ctx, db: tx }, 'need', [needId]),
    filesOf({ ...ctx, db: tx }, 'need-answer', [needId, ...eventIds]),
    workstationLine(seen, need.unit_id),
    lastUrge(seen, needId),
  ])
  const urge = mayDo('urge')(actor, facts)
  return {
    id: need.id,
    number: need.number,
    title: need.title,
    text: need.text,
    place: need.place,
    unit: { name: named(need.unit_name, need.unit_name_en), slug: need.unit_slug },
    type: need.type as TrackView['type'],
    state: need.state as NeedState,
    stateText: requesterWords(need, present),
    tone: requesterTone(
      {
        ...record,
        clocks: record.clocks.filter((clock) => clock.assignment_id === null && clock.kind !== 'callback' && clock.kind !== 'case'),
      },
      now,
    ),
    promise: promiseOf(record, present, rules, now, unreached),
    parts: present.map((one) => partOf(record, rules, one, now)),
    timeline: [...nextSteps(record, present), ...timelineOf(record.events, names, 'requester')],
    answer,
    earlierAnswers,
    declined: need.declined_reason === null ? null : { reason: need.declined_reason, where: need.declined_where ?? '' },
    ended: endedOf(record),
    files: [...(files.get(needId) ?? []), ...[...answerFiles.values()].flat()],
    verdict,
    objection,
    workstation,
    can: {
      supplement: can(mayDo('supplement')(actor, facts)),
      urge: can(urge === true ? mayUrgeAgain(urged, now) : urge),
      confirm: can(mayConfirm(actor, facts, unreached, now)),
      withdraw: can(mayDo('withdraw')(actor, facts)),
      object: can(mayObject(actor, facts, recorded, now)),
    },
  }
}

function partOf(record: NeedRecord, rules: TimeRules, one: AssignmentRow, now: Temporal.Instant): TrackView['parts'][number] {
  const row = currentClock(
    record,
    one.role === 'lead' ? ['answer'] : one.state === 'assigned' ? ['sign'] : ['promise', 'reply', 'sign'],
    one.role === 'lead' ? null : one.id,
  )
  const clock = row ? clockView(rules, row, now) : null
  return {
    assignmentId: one.id,
    body: bodyName(one),
    region: one.region,
    role: one.role,
    state: one.state as TrackView['parts'][number]['state'],
    outcome: one.outcome as TrackView['parts'][number]['outcome'],
    promisedDay: one.promised_day,
    clock,
    line: lineOf(),
  }

  function lineOf(): Text {
    if (!row || !clock) return { zh: '', en: '' }
    const rule = ruleOf(rules, row.rule_id, row.rule_version)
    if (row.kind === 'promise') return promiseLine(row, clock, record, one.id, now)
    const found = deadline({ rule, start: row.started_at, pauses: readPauses(row.pauses), now, calendar: rules.calendar })
    const days = found.dayOf && row.met_at === null ? dayOfText(found.dayOf, rule.unit === 'working-days') : clock.time
    if (one.role === 'lead' && row.met_at !== null) return sentence(clock.time)
    if (one.role === 'lead') return { zh: `${days.zh}。由它向您答复。`, en: `${days.en}. It answers you.` }
    if (one.state === 'replied') {
      const limit = amountText(rule)
      return { zh: `${clock.time.zh}，时限 ${limit.zh}。`, en: `${clock.time.en} of ${limit.en} allowed.` }
    }
    if (one.state === 'assigned') return { zh: `等它签收，${clock.time.zh}。`, en: `Waiting to be signed for. ${clock.time.en}.` }
    // what stands still is not being worked on
    if (clock.standing === 'paused') return sentence(clock.time)
    const late = hasRunOut(clock)
    const urged = late ? urgedText(lastUrgeOf(record.events, one.id), now) : { zh: '正在办。', en: 'At work on it.' }
    return { zh: `${clock.time.zh}。${urged.zh}`, en: `${clock.time.en}. ${urged.en}`.trimEnd() }
  }
}

/** A unit that has named a day. */
function promiseLine(row: ClockRow, clock: ClockView, record: NeedRecord, assignmentId: string, now: Temporal.Instant): Text {
  if (row.met_at !== null) return sentence(clock.time)
  const day = dateText(row.due_at.epochMilliseconds)
  const urged = hasRunOut(clock) ? urgedText(lastUrgeOf(record.events, assignmentId), now) : { zh: '', en: '' }
  return { zh: `它说 ${day.zh} 办好，${clock.time.zh}。${urged.zh}`, en: `It named ${day.en}. ${clock.time.en}. ${urged.en}`.trimEnd() }
}

/** What is still to come (dashed) and where it stands now, above what has happened. */
function nextSteps({ need }: NeedRecord, present: AssignmentRow[]): TimelineEntry[] {
  const entry = (tone: 'todo' | 'now', text: Text, detail: Text | null = null): TimelineEntry => ({
    id: null,
    tone,
    text,
    detail,
    note: '',
    at: null,
    by: { zh: '', en: '' },
    files: [],
  })
  const confirm = entry('todo', { zh: '等您确认：解决了没有，满意不满意', en: 'Then you confirm: solved or not, satisfied or not' })
  const lead = present.find((one) => one.role === 'lead')
  const name = lead ? bodyName(lead) : { zh: '', en: '' }
  switch (need.state as NeedState) {
    case 'submitted':
      return [confirm, entry('now', { zh: '等工作站受理', en: 'Waiting for the workstation to accept it' })]
    case 'accepted':
      return [confirm, entry('now', { zh: '等派给负责的单位', en: 'Waiting to be dispatched' })]
    case 'dispatched':
      return [confirm, entry('now', { zh: `等${name.zh}签收`, en: `Waiting for ${name.en} to sign for it` })]
    case 'signed':
      return [confirm, entry('now', { zh: `等${name.zh}联系您`, en: `Waiting for ${name.en} to contact you` })]
    case 'handling': {
      const co = present.filter((one) => one.role === 'co')
      const working = co.filter((one) => one.state !== 'replied')
      const stand = coUnitsStand(co)
      if (working.length === 0) return [confirm, entry('now', { zh: `${name.zh}正在办`, en: `${name.en} is at work on it` })]
      return [
        confirm,
        entry(
          'now',
          {
            zh: `协办：${stand.zh}`,
            en: `Co-units: ${stand.en}`,
          },
          { zh: `都回复后，${name.zh}统一答复您。`, en: `When all have replied, ${name.en} answers you.` },
        ),
      ]
    }
    case 'answered':
      return [entry('now', { zh: '等您确认：解决了没有，满意不满意', en: 'Please confirm: solved or not, satisfied or not' })]
    case 'closed':
    case 'declined':
    case 'withdrawn':
      return []
  }
}
