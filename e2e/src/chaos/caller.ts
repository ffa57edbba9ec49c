import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Journal } from './journal.ts'
import type { Random } from './random.ts'

/** What of the replies the clients go on with. */
export type Body = {
  needId?: string
  number?: string
  needNumber?: string
  state?: string
  code?: string
  assignments?: { id: string; role: string; state: string }[]
  parts?: { assignmentId: string; role: string; state: string }[]
}
export type Answer = { ok: boolean; status: number; body: Body; cookie: string | null }
export type Command = { name: string; event: string; path: string; body: object; needId?: string; marker?: string }

const patienceMs = 20_000
/** A share of first tries gives up before the answer can come: the reply is lost, the command perhaps not. */
const impatience = 0.12

/** One browser or phone: every command has its own key and is repeated with it until it is answered. */
export class Caller {
  readonly name: string
  private readonly url: string
  private readonly journal: Journal
  private readonly random: Random
  private readonly newKeyEachTry: boolean
  cookie = ''

  constructor(name: string, parts: { url: string; journal: Journal; random: Random; newKeyEachTry: boolean }) {
    this.name = name
    this.url = parts.url
    this.journal = parts.journal
    this.random = parts.random
    this.newKeyEachTry = parts.newKeyEachTry
  }

  /** Answered at last, with success or with a refusal. */
  async act(command: Command, cookie = this.cookie): Promise<Answer> {
    let key: string = randomUUID()
    for (let tries = 1; ; tries += 1) {
      const sent = Date.now()
      const hasty = tries === 1 && this.random.chance(impatience)
      const answer = await this.attempt('POST', command.path, {
        cookie,
        key,
        body: command.body,
        within: hasty ? this.random.between(1, 60) : patienceMs,
      })
      if (answer && answer.status < 500 && answer.status !== 429) {
        if (!answer.ok) this.refused(command.name, answer)
        else this.acknowledge(command, key, tries, sent, answer)
        return answer
      }
      if (this.newKeyEachTry) key = randomUUID()
      await sleep(Math.min(500, 40 * tries) + this.random.between(0, 60))
    }
  }

  /** Signs in; tried until it is answered. */
  async enter(path: string, body: object): Promise<Answer> {
    for (;;) {
      const answer = await this.attempt('POST', path, { cookie: '', within: patienceMs, key: randomUUID(), body })
      if (answer && answer.status < 500 && answer.status !== 429) {
        this.cookie = answer.cookie ?? ''
        return answer
      }
      await sleep(300)
    }
  }

  /** A page that is opened again until it comes. */
  async read(path: string): Promise<Answer> {
    for (;;) {
      const answer = await this.attempt('GET', path, { cookie: this.cookie, within: patienceMs })
      if (answer && answer.status < 500 && answer.status !== 429) return answer
      await sleep(150)
    }
  }

  private async attempt(
    method: 'GET' | 'POST',
    path: string,
    ask: { cookie: string; within: number; key?: string; body?: object },
  ): Promise<Answer | null> {
    const { counts } = this.journal
    counts.tries += 1
    try {
      const response = await fetch(this.url + path, {
        method,
        headers: {
          // everybody calls from somewhere else: limits by address are not what is looked at here
          'x-forwarded-for': [10, 1, 2, 3].map((least) => this.random.between(least, 250)).join('.'),
          ...(ask.cookie === '' ? {} : { cookie: ask.cookie }),
          ...(ask.key === undefined ? {} : { 'idempotency-key': ask.key, 'content-type': 'application/json' }),
        },
        ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
        signal: AbortSignal.timeout(ask.within),
      })
      const body = (await response.json()) as Body
      if (response.status >= 500) counts.failed += 1
      if (response.status === 429) counts.busy += 1
      const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0])[0] ?? null
      return { ok: response.ok, status: response.status, body, cookie }
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') counts.lostReplies += 1
      else counts.noConnection += 1
      return null
    }
  }

  private acknowledge(command: Command, key: string, tries: number, sent: number, answer: Answer): void {
    const needId = command.needId ?? answer.body.needId ?? ''
    this.journal.acknowledge({
      command: command.name,
      event: command.event,
      client: this.name,
      key,
      needId,
      marker: command.marker ?? null,
      tries,
      sent,
      at: Date.now(),
    })
  }

  private refused(command: string, answer: Answer): void {
    const code = answer.body.code ?? ''
    this.journal.refusals.push({ command, client: this.name, status: answer.status, code })
  }
}
