import type { Lang } from '@liti/contract/common'
import { Moved } from '@liti/contract/moved'
import { isLater, movedText, toTell } from '@liti/contract/moved-text'
import { dayText } from '@liti/contract/time-text'
import { z } from 'zod'

export const follow = { zh: '看进度：', en: 'See progress:' }

/** Dates that are others than the ones told before; older rows tell of none. */
export const moved = z.array(Moved).default([])

/** Old date, new date and why. */
export function movedLine(moves: Moved[], lang: Lang): string | false {
  const told = toTell(moves)
  if (told.length === 0) return false
  const { zh, en } = movedText(told)
  return { zh: `和先前说的不一样了：${zh}`, en: `Not as you were told before: ${en}` }[lang]
}

/** For the one line everybody reads, and the whole of a text message: the answer comes later than was said. */
export function later(moves: Moved[], lang: Lang): string | null {
  const answer = moves.find((move) => move.kind === 'answer' && isLater(move))
  if (!answer) return null
  const [from, to] = [dayText(answer.from)[lang], dayText(answer.to)[lang]]
  return { zh: `答复由 ${from}改到 ${to}`, en: `answer moved from ${from} to ${to}` }[lang]
}
