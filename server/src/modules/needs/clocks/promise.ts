import type { Text } from '@liti/contract/common'
import type { RuleUnit } from '@liti/contract/deadline'
import type { ToldKind } from '@liti/contract/moved-text'
import { dateTimeText, spaced } from '@liti/contract/time-text'
import type { Beginning, Dues, RuleRef } from './promise-chain.ts'

/** One line of a receipt, in the words it was given in; what is not known any more is null. */
export type PromisedStep = {
  kind: ToldKind | 'confirm'
  dueAt: string | null
  text: Text | null
  detail: Text | null
  rule: RuleRef | null
}
export type ToldDate = { dueAt: string; rule: RuleRef | null }
export type ToldDates = Partial<Record<ToldKind, ToldDate>>

const steps = ['accept', 'dispatch', 'contact', 'answer', 'confirm'] as const

const whatText: Record<PromisedStep['kind'], Text> = {
  accept: { zh: '工作站受理', en: 'The workstation accepts it' },
  dispatch: { zh: '派给负责的单位', en: 'It goes to the unit responsible' },
  contact: { zh: '有人打电话给您', en: 'Somebody calls you' },
  answer: { zh: '答复您', en: 'You get an answer' },
  confirm: { zh: '您来说解决了没有', en: 'You say whether it is solved' },
}

/** The line itself. A receipt is kept and printed, so its days have dates, not 今天. */
export function stepText(kind: PromisedStep['kind'], dueAt: string | null, now: Temporal.Instant): Text {
  const what = whatText[kind]
  if (dueAt === null) return what
  const when = dateTimeText(dueAt, { now: now.epochMilliseconds })
  if (kind === 'answer') return { zh: spaced('最晚', when.zh, what.zh), en: `An answer by ${when.en}` }
  return { zh: `${when.zh} 前，${what.zh}`, en: `By ${when.en}: ${what.en.charAt(0).toLowerCase()}${what.en.slice(1)}` }
}

/** Where the count of the answer begins, in days. */
const beginsText = (unit: RuleUnit): Text => {
  if (unit === 'working-days') return { zh: '从派单后的下一个工作日起算。', en: 'Counted from the working day after dispatch.' }
  if (unit === 'days') return { zh: '从派单第二天起算。', en: 'Counted from the day after dispatch.' }
  return { zh: '从派单起算。', en: 'Counted from dispatch.' }
}

function detailOf(kind: PromisedStep['kind'], { contact, summary, unit }: Dues): Text | null {
  switch (kind) {
    case 'accept':
      return { zh: '不归这里管，会告诉您该找谁。', en: 'If it is not ours, you are told where to go.' }
    case 'dispatch':
      return null
    case 'contact':
      return { zh: `派单后 ${contact.zh}内`, en: `Within ${contact.en} of dispatch` }
    case 'answer': {
      const begins = beginsText(unit)
      return { zh: `${summary.zh}${begins.zh}`, en: `${summary.en} ${begins.en}` }
    }
    case 'confirm':
      return { zh: '没解决可以重办，最多两次。', en: 'If not, it is taken up again, twice at most.' }
  }
}

/** What is done as the need begins, and so carries no date. */
const doneAtOnce: Record<Beginning, readonly string[]> = { submitted: [], accepted: ['accept'], dispatched: ['accept', 'dispatch'] }

/** The promise as it is given and kept, and the dates that are told with it. */
export function givePromise(dues: Dues, begins: Beginning, now: Temporal.Instant): { steps: PromisedStep[]; told: ToldDates } {
  const given = steps.map((kind): PromisedStep => {
    const dated = kind !== 'confirm' && !doneAtOnce[begins].includes(kind)
    const dueAt = dated ? dues.due[kind].toString() : null
    const rule = kind === 'confirm' ? null : dues.rules[kind]
    return { kind, dueAt, text: stepText(kind, dueAt, now), detail: detailOf(kind, dues), rule }
  })
  const told = given.flatMap(({ kind, dueAt, rule }) => (dueAt === null ? [] : [[kind, { dueAt, rule }] as const]))
  return { steps: given, told: Object.fromEntries(told) }
}

/** The lines of a receipt of which nothing was kept: what will be done, without dates. */
export const undatedSteps = (): PromisedStep[] => steps.map((kind) => ({ kind, dueAt: null, text: null, detail: null, rule: null }))
