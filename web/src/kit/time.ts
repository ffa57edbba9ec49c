import type { Text } from '@liti/contract/common'
import { whenText, type Moment } from '@liti/contract/time-text'
import { useSyncExternalStore } from 'react'
import { useTx } from './text.ts'

export * from '@liti/contract/time-text'

let ahead = 0

/** Takes the server's clock from an answer's `Date` header: phones are often minutes wrong. */
export function noteServerTime(header: string | null, receivedAt = Date.now()): void {
  const at = header === null ? Number.NaN : Date.parse(header)
  if (!Number.isNaN(at) && Math.abs(at - receivedAt - ahead) > 2000) ahead = at - receivedAt
}

/** Milliseconds since 1970 by the server's clock, as far as it is known. */
export const now = (): number => Date.now() + ahead

const minute = 60_000
const subscribe = (draw: () => void): (() => void) => {
  const timer = setInterval(draw, minute / 2)
  return () => clearInterval(timer)
}

/** The present minute; draws again when it has passed. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(now() / minute) * minute)
}

/** Writes times against the present minute: `const when = useWhen(); when(need.at)` → 今天 9:10 */
export function useWhen(say: (moment: Moment, now: Moment) => Text = whenText): (moment: Moment) => string {
  const [at, tx] = [useNow(), useTx()]
  return (moment) => tx(say(moment, at))
}
