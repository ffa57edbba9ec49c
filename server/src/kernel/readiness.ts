import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { isFull, isRefusedWrite } from './disk-space.ts'
import type { System } from './system.ts'

/** Whoever asks waits no longer; a frozen database never answers. */
const answerWithinMs = 1500
/** A question that was never answered is given up, and asked anew. */
const askAgainMs = 10_000

export type NotReady = 'disk-full' | 'cannot-write' | 'no-answer' | 'away'

/** Whether the product can serve: the database takes a write, the file store a file, and the disk has room. Null where it can. */
export function makeReadiness(system: System): () => Promise<NotReady | null> {
  let asked: Promise<NotReady | null> | null = null

  const ask = async (): Promise<NotReady | null> => {
    try {
      await Promise.all([sql`update kernel.pulse set at = clock_timestamp()`.execute(system.openDb), system.files.check()])
      return null
    } catch (error) {
      system.log.warn({ err: error }, 'not ready')
      return isRefusedWrite(error) ? (isFull() ? 'disk-full' : 'cannot-write') : 'away'
    }
  }
  return async () => {
    if (isFull()) return 'disk-full'
    // one question at a time: while the database is frozen they would use up its connections
    asked ??= Promise.race([ask(), sleep(askAgainMs, 'no-answer' as const, { ref: false })]).finally(() => {
      asked = null
    })
    return Promise.race([asked, sleep(answerWithinMs, 'no-answer' as const, { ref: false })])
  }
}
