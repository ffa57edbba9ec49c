import type { Text } from '@liti/contract/common'
import { dateTimeText, whenText, type Moment } from '@liti/contract/time-text'
import { useSyncExternalStore } from 'react'
import { now } from '../api/server-time.ts'
import { useTx } from './text.ts'

export * from '@liti/contract/time-text'
export { now } from '../api/server-time.ts'

const minute = 60_000
const subscribe = (draw: () => void): (() => void) => {
  const timer = setInterval(draw, minute / 2)
  return () => clearInterval(timer)
}

const thisMinute = (): number => Math.floor(now() / minute) * minute

/** The present minute; draws again when it has passed. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, thisMinute, thisMinute)
}

/** Writes times against the present minute: `const when = useWhen(); when(need.at)` → 今天 9:10 */
export function useWhen(say: (moment: Moment, now: Moment) => Text = whenText): (moment: Moment) => string {
  const [at, tx] = [useNow(), useTx()]
  return (moment) => tx(say(moment, at))
}

/** Writes what is promised: with its date, as everywhere else, never 今天. */
export const useDue = (): ((moment: Moment) => string) => useWhen(dueText)
const dueText = (moment: Moment, now: Moment): Text => dateTimeText(moment, { now })
