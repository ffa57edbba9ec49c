import type { Text } from './common.ts'
import { dayText } from './time-text.ts'

/** Words of the need's life, shared by server and screens. No schema here, so that screens can import it cheaply. */
export const needTypes = ['inquiry', 'help', 'complaint', 'report', 'suggestion'] as const
export type NeedType = (typeof needTypes)[number]
export const typeText: Record<NeedType, Text> = {
  inquiry: { zh: '咨询', en: 'Question' },
  help: { zh: '求助', en: 'Request for help' },
  complaint: { zh: '投诉', en: 'Complaint' },
  report: { zh: '举报', en: 'Report of wrongdoing' },
  suggestion: { zh: '建议', en: 'Suggestion' },
}

/** Raised without a name unless somebody says otherwise: they are often about one's own firm. */
export const isPrivate = (type: NeedType): boolean => type === 'complaint' || type === 'report'

const usualTypes: Record<string, NeedType> = {
  'life.noise': 'complaint',
  'work.contract': 'complaint',
  'work.insurance': 'inquiry',
  'work.subsidy': 'inquiry',
  'business.licence': 'inquiry',
  'business.tax': 'inquiry',
  'business.law': 'inquiry',
  'life.activities': 'suggestion',
  'parking.road': 'suggestion',
}

/** What a need of the category mostly is. Whoever asks is not asked to sort it; who accepts it puts it right. */
export const usualType = (category: string): NeedType => usualTypes[category] ?? 'help'

export const grades = ['ordinary', 'utilities', 'danger', 'complex'] as const
export type Grade = (typeof grades)[number]
export const gradeText: Record<Grade, Text> = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  utilities: { zh: '停水停电停热', en: 'Water, power or heating out' },
  danger: { zh: '有危险', en: 'Danger' },
  complex: { zh: '复杂', en: 'Complex' },
}

export const needStates = [
  'submitted',
  'accepted',
  'dispatched',
  'signed',
  'handling',
  'answered',
  'closed',
  'declined',
  'withdrawn',
] as const
export type NeedState = (typeof needStates)[number]
export const stateText: Record<NeedState, Text> = {
  submitted: { zh: '待受理', en: 'Waiting to be accepted' },
  accepted: { zh: '待派单', en: 'Waiting for dispatch' },
  dispatched: { zh: '待签收', en: 'Waiting to be signed for' },
  signed: { zh: '待联系', en: 'Waiting for first contact' },
  handling: { zh: '办理中', en: 'In progress' },
  answered: { zh: '待回访', en: 'Waiting for call-back' },
  closed: { zh: '已办结', en: 'Closed' },
  declined: { zh: '不受理', en: 'Declined' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

export const assignmentStates = ['assigned', 'signed', 'replied', 'returned', 'cancelled'] as const
export type AssignmentState = (typeof assignmentStates)[number]
export const assignmentStateText: Record<AssignmentState, Text> = {
  assigned: { zh: '待签收', en: 'Not yet signed for' },
  signed: { zh: '办理中', en: 'In progress' },
  replied: { zh: '已办好', en: 'Done' },
  returned: { zh: '已退回', en: 'Sent back' },
  cancelled: { zh: '已撤销', en: 'Withdrawn' },
}

export const clockKinds = ['accept', 'dispatch', 'sign', 'contact', 'answer', 'reply', 'promise', 'callback', 'case'] as const
export type ClockKind = (typeof clockKinds)[number]
export const clockText: Record<ClockKind, Text> = {
  accept: { zh: '受理', en: 'Acceptance' },
  dispatch: { zh: '派单', en: 'Dispatch' },
  sign: { zh: '签收', en: 'Signing for it' },
  contact: { zh: '联系诉求人', en: 'First contact' },
  answer: { zh: '答复', en: 'Answer' },
  reply: { zh: '协办回复', en: 'Reply of a co-unit' },
  promise: { zh: '协办定的日子', en: 'Day a co-unit promised' },
  callback: { zh: '回访', en: 'Call-back' },
  case: { zh: '差评整改', en: 'Bad-rating case' },
}

/** What the desk writes down of itself; the rest comes from whoever asks, or from elsewhere. */
export const deskSources = ['phone', 'walk_in', 'visit', 'meeting'] as const
export const sources = ['portal', 'poster', ...deskSources, 'import', 'open311'] as const
export type Source = (typeof sources)[number]
export const sourceText: Record<Source, Text> = {
  portal: { zh: '网页提交', en: 'Web page' },
  poster: { zh: '扫码提交', en: 'QR poster' },
  phone: { zh: '来电登记', en: 'Phone call' },
  walk_in: { zh: '上门登记', en: 'Walk-in' },
  visit: { zh: '走访登记', en: 'Visit' },
  meeting: { zh: '会上提出', en: 'Meeting' },
  import: { zh: '导入', en: 'Imported' },
  open311: { zh: '外部接口', en: 'Open311' },
}

/** Closed list: why a unit sends an assignment back. */
export const returnReasons = ['not_ours', 'wrong_place', 'needs_other_lead', 'already_handled'] as const
export type ReturnReason = (typeof returnReasons)[number]
export const returnReasonText: Record<ReturnReason, Text> = {
  not_ours: { zh: '不属于本单位职责', en: 'Not within this unit’s duties' },
  wrong_place: { zh: '不在本单位管辖的地方', en: 'Outside this unit’s area' },
  needs_other_lead: { zh: '应由别的单位牵头', en: 'Another unit should lead' },
  already_handled: { zh: '同一件事已在办', en: 'The same matter is already being handled' },
}

/** What a co-unit can say in its reply. */
export const replyOutcomes = ['done', 'promised', 'partly', 'cannot'] as const
export type ReplyOutcome = (typeof replyOutcomes)[number]
export const replyOutcomeText: Record<ReplyOutcome, Text> = {
  done: { zh: '可以办，已办好', en: 'Can do, done' },
  promised: { zh: '可以办，定在某日', en: 'Can do, on a set day' },
  partly: { zh: '只能办一部分', en: 'Only in part' },
  cannot: { zh: '办不了，说明依据', en: 'Cannot, with the reason' },
}

type Part = { role: 'lead' | 'co'; state: AssignmentState; outcome: ReplyOutcome | null; promisedDay: string | null }
/** `over`: refused. Only what is wholly done is green. */
export type PartTone = 'neutral' | 'doing' | 'soon' | 'over' | 'done'

/** Where one unit's part stands, with what it said came of it. */
export function partState({ role, state, outcome, promisedDay }: Part): { text: Text; tone: PartTone } {
  if (state === 'replied' && role === 'lead') return { text: { zh: '已答复', en: 'Answered' }, tone: 'done' }
  if (state === 'replied' && outcome === 'partly') return { text: { zh: '办了一部分', en: 'Done in part' }, tone: 'soon' }
  if (state === 'replied' && outcome === 'cannot') return { text: { zh: '办不了', en: 'Cannot be done' }, tone: 'over' }
  if (state === 'signed' && outcome === 'promised' && promisedDay !== null) {
    const day = dayText(promisedDay)
    return { text: { zh: `定在 ${day.zh}`, en: `Set for ${day.en}` }, tone: 'doing' }
  }
  return { text: assignmentStateText[state], tone: stateTone[state] }
}

const stateTone: Record<AssignmentState, PartTone> = {
  assigned: 'neutral',
  signed: 'doing',
  replied: 'done',
  returned: 'neutral',
  cancelled: 'neutral',
}

export const callbackResults = ['no_answer', 'wrong_number', 'later', 'declined'] as const
export type CallbackResult = (typeof callbackResults)[number]
export const callbackResultText: Record<CallbackResult, Text> = {
  no_answer: { zh: '没人接', en: 'No answer' },
  wrong_number: { zh: '号码不对', en: 'Wrong number' },
  later: { zh: '约个时间', en: 'Call again at a set time' },
  declined: { zh: '不想评价', en: 'Does not want to rate' },
}

/** How a requester was asked how it went. A rating without one of them is nobody's word. */
export const callbackWays = ['phone', 'in_person', 'they_called'] as const
export type CallbackWay = (typeof callbackWays)[number]
export const callbackWayText: Record<CallbackWay, Text> = {
  phone: { zh: '打电话问的', en: 'By phone' },
  in_person: { zh: '当面问的', en: 'In person' },
  they_called: { zh: '对方打来的', en: 'They called' },
}

/** What a requester objects to in what a call-back wrote down in their name. */
export const objectionKinds = ['not_mine', 'not_solved'] as const
export type ObjectionKind = (typeof objectionKinds)[number]
export const objectionText: Record<ObjectionKind, Text> = {
  not_mine: { zh: '这不是我说的', en: 'I did not say this' },
  not_solved: { zh: '还没解决', en: 'It is not solved' },
}

/** What comes of an objection: the record stands, it is struck and the requester rates, or it is taken up again. */
export const objectionOutcomes = ['stands', 'struck', 'again'] as const
export type ObjectionOutcome = (typeof objectionOutcomes)[number]
export const objectionOutcomeText: Record<ObjectionOutcome, Text> = {
  stands: { zh: '核实过，记录没有错', en: 'Checked: the record is right' },
  struck: { zh: '记录不算，请诉求人自己评价', en: 'The record does not count; the requester rates' },
  again: { zh: '没有解决，重新办', en: 'Not solved: taken up again' },
}

export const solvedText = {
  yes: { zh: '解决了', en: 'Solved' },
  partly: { zh: '部分解决', en: 'Partly solved' },
  no: { zh: '没有解决', en: 'Not solved' },
} as const satisfies Record<string, Text>

/**
 * A need is taken up again at most twice; after that the sub-district decides (domain: 重办): it dispatches once more, or ends it
 * with a written decision.
 */
export const mostRounds = 3
