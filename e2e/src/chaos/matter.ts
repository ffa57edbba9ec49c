import type { Caller } from './caller.ts'
import { Queue } from './queue.ts'

/** One need as it goes from hand to hand among the clients. */
export type Matter = {
  needId: string
  number: string
  unit: string
  /** Who raised it, and the receipt that lets a guest come back to it. */
  requester: Caller
  receipt: string
  lead: string
  assignmentId: string
  round: number
  /** Units elsewhere that have not replied yet. */
  waitingFor: number
  contacted?: boolean
}

/** The desks between which matters lie. */
export class Board {
  readonly raised = new Queue<Matter>()
  readonly dispatched = new Map<string, Queue<Matter>>()
  readonly partsIn = new Map<string, Queue<Matter>>()
  readonly answered = new Queue<Matter>()
  readonly byNumber = new Map<string, Matter>()

  constructor(leads: string[]) {
    for (const lead of leads) {
      this.dispatched.set(lead, new Queue())
      this.partsIn.set(lead, new Queue())
    }
  }

  get waiting(): number {
    return [this.raised, this.answered, ...this.dispatched.values(), ...this.partsIn.values()].reduce((sum, one) => sum + one.length, 0)
  }

  close(): void {
    for (const one of [this.raised, this.answered, ...this.dispatched.values(), ...this.partsIn.values()]) one.close()
  }
}
