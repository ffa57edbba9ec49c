import { Caller } from './caller.ts'
import type { Journal } from './journal.ts'
import { Board, type Matter } from './matter.ts'
import type { Queue } from './queue.ts'
import type { Random } from './random.ts'
import { confirmOutcome, raiseNeeds } from './requesters.ts'
import type { Sinks } from './sinks.ts'
import { acceptAndDispatch, answerNeed, callBack, signAndContact, signIn, workByLink } from './staff.ts'
import type { World } from './world.ts'

export type LoadParts = {
  url: string
  run: string
  guests: number
  journal: Journal
  world: World
  sinks: Sinks
  random: Random
  newKeyEachTry: boolean
}

/** Everybody at work at once. */
export class Load {
  private going = true
  private readonly parts: LoadParts
  private readonly board: Board
  private readonly clients: Promise<void>[] = []

  constructor(parts: LoadParts) {
    this.parts = parts
    this.board = new Board(['区人社局', ...parts.world.units.map((unit) => unit.lead)])
  }

  async start(): Promise<void> {
    const { world, random, run, guests, sinks } = this.parts
    const { board } = this
    const staff = async (name: string, who: string): Promise<Caller> => {
      const caller = this.caller(name)
      await signIn(caller, world, who)
      return caller
    }
    const firm = await staff('firm', '颐家安宁 人事经理')
    const street = await staff('street', '八角街道 楼宇专班')
    const head = await staff('head', '今鼎大厦 站长')
    const other = await staff('specialist', '今鼎大厦 专员一')
    const bureau = await staff('bureau', '区人社局 联络员')
    const property = await staff('property', '今鼎大厦物业 项目经理')
    const going = (): boolean => this.going

    for (let at = 1; at <= guests; at += 1)
      this.clients.push(raiseNeeds(this.caller(`guest${at}`), { world, board, random: random.fork(), run, guest: true }, going))
    this.clients.push(raiseNeeds(firm, { world, board, random: random.fork(), run, guest: false }, going))
    // the head of station sees one building, the sub-district both
    this.each(board.raised, (matter) => acceptAndDispatch(matter.unit === 'jinding' ? head : street, matter, world, board, random), 3)
    for (const [lead, caller] of [
      ['区人社局', bureau],
      ['今鼎大厦物业', property],
    ] as const) {
      this.each(board.dispatched.get(lead), (matter) => signAndContact(caller, matter, board), 2)
      this.each(board.partsIn.get(lead), (matter) => answerNeed(caller, matter, board), 1)
    }
    this.each(sinks.post, (mail) => workByLink(this.caller('far'), mail, board), 2)
    this.each(
      board.answered,
      (matter) => {
        const byDesk = matter.unit === 'jinding' && random.chance(0.3)
        return byDesk ? callBack(other, matter, random) : confirmOutcome(matter, board, random)
      },
      2,
    )
  }

  /** Everybody finishes what they have in hand; what was begun is answered. */
  async stop(): Promise<void> {
    this.going = false
    this.board.close()
    this.parts.sinks.post.close()
    await Promise.all(this.clients)
  }

  private each<T extends Matter | string>(queue: Queue<T> | undefined, work: (item: T) => Promise<void>, hands: number): void {
    for (let hand = 0; hand < hands; hand += 1) {
      this.clients.push(
        (async () => {
          for (let item = await queue?.take(); item !== null && item !== undefined; item = await queue?.take()) await work(item)
        })(),
      )
    }
  }

  private caller(name: string): Caller {
    const { url, journal, random, newKeyEachTry } = this.parts
    return new Caller(name, { url, journal, random: random.fork(), newKeyEachTry })
  }
}
