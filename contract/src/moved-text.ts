import type { Text } from './common.ts'
import { dateTimeText, type Moment } from './time-text.ts'

/** What a requester is given a date for. */
export const toldKinds = ['accept', 'dispatch', 'contact', 'answer'] as const
export type ToldKind = (typeof toldKinds)[number]

/** A date that was told and is another one now, as `Moved` of moved.ts has it. */
type MovedDate = { kind: ToldKind; from: string; to: string; why: Text }

/** What the date is for, said to whoever asked. */
export const toldText: Record<ToldKind, Text> = {
  accept: { zh: '受理', en: 'Acceptance' },
  dispatch: { zh: '派单', en: 'Dispatch' },
  contact: { zh: '联系您', en: 'First contact' },
  answer: { zh: '答复', en: 'Answer' },
}

/** Whether a date moved further away: an earlier one breaks no promise. */
export const isLater = ({ from, to }: Pick<MovedDate, 'from' | 'to'>): boolean => Date.parse(to) > Date.parse(from)

/** What somebody has to hear of: whatever comes later than was said, and the answer in any case. */
export const toTell = <M extends MovedDate>(moves: readonly M[]): M[] => moves.filter((move) => isLater(move) || move.kind === 'answer')

/**
 * 由 12 月 3 日 周四 18:00 改到 12 月 8 日 周二 18:00, for each date what it is for before it, and the reasons behind.
 * @param names other names for the dates, where somebody else reads it
 */
export function movedText(moves: readonly MovedDate[], now?: Moment, names: Record<ToldKind, Text> = toldText): Text {
  const when = (moment: string): Text => dateTimeText(moment, now === undefined ? {} : { now })
  const dates = moves.map((move): Text => {
    const [from, to, name] = [when(move.from), when(move.to), names[move.kind]]
    const later = isLater(move)
    return {
      zh: `${name.zh}由 ${from.zh} ${later ? '改到' : '提前到'} ${to.zh}`,
      en: `${name.en} ${later ? 'moved' : 'brought forward'} from ${from.en} to ${to.en}`,
    }
  })
  const reasons = [...new Map(moves.map(({ why }) => [why.zh, why])).values()]
  return {
    zh: `${dates.map(({ zh }) => zh).join('；')}。原因：${reasons.map(({ zh }) => zh).join('；')}。`,
    en: `${dates.map(({ en }) => en).join('; ')}. Why: ${reasons.map(({ en }) => en).join('; ')}.`,
  }
}
