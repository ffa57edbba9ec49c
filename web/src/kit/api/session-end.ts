import type { Me } from '@liti/contract/session'
import { byServer, lastAnswer, now } from './server-time.ts'
import { useNow } from '../words/time.ts'

const warnFor = 5 * 60_000

/**
 * How much of a session is left. It ends when nothing is asked of the server for as long as `me` said when it was read; every
 * answer since then has pushed that end on.
 */
export function leftOf(me: Pick<Me, 'idleEndsAt'>, readAt: number, answeredAt: number, at: number): number {
  if (me.idleEndsAt === null) return Infinity
  const end = Date.parse(me.idleEndsAt)
  return Math.max(end, answeredAt + (end - readAt)) - at
}

/** `over` once a session has ended by the clock, minutes left where it soon will, else null. */
export function useSessionEnd(me: Me | undefined, readAtHere: number): number | 'over' | null {
  useNow()
  if (!me?.person) return null
  const left = leftOf(me, byServer(readAtHere), lastAnswer(), now())
  if (left <= 0) return 'over'
  return left <= warnFor ? Math.max(1, Math.round(left / 60_000)) : null
}
