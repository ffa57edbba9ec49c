import type { Text } from '@liti/contract/common'
import { amountText } from '@liti/contract/deadline-text'
import type { TimelineEntry, TrackView } from '@liti/contract/needs'
import type { NeedState } from '@liti/contract/needs-words'
import { dayOfText, dayText, dayTimeText, leftText, whenText } from '@liti/contract/time-text'
import { deadline } from '../../engines/calendar/deadline.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { filesOf } from '../../kernel/files/index.ts'
import { answersOf } from './answers.ts'
import { clockView, hasRunOut, type ClockRow } from './clock-view.ts'
import { readPauses } from './clocks.ts'
import { closedUnreached, lateRatingUntil } from './late-rating.ts'
import { readNeedFacts } from './lock-need.ts'
import { can, endedOf, factsOf, handlersOf, requesterWords } from './view-parts.ts'
import { bodyName, currentClock, namesOf, needRecord, type AssignmentRow, type NeedRecord } from './need-record.ts'
import { lastUrge, lastUrgeOf, mayUrgeAgain } from './urging.ts'
import { mayConfirm, mayDo } from './rules.ts'
import { sight, type Sight } from './sight.ts'
import { ruleOf, timeRules, type TimeRules } from './time-rules.ts'
import { timelineOf } from './timeline.ts'
import { requesterTone } from './tone.ts'
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
    unit: { name: { zh: need.unit_name, en: need.unit_name_en || need.unit_name }, slug: need.unit_slug },
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
    promise: promiseOf(record, rules, now, unreached),
    parts: present.map((one) => partOf(record, rules, one, now)),
    timeline: [...nextSteps(record, present), ...timelineOf(record.events, names, 'requester')],
    answer,
    earlierAnswers,
    declined: need.declined_reason === null ? null : { reason: need.declined_reason, where: need.declined_where ?? '' },
    ended: endedOf(record),
    files: [...(files.get(needId) ?? []), ...[...answerFiles.values()].flat()],
    verdict,
    workstation,
    can: {
      supplement: can(mayDo('supplement')(actor, facts)),
      urge: can(urge === true ? mayUrgeAgain(urged, now) : urge),
      confirm: can(mayConfirm(actor, facts, unreached, now)),
      withdraw: can(mayDo('withdraw')(actor, facts)),
    },
  }
}

/** The one sentence about time: what is promised next, by when, and why. */
function promiseOf(record: NeedRecord, rules: TimeRules, now: Temporal.Instant, unreached: Temporal.Instant | null): TrackView['promise'] {
  const { need } = record
  const said = (title: Text, detail: Text, tone: 'running' | 'neutral' | 'over' | 'done', clock?: ClockRow): TrackView['promise'] => ({
    title,
    detail,
    tone,
    clockId: clock?.id ?? null,
  })
  switch (need.state as NeedState) {
    case 'answered':
      return said(
        { zh: '事情办完了，请您确认', en: 'It is done; please confirm' },
        { zh: '解决了没有，满意不满意，由您来说。', en: 'Whether it is solved and how satisfied you are is for you to say.' },
        'done',
      )
    case 'closed':
      if (need.ended_reason !== null)
        return said(
          { zh: '街道决定终结', en: 'Ended by decision of the sub-district' },
          decidedText(need.ended_reason, need.ended_where),
          'done',
        )
      if (unreached !== null && Temporal.Instant.compare(now, lateRatingUntil(unreached)) <= 0) {
        const until = dayText(lateRatingUntil(unreached).epochMilliseconds)
        return said(
          { zh: '没联系上您，先办结了', en: 'Closed without reaching you' },
          { zh: `${until.zh} 前还可以说说解决了没有。`, en: `Until ${until.en} you can still say whether it is solved.` },
          'done',
        )
      }
      return said(
        { zh: '办结了', en: 'Closed' },
        {
          zh: `${dayTimeText((need.closed_at ?? now).epochMilliseconds).zh} 办结。`,
          en: `Closed on ${dayTimeText((need.closed_at ?? now).epochMilliseconds).en}.`,
        },
        'done',
      )
    case 'declined':
      return said(
        { zh: '这件事不归这里办', en: 'This is not handled here' },
        decidedText(need.declined_reason, need.declined_where),
        'neutral',
      )
    case 'withdrawn':
      return said(
        { zh: '您撤回了这件事', en: 'You withdrew this' },
        { zh: '想再提，可以重新提一件。', en: 'You can raise a new need at any time.' },
        'neutral',
      )
    case 'submitted':
    case 'accepted':
    case 'dispatched':
    case 'signed':
    case 'handling': {
      const answer = currentClock(record, ['answer'])
      const clock = answer?.met_at === null ? answer : currentClock(record, [need.state === 'submitted' ? 'accept' : 'dispatch'])
      if (!clock) return said({ zh: '正在办理', en: 'In progress' }, { zh: '', en: '' }, 'running')
      const rule = ruleOf(rules, clock.rule_id, clock.rule_version)
      const late = Temporal.Instant.compare(clock.due_at, now) < 0
      const due = clock.due_at.epochMilliseconds
      const view = clockView(rules, clock, now)
      const summary = deadline({ rule, start: clock.started_at, pauses: readPauses(clock.pauses), now, calendar: rules.calendar }).summary
      if (clock.kind === 'answer') {
        const title = late
          ? { zh: `答复${view.time.zh}`, en: `The answer is ${view.time.en}` }
          : { zh: `最晚 ${dayText(due).zh} 答复您`, en: `An answer by ${dayText(due).en}` }
        const left = late
          ? urgedText(record.events.find((event) => event.kind === 'urged')?.at ?? null, now)
          : sentence(leftText(due, now.epochMilliseconds))
        return said(title, { zh: `${left.zh}${summary.zh}`, en: `${left.en} ${summary.en}`.trimStart() }, late ? 'over' : 'running', clock)
      }
      const what =
        clock.kind === 'accept' ? { zh: '受理', en: 'accepted' } : { zh: '派给负责的单位', en: 'dispatched to the unit responsible' }
      const when = dayTimeText(due)
      return said(
        late
          ? { zh: `${what.zh}${view.time.zh}`, en: `Not yet ${what.en}: ${view.time.en}` }
          : { zh: `${when.zh} 前${what.zh}`, en: `It will be ${what.en} by ${when.en}` },
        { zh: `${view.rule.zh}。`, en: `${view.rule.en}.` },
        late ? 'over' : 'running',
        clock,
      )
    }
  }
}

/** Only what happened: that and when somebody was urged, or nothing. */
function urgedText(last: Temporal.Instant | null, now: Temporal.Instant): Text {
  if (last === null) return { zh: '', en: '' }
  const at = whenText(last.epochMilliseconds, now.epochMilliseconds)
  return { zh: `${at.zh} 催办过。`, en: `Urged ${at.en}.` }
}

/** Why it is not taken on, or was ended, and where to turn instead, as the desk wrote them. */
function decidedText(reason: string | null, where: string | null): Text {
  return {
    zh: [reason, where && `可以找：${where}`].filter(Boolean).join('\n'),
    en: [reason, where && `Where to turn: ${where}`].filter(Boolean).join('\n'),
  }
}

const sentence = (text: Text): Text => ({ zh: `${text.zh}。`, en: `${text.en}.` })

function partOf(record: NeedRecord, rules: TimeRules, one: AssignmentRow, now: Temporal.Instant): TrackView['parts'][number] {
  const row = currentClock(
    record,
    one.role === 'lead' ? ['answer'] : one.state === 'assigned' ? ['sign'] : ['reply', 'sign'],
    one.role === 'lead' ? null : one.id,
  )
  const clock = row ? clockView(rules, row, now) : null
  return {
    assignmentId: one.id,
    body: bodyName(one),
    region: one.region,
    role: one.role,
    state: one.state as TrackView['parts'][number]['state'],
    clock,
    line: lineOf(),
  }

  function lineOf(): Text {
    if (!row || !clock) return { zh: '', en: '' }
    const rule = ruleOf(rules, row.rule_id, row.rule_version)
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
      if (working.length === 0) return [confirm, entry('now', { zh: `${name.zh}正在办`, en: `${name.en} is at work on it` })]
      const done = co.filter((one) => one.state === 'replied')
      const names = (rows: AssignmentRow[], lang: 'zh' | 'en') =>
        rows.map((row) => (lang === 'zh' && row.region) || bodyName(row)[lang]).join(lang === 'zh' ? '、' : ', ')
      return [
        confirm,
        entry(
          'now',
          {
            zh: `正在协办：${done.length > 0 ? `${names(done, 'zh')}办好，` : ''}${names(working, 'zh')}在办`,
            en: `Units at work: ${names(working, 'en')}${done.length > 0 ? `; done: ${names(done, 'en')}` : ''}`,
          },
          { zh: `都办好后，${name.zh}统一答复您。`, en: `When all are done, ${name.en} answers you.` },
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
