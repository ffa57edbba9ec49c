import type { Text } from '@liti/contract/common'
import { isLater, toldText } from '@liti/contract/moved-text'
import type { TrackView } from '@liti/contract/needs'
import type { NeedState } from '@liti/contract/needs-words'
import { dateTimeText, dayText, leftText, whenText } from '@liti/contract/time-text'
import { deadline } from '../../../engines/calendar/deadline.ts'
import type { ClockRow } from '../clocks/clock-row.ts'
import { clockView } from '../clocks/clock-view.ts'
import { readPauses } from '../clocks/clocks.ts'
import { lateRatingUntil } from '../rules/late-rating.ts'
import { currentClock, type NeedRecord, type AssignmentRow } from '../record/need-record.ts'
import { ruleOf, type TimeRules } from '../clocks/time-rules.ts'
import { movesOf } from './timeline.ts'

/** The one sentence about time: what is promised next, by when, and why. */
export function promiseOf(
  record: NeedRecord,
  present: AssignmentRow[],
  rules: TimeRules,
  now: Temporal.Instant,
  unreached: Temporal.Instant | null,
): TrackView['promise'] {
  const { need } = record
  const when = (moment: Temporal.Instant | string): Text =>
    dateTimeText(typeof moment === 'string' ? moment : moment.epochMilliseconds, { now: now.epochMilliseconds })
  const said = (title: Text, detail: Text, tone: 'running' | 'neutral' | 'over' | 'done', clock?: ClockRow): TrackView['promise'] => ({
    title,
    detail,
    tone,
    clockId: clock?.id ?? null,
    moved: clock ? movedOf(record, clock) : null,
  })
  switch (need.state as NeedState) {
    case 'answered':
      return said(
        present.every((one) => one.role === 'lead' || one.outcome === 'done' || one.outcome === null)
          ? { zh: '事情办完了，请您确认', en: 'It is done; please confirm' }
          : { zh: '答复您了，请您确认', en: 'You have an answer; please confirm' },
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
        const until = dayText(lateRatingUntil(unreached).epochMilliseconds, { now: now.epochMilliseconds })
        return said(
          { zh: '没联系上您，先办结了', en: 'Closed without reaching you' },
          { zh: `${until.zh} 前还可以说说解决了没有。`, en: `Until ${until.en} you can still say whether it is solved.` },
          'done',
        )
      }
      return said(
        { zh: '办结了', en: 'Closed' },
        {
          zh: `${when(need.closed_at ?? now).zh} 办结。`,
          en: `Closed on ${when(need.closed_at ?? now).en}.`,
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
          : { zh: `最晚 ${when(clock.due_at).zh} 答复您`, en: `An answer by ${when(clock.due_at).en}` }
        const left = late
          ? lateText(clock.due_at, record.events.find((event) => event.kind === 'urged')?.at ?? null)
          : sentence(leftText(due, now.epochMilliseconds))
        return said(title, { zh: `${left.zh}${summary.zh}`, en: `${left.en} ${summary.en}`.trimStart() }, late ? 'over' : 'running', clock)
      }
      const what =
        clock.kind === 'accept' ? { zh: '受理', en: 'accepted' } : { zh: '派给负责的单位', en: 'dispatched to the unit responsible' }
      return said(
        late
          ? { zh: `${what.zh}${view.time.zh}`, en: `Not yet ${what.en}: ${view.time.en}` }
          : { zh: `${when(clock.due_at).zh} 前${what.zh}`, en: `It will be ${what.en} by ${when(clock.due_at).en}` },
        joined(sentence(view.rule), answerText()),
        late ? 'over' : 'running',
        clock,
      )
    }
  }

  /** The answer that was promised, while what runs is something before it. */
  function answerText(): Text | null {
    const told = need.dispatched_at === null ? need.told?.answer : undefined
    return told ? { zh: `最晚 ${when(told.dueAt).zh} 答复您。`, en: `You get an answer by ${when(told.dueAt).en}.` } : null
  }

  /** The date stays on the page when it is over. */
  function lateText(due: Temporal.Instant, urged: Temporal.Instant | null): Text {
    return joined({ zh: `说好的是 ${when(due).zh}。`, en: `You were told ${when(due).en}.` }, urgedText(urged, now))
  }
}

/** A date that comes later than was told before, the answer's first: which one that was, and why it moved. */
function movedOf({ events, now }: NeedRecord, clock: ClockRow): Text | null {
  const moves = events.flatMap(movesOf)
  const newest = ['answer', clock.kind].map((kind) => moves.find((move) => move.kind === kind))
  const move = newest.find((one) => one !== undefined && isLater(one))
  if (!move) return null
  const [before, what] = [dateTimeText(move.from, { now: now.epochMilliseconds }), toldText[move.kind]]
  return {
    zh: `${what.zh}先前说的是 ${before.zh}，后来改了：${move.why.zh}。`,
    en: `${what.en}: you were told ${before.en} before. It moved: ${move.why.en}.`,
  }
}

const joined = (first: Text, second: Text | null): Text =>
  second ? { zh: `${first.zh}${second.zh}`, en: `${first.en} ${second.en}`.trim() } : first

/** Only what happened: that and when somebody was urged, or nothing. */
export function urgedText(last: Temporal.Instant | null, now: Temporal.Instant): Text {
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

export const sentence = (text: Text): Text => ({ zh: `${text.zh}。`, en: `${text.en}.` })
