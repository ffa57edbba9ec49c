import { appendFileSync } from 'node:fs'

/** What a client was promised: the command was answered with success. */
export type Ack = {
  command: string
  /** The record's event that the command writes. */
  event: string
  client: string
  key: string
  needId: string
  /** Stands in the words of the need that was raised. */
  marker: string | null
  tries: number
  /** When the try that was answered set out, and when its answer came (ms). */
  sent: number
  at: number
}

/** The clients' own log, kept outside of the product: what it promised, it is held to. */
export class Journal {
  readonly acks: Ack[] = []
  readonly refusals: { command: string; client: string; status: number; code: string }[] = []
  readonly counts = { tries: 0, lostReplies: 0, noConnection: 0, failed: 0, busy: 0 }
  private readonly file: string
  private readonly waiting = new Set<{ after: number; left: number; done: (at: number) => void }>()

  constructor(file: string) {
    this.file = file
  }

  acknowledge(ack: Ack): void {
    this.acks.push(ack)
    appendFileSync(this.file, `${JSON.stringify(ack)}\n`)
    for (const one of this.waiting) {
      if (ack.sent < one.after) continue
      one.left -= 1
      if (one.left > 0) continue
      this.waiting.delete(one)
      one.done(ack.at)
    }
  }

  /** When the `count`th command was acknowledged whose last try set out after `after`. */
  acknowledgedAfter(after: number, count: number, withinMs: number): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const timer = setTimeout(() => reject(new Error(`Nothing was acknowledged for ${withinMs / 1000} s`)), withinMs)
    this.waiting.add({
      after,
      left: count,
      done: (at) => {
        clearTimeout(timer)
        resolve(at)
      },
    })
    return promise
  }
}
