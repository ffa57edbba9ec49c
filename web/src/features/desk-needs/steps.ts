import type { Can } from '@liti/contract/common'
import type { AssignmentView, NeedView } from '@liti/contract/needs'
import type { ClockKind, NeedState } from '@liti/contract/needs-words'
import { texts } from '../../kit/words/text.ts'
import type { Standing } from '../../kit/ui/due.tsx'
import type { IconName } from '../../kit/ui/icon.tsx'

type NeedStep = 'takeOn' | 'accept' | 'decline' | 'dispatch' | 'end' | 'contact' | 'co' | 'answer' | 'note' | 'case' | 'settle' | 'callback'
type UnitStep = 'sign' | 'reply' | 'correct' | 'return' | 'urge' | 'ask'
export type Step = { can: Can; icon?: IconName | undefined } & (
  | { kind: NeedStep; unit?: undefined }
  | { kind: UnitStep; unit: AssignmentView }
)

export const useStepText = texts({
  zh: {
    takeOn: '受理并派单',
    accept: '受理',
    decline: '不受理，告诉对方找谁',
    dispatch: '派单',
    end: '终结，书面告诉对方',
    sign: '签收',
    contact: '记下首次联系',
    reply: '回复牵头单位',
    correct: '更正回复',
    ask: '先问一件事',
    answer: '答复诉求人',
    urge: '催办',
    urgeUnit: (unit: string) => `催办${unit}`,
    co: '加协办单位',
    callback: '回访',
    return: '退单',
    case: '回话：差评整改',
    settle: '答复异议',
    note: '写内部记录',
    nothing: '您现在没有要办的',
  },
  en: {
    takeOn: 'Accept and dispatch',
    accept: 'Accept',
    decline: 'Decline and say where to go',
    dispatch: 'Dispatch',
    end: 'End it with a written decision',
    sign: 'Sign for it',
    contact: 'Note the first contact',
    reply: 'Reply to the lead',
    correct: 'Correct the reply',
    ask: 'Ask first',
    answer: 'Answer the requester',
    urge: 'Urge',
    urgeUnit: (unit) => `Urge ${unit}`,
    co: 'Add a co-unit',
    callback: 'Call back',
    return: 'Send back',
    case: 'Answer the bad-rating case',
    settle: 'Answer the objection',
    note: 'Internal note',
    nothing: 'Nothing for you to do now',
  },
})

/** Which steps somebody expects to see in a state even when it is not theirs, or too early. */
const expected: Record<NeedState, readonly NeedStep[]> = {
  submitted: ['accept', 'decline', 'dispatch'],
  accepted: ['dispatch'],
  dispatched: ['contact'],
  signed: ['contact', 'answer'],
  handling: ['answer', 'callback'],
  answered: ['callback'],
  closed: [],
  declined: [],
  withdrawn: [],
}

const isLate = (clock: { standing: Standing } | null | undefined): boolean =>
  clock?.standing === 'overdue' || clock?.standing === 'long-overdue'
const working = ({ state }: AssignmentView): boolean => state === 'assigned' || state === 'signed'

/** Which of the need's own clocks a step ends. */
const clockOf: { readonly [Kind in Step['kind']]?: ClockKind } = {
  takeOn: 'accept',
  accept: 'accept',
  dispatch: 'dispatch',
  sign: 'sign',
  contact: 'contact',
  answer: 'answer',
  callback: 'callback',
  case: 'case',
}

/** The time a step keeps has run out: that of a co-unit is its own, everything else is the need's. */
function ownIsLate({ kind, unit }: Step, clocks: NeedView['clocks']): boolean {
  if (unit?.role === 'co') return (kind === 'sign' || kind === 'reply') && isLate(unit.clock)
  const wanted = clockOf[kind]
  return wanted !== undefined && clocks.some((clock) => clock.kind === wanted && isLate(clock))
}

/** A unit that is over time: a co-unit by its own clock, a lead by any of the need's that waits for it. */
function unitIsLate(unit: AssignmentView, clocks: NeedView['clocks']): boolean {
  if (!working(unit)) return false
  if (unit.role === 'co') return isLate(unit.clock)
  return clocks.some((clock) => (clock.kind === 'sign' || clock.kind === 'contact' || clock.kind === 'answer') && isLate(clock))
}

/**
 * The steps of the bar, most useful first: what the reader is late with, then whoever else is late and can be urged, then
 * the rest in the order of a need's life. Which are allowed is the server's word; the order alone is decided here.
 */
export function stepsOf(need: NeedView): Step[] {
  const { can, clocks, assignments: units } = need
  const openCase = need.badRatingCase !== null && need.badRatingCase.endedAt === null
  const of = (kind: UnitStep, icon: IconName | undefined, which: (unit: AssignmentView) => boolean = () => true): Step[] =>
    units.filter((unit) => unit.can[kind] === true && which(unit)).map((unit) => ({ kind, unit, icon, can: true }))
  const urgent = of('urge', 'bell', (unit) => unitIsLate(unit, clocks)).slice(0, 2)
  const own: Step[] = [
    ...of('sign', 'check'),
    { kind: 'takeOn', can: can.acceptAndDispatch, icon: 'send' },
    { kind: 'accept', can: can.accept, icon: 'check' },
    { kind: 'dispatch', can: can.dispatch, icon: 'send' },
    { kind: 'end', can: can.end, icon: 'pen' },
    ...(openCase ? [{ kind: 'case', can: can.endCase, icon: 'pen' } as const] : []),
    ...(need.objection?.settled === null ? [{ kind: 'settle', can: can.settle, icon: 'pen' } as const] : []),
    { kind: 'contact', can: can.contact, icon: 'phone' },
    { kind: 'callback', can: can.callback, icon: 'phone' },
    ...of('reply', 'send', ({ role }) => role === 'co'),
    { kind: 'answer', can: can.answer, icon: 'send' },
    { kind: 'co', can: can.addCoHandler, icon: 'plus' },
    ...of('correct', 'pen'),
    ...of('ask', 'ask'),
    ...of('return', 'undo'),
    { kind: 'decline', can: can.decline },
    { kind: 'note', can: can.note, icon: 'pen' },
  ]
  const pressing = own.filter((step) => step.can === true && ownIsLate(step, clocks))
  // what one can do in the same step as accepting is not said to be too early
  const wanted = expected[need.state].filter((kind) => !(kind === 'dispatch' && can.acceptAndDispatch === true))
  return [...pressing, ...urgent, ...own.filter((step) => !pressing.includes(step))].filter(
    ({ kind, can: may }) => may === true || kind === 'case' || kind === 'settle' || wanted.some((each) => each === kind),
  )
}
