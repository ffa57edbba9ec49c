import type { FileRef, Text } from '@liti/contract/common'
import type { TimelineEntry } from '@liti/contract/needs'
import {
  mostRounds,
  callbackResultText,
  callbackWayText,
  clockText,
  objectionOutcomeText,
  objectionText,
  replyOutcomeText,
  returnReasonText,
  solvedText,
  type CallbackResult,
  type CallbackWay,
  type ObjectionKind,
  type ObjectionOutcome,
  type ClockKind,
  type ReplyOutcome,
  type ReturnReason,
} from '@liti/contract/needs-words'
import type { Moved } from '@liti/contract/moved'
import { movedText, toldKinds, toldText, toTell, type ToldKind } from '@liti/contract/moved-text'
import { dateText, dateTimeText } from '@liti/contract/time-text'
import { named } from '../../../kernel/named.ts'
import type { EventRow, Names } from '../record/event-row.ts'
import { ratingText } from '../rules/rating-text.ts'
import type { UndoKind } from '../rules/facts.ts'

type Told = { text: Text; tone?: TimelineEntry['tone']; detail?: Text | null; showNote?: boolean }
type Data = {
  where?: string
  firm?: string | null
  co?: string[]
  lead?: string
  body?: string
  solved?: keyof typeof solvedText
  rating?: number
  reason?: ReturnReason
  outcome?: ReplyOutcome
  day?: string
  was?: string
  why?: string
  round?: number
  moved?: MovedClock[]
  result?: CallbackResult
  how?: CallbackWay
  objection?: ObjectionKind
  settled?: ObjectionOutcome
  what?: UndoKind
}

const undoneText: Record<UndoKind, Text> = {
  accept: { zh: '受理', en: 'Accepting' },
  dispatch: { zh: '派单', en: 'The dispatch' },
  'accept-and-dispatch': { zh: '受理和派单', en: 'Accepting and the dispatch' },
}

/** Lines from before reasons were kept have none, and may tell of clocks that were never told to whoever asked. */
type MovedClock = Omit<Moved, 'kind' | 'why'> & { kind: ClockKind; why?: Text }
const holidayText: Text = { zh: '放假安排更新了', en: 'the holiday arrangement has changed' }

/** The dates of an event that were told to whoever asked and are others since. */
export const movesOf = (event: Pick<EventRow, 'data'>): Moved[] =>
  ((event.data as Data).moved ?? []).flatMap((move) =>
    toldKinds.some((kind) => kind === move.kind) ? [{ ...move, kind: move.kind as ToldKind, why: move.why ?? holidayText }] : [],
  )

/** Old date, new date and why, for each date an event moved; the desk reads of its own clocks besides. */
function movedLine(event: EventRow, names: Names, own: boolean): Text | null {
  const moves = toTell(movesOf(event))
  const now = names.now.epochMilliseconds
  if (moves.length > 0) return movedText(moves, now, own ? toldText : clockText)
  const [clock] = own ? [] : ((event.data as Data).moved ?? [])
  if (!clock) return null
  const [from, to] = [dateTimeText(clock.from, { now }), dateTimeText(clock.to, { now })]
  return {
    zh: `${clockText[clock.kind].zh}由 ${from.zh} 改到 ${to.zh}`,
    en: `${clockText[clock.kind].en} moved from ${from.en} to ${to.en}`,
  }
}

const doneText: Record<ReplyOutcome, (part: Text) => Text> = {
  done: (part) => ({ zh: `${part.zh}办好了`, en: `${part.en} has done its part` }),
  promised: (part) => ({ zh: `${part.zh}说定了日子`, en: `${part.en} has set a day` }),
  partly: (part) => ({ zh: `${part.zh}办好了一部分`, en: `${part.en} has done some of its part` }),
  cannot: (part) => ({ zh: `${part.zh}说它办不了`, en: `${part.en} says that it cannot do its part` }),
}

/** One line per event, in the words of whoever reads the page. */
function tellEvent(event: EventRow, names: Names, reader: 'requester' | 'handlers'): Told {
  const data = event.data as Data
  const part = names.partOf(event.assignment_id) ?? named(event.body, event.body_en)
  const own = reader === 'requester'
  switch (event.kind) {
    case 'submitted':
      return { text: own ? { zh: '收到您的诉求', en: 'Your need arrived' } : { zh: '收到诉求', en: 'Need received' } }
    case 'accepted':
      // the note is a word to the unit that will handle it
      return { text: { zh: '受理了', en: 'Accepted' }, showNote: !own }
    case 'firm-attached':
      return data.firm
        ? { text: { zh: `核实过：是${data.firm}提的`, en: `Verified: it comes from ${data.firm}` } }
        : { text: { zh: '核实过：不是以单位名义提的', en: 'Verified: it comes from no firm' } }
    case 'declined':
      // whoever asked reads why and where to turn at the top of the page
      if (own) return { text: { zh: '没有受理', en: 'Declined' } }
      return {
        text: { zh: '没有受理', en: 'Declined' },
        detail: { zh: `可以找：${data.where ?? ''}`, en: `Where to go: ${data.where ?? ''}` },
        showNote: true,
      }
    case 'withdrawn':
      return { text: own ? { zh: '您撤回了', en: 'You withdrew it' } : { zh: '诉求人撤回了', en: 'Withdrawn by the requester' } }
    case 'dispatched': {
      const lead = data.lead ? names.bodyOf(data.lead) : part
      const co = (data.co ?? []).map((id) => names.bodyOf(id))
      return {
        text: {
          zh: `派给${lead.zh}${co.length > 0 ? `，${co.map((one) => one.zh).join('、')}协办` : ''}`,
          en: `Dispatched to ${lead.en}${co.length > 0 ? `, with ${co.map((one) => one.en).join(', ')}` : ''}`,
        },
        showNote: !own,
      }
    }
    case 'undone': {
      const step = undoneText[data.what ?? 'dispatch']
      return {
        text: own
          ? { zh: `刚才的${step.zh}撤销了，期限回到原来，重新来过`, en: `${step.en} was taken back; the dates are as before` }
          : { zh: `撤销刚才的${step.zh}`, en: `${step.en} taken back` },
      }
    }
    case 'signed':
      return { text: { zh: `${part.zh}签收`, en: `${part.en} signed for it` }, showNote: true }
    case 'contacted':
      return {
        text: own
          ? { zh: '联系过您，问清了情况', en: 'They spoke to you about it' }
          : { zh: '联系诉求人，问清情况', en: 'First contact with the requester' },
        showNote: true,
      }
    case 'co-handler-added':
      return { text: { zh: `加${part.zh}协办`, en: `${part.en} joins as a co-unit` } }
    case 'co-handler-cancelled':
      return { text: { zh: `撤销${part.zh}协办`, en: `${part.en} no longer takes part` }, showNote: !own }
    case 'co-promoted':
      return { text: { zh: `${part.zh}改为牵头，协办到此为止`, en: `${part.en} leads from here on; its part as a co-unit ends` } }
    case 'replied':
      // the requester hears that it is done; what was done the lead tells in its one answer
      if (own) return { text: doneText[data.outcome ?? 'done'](part) }
      return {
        text: doneText[data.outcome ?? 'done'](part),
        detail: data.outcome ? replyOutcomeText[data.outcome] : null,
        showNote: true,
      }
    case 'reply-corrected': {
      const came = doneText[data.outcome ?? 'done'](part)
      return { text: { zh: `更正：${came.zh}`, en: `Corrected: ${came.en}` }, showNote: !own }
    }
    case 'reply-sent-back':
      return { text: { zh: `请${part.zh}再补充`, en: `${part.en} was asked to complete its reply` }, showNote: !own }
    case 'part-promised': {
      const day = dateText(data.day ?? '')
      return { text: { zh: `${part.zh}说可以办，定在 ${day.zh}`, en: `${part.en} can do its part, by ${day.en}` }, showNote: !own }
    }
    case 'promise-moved': {
      const [was, day] = [dateText(data.was ?? ''), dateText(data.day ?? '')]
      return {
        text: { zh: `${part.zh}把说好的日子从 ${was.zh} 改到 ${day.zh}`, en: `${part.en} moved its day from ${was.en} to ${day.en}` },
        // why, in the unit's own words
        detail: { zh: `原因：${data.why ?? ''}`, en: `Reason: ${data.why ?? ''}` },
        showNote: !own,
      }
    }
    case 'returned':
      return {
        text: { zh: `${part.zh}退回`, en: `${part.en} sent it back` },
        detail: data.reason ? returnReasonText[data.reason] : null,
        showNote: !own,
      }
    case 'question-asked':
      return { text: { zh: `${part.zh}问一件事，停表`, en: `${part.en} asks a question; its clock stops` }, showNote: !own }
    case 'question-answered':
      return { text: { zh: `答复了${part.zh}的提问`, en: `The question of ${part.en} was answered` }, showNote: !own }
    case 'urged':
      if (own && names.wasLate(event.assignment_id, event.at))
        return { tone: 'over', text: { zh: `${part.zh}超时，已催办`, en: `${part.en} was late and has been urged` } }
      return { tone: own ? 'done' : 'over', text: { zh: `催办${part.zh}`, en: `${part.en} was urged` }, showNote: !own }
    case 'requester-urged':
      return { text: own ? { zh: '您催了一次', en: 'You urged' } : { zh: '诉求人催了一次', en: 'The requester urged' } }
    case 'supplemented':
      return {
        text: own ? { zh: '您补充了说明', en: 'You added information' } : { zh: '诉求人补充说明', en: 'The requester added information' },
        showNote: true,
      }
    case 'answered':
      return { text: { zh: own ? '答复您了' : '答复诉求人', en: own ? 'You were answered' : 'Answered' }, showNote: !own }
    case 'confirmed':
    case 'called-back': {
      const solved = data.solved ? solvedText[data.solved] : null
      const rating = ratingText(data.rating ?? null)
      const who: Text =
        event.kind === 'confirmed'
          ? own
            ? { zh: '您确认了', en: 'You confirmed' }
            : { zh: '诉求人确认', en: 'Confirmed by the requester' }
          : { zh: '回访', en: 'Call-back' }
      return {
        text: { zh: `${who.zh}：${solved?.zh ?? ''}，${rating.zh}`, en: `${who.en}: ${solved?.en ?? ''}, ${rating.en}` },
        detail: data.how ? callbackWayText[data.how] : null,
        showNote: true,
      }
    }
    case 'objected':
      return {
        tone: 'over',
        text: own
          ? { zh: '您说回访记得不对', en: 'You objected to the call-back' }
          : { zh: '诉求人对回访结果有异议', en: 'The requester objects to the call-back' },
        detail: data.objection ? objectionText[data.objection] : null,
        showNote: true,
      }
    case 'objection-settled':
      return {
        text: { zh: '异议核实完了', en: 'The objection is settled' },
        detail: data.settled ? objectionOutcomeText[data.settled] : null,
        showNote: true,
      }
    case 'reopened':
      if ((data.round ?? 2) > mostRounds)
        return { tone: 'over', text: { zh: '还是没有解决，交街道决定', en: 'Still not solved: the sub-district decides' } }
      return { tone: 'over', text: { zh: `重新办，第 ${(data.round ?? 2) - 1} 次`, en: `Taken up again, time ${(data.round ?? 2) - 1}` } }
    case 'ended':
      return {
        text: { zh: '街道决定终结', en: 'Ended by decision of the sub-district' },
        detail: { zh: `还可以找：${data.where ?? ''}`, en: `Where else to go: ${data.where ?? ''}` },
        showNote: true,
      }
    case 'callback-tried':
      return {
        text: { zh: '回访没打成', en: 'Call-back did not come about' },
        detail: data.result ? callbackResultText[data.result] : null,
        // what older lines hold is the result once more, in Chinese
        showNote: !data.result || event.note !== callbackResultText[data.result].zh,
      }
    case 'closed-unreached':
      return { text: { zh: '没联系上，办结', en: 'Closed without reaching the requester' } }
    case 'case-opened':
      return { tone: 'over', text: { zh: '评价偏低，立回访整改', en: 'Bad rating: a case was opened' } }
    case 'case-ended':
      return { text: { zh: '差评整改回话', en: 'The bad-rating case was answered' }, showNote: true }
    case 'link-renewed':
      return { text: { zh: `给${part.zh}换了新链接`, en: `A new link for ${part.en}` } }
    case 'link-revoked':
      return { text: { zh: `${part.zh}的链接已失效`, en: `The link of ${part.en} was revoked` } }
    case 'noted':
      return { text: { zh: '内部记录', en: 'Internal note' }, showNote: true }
    case 'due-moved':
      return { text: { zh: '期限因放假安排更新', en: 'Times moved with the holiday arrangement' } }
    case 'imported':
      return { text: { zh: '从别的系统导入', en: 'Imported from another system' }, showNote: true }
    default:
      return { text: { zh: event.kind, en: event.kind } }
  }
}

export function timelineOf(
  events: EventRow[],
  names: Names,
  reader: 'requester' | 'handlers',
  files: Map<string, FileRef[]> = new Map(),
): TimelineEntry[] {
  return events.map((event) => {
    const told = tellEvent(event, names, reader)
    const moved = movedLine(event, names, reader === 'requester')
    const body = named(event.body, event.body_en)
    const asked =
      event.kind === 'due-moved'
        ? { zh: '系统', en: 'The system' }
        : reader === 'requester'
          ? { zh: '您', en: 'You' }
          : { zh: '诉求人', en: 'Requester' }
    // the role alone: what else a seat is for (专员，诉求和窗口) is no part of what happened
    const [role = ''] = event.by_label.split('，')
    const by = event.body === null ? asked : { zh: role && reader === 'handlers' ? `${body.zh} ${role}` : body.zh, en: body.en }
    return {
      id: event.id,
      tone: told.tone ?? 'done',
      text: told.text,
      detail: joined(told.detail ?? null, moved),
      note: told.showNote ? event.note : '',
      at: event.at.toString(),
      by,
      files: files.get(event.id) ?? [],
    }
  })
}

const joined = (first: Text | null, second: Text | null): Text | null =>
  first && second ? { zh: `${first.zh}。${second.zh}`, en: `${first.en}. ${second.en}` } : (first ?? second)
