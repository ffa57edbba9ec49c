import { randomUUID } from 'node:crypto'
import type { In, Out, Route } from '@liti/contract/kit'
import { describe, expect, test } from 'vitest'
import { cast, makeStage, type Role, type Stage } from './actors.ts'
import { openApi, type Answer, type Api, type Browser } from './api.ts'
import { tracer } from './trace.ts'
import { openWorld, type World } from './world.ts'

type Setting<R extends Route> = {
  params?: In<R['params']>
  body?: In<R['body']>
  /** What an upload sends. */
  file?: Buffer
  /** The browser it is called from, where it has to be one of its own. */
  browser?: Browser
}
type Caller = Role | 'guest'

export type Command<R extends Route> = {
  route: R
  by: Caller
  /** Makes a fresh record and says how the command is called on it. */
  ready: () => Promise<Setting<R>>
  /** The audit's name for it; null where nothing is changed that could be written down. */
  event: string | null
  /** What the call has done. */
  done: (reply: Out<R['reply']>, setting: Setting<R>) => void | Promise<void>
  /** The code a second call is refused with; null where the command may be given again. */
  twice: string | null
  /** The reply is not kept under its key (it would store what is sealed elsewhere, or the caller is somebody else by then). */
  kept?: false
  /** Where it depends on the moment how the second of two is refused: every code it may be. */
  race?: string[]
  refused: {
    why: string
    status: 401 | 403 | 404 | 409 | 422
    code: string
    by?: Caller
    /** What happens to the record, or to the call, first. */
    after?: (setting: Setting<R>) => unknown
    body?: In<R['body']>
    /** The key that is sent, where that is what is refused. */
    key?: string
    /** The input that has to change. */
    field?: string
  }[]
}

export type Suite = { world: World; stage: Stage; api: Api; trace: ReturnType<typeof tracer>; browser: (by: Caller) => Promise<Browser> }

/** A world with its API and people, for one file of commands. */
export async function commandWorld(settings: Parameters<typeof openWorld>[0] = {}): Promise<Suite> {
  const world = await openWorld(settings)
  const api = await openApi(world)
  const known = new Map<Caller, Promise<Browser>>()
  const browser = (by: Caller): Promise<Browser> => {
    let one = known.get(by)
    if (!one) known.set(by, (one = by === 'guest' ? Promise.resolve(api.browser()) : api.signIn(cast[by])))
    return one
  }
  return { world, stage: makeStage(world), api, trace: tracer(world), browser }
}

/** Happy, repeated, doubled and refused calls of one command, every refusal held against "leaves no trace". */
export function testCommand<R extends Route>({ world, trace, browser }: Suite, command: Command<R>): void {
  const { route, by, ready, done, event, twice, refused, kept = true, race } = command
  const call = async (setting: Setting<R>, as: Caller, key: string = randomUUID()): Promise<Answer<Out<R['reply']>>> => {
    const { browser: own, file, params, body } = setting
    const from = own && as === by ? own : await browser(as)
    if (file) return from.upload(route, params ?? {}, file, undefined, key)
    return from.ask(route, { ...(params !== undefined && { params }), ...(body !== undefined && { body }), key })
  }
  const audited = async (): Promise<number> => {
    const [row] = await world.asOwner<{ n: number }>('select count(*)::int as n from kernel.audit where event = $1', [event])
    return row?.n ?? 0
  }
  /** As many effects as calls that went well; with less where a call of two found nothing left to do. */
  const expectEffects = async (before: number, well: number): Promise<void> => {
    if (event === null) return
    const more = (await audited()) - before
    if (race) expect([more >= 1, more <= well]).toEqual([true, true])
    else expect(more).toBe(well)
  }
  const expectRule = (answers: Answer<unknown>[], secondOnly: boolean): number => {
    const not = answers.filter(({ status }) => status !== 200).map(({ status, refusal }) => (status < 500 ? refusal.code : status))
    if (race && !secondOnly) expect(race, not.join()).toEqual(expect.arrayContaining(not))
    else expect(not).toEqual(twice === null ? [] : [twice])
    expect(not.length).toBeLessThan(answers.length)
    return answers.length - not.length
  }

  describe(`${route.summary} ${route.path}`, () => {
    test(kept ? 'is done, once per key, and its key is good for nothing else' : 'is done, and once more by its rule', async () => {
      const setting = await ready()
      const before = await audited()
      const key = randomUUID()
      const first = await call(setting, by, key)
      expect(first.status, first.text).toBe(200)
      await done(first.body, setting)
      await expectEffects(before, 1)
      if (!kept) {
        const well = expectRule([first, await call(setting, by, key)], true)
        return expectEffects(before, well)
      }
      const again = await trace.none(() => call(setting, by, key))
      expect(keyless(again.body)).toEqual(keyless(first.body))
      if (setting.file) return
      const other = await trace.none(() => call({ ...setting, body: { ...(setting.body as object), more: 1 } as In<R['body']> }, by, key))
      expect([other.status, other.refusal.code]).toEqual([409, 'key-reused'])
    })

    test('two at once: one effect for one key, and the rule for two', async () => {
      if (kept) {
        const one = await ready()
        const before = await audited()
        const key = randomUUID()
        const same = await Promise.all([call(one, by, key), call(one, by, key)])
        expect(same.map(({ status }) => status)).toEqual([200, 200])
        expect(keyless(same[0]?.body)).toEqual(keyless(same[1]?.body))
        await expectEffects(before, 1)
      }
      const two = await ready()
      const then = await audited()
      await expectEffects(then, expectRule(await Promise.all([call(two, by), call(two, by)]), false))
    })

    test.each(refused)('refused: $why', async ({ status, code, by: who = by, after, body, key, field }) => {
      const setting = await ready()
      await after?.(setting)
      await browser(who) // signing in leaves traces of its own
      const answer = await trace.none(() => call(body === undefined ? setting : { ...setting, body }, who, key))
      expect([answer.status, answer.refusal.code], answer.text).toEqual([status, code])
      expect(answer.refusal.message.zh).toMatch(/\p{sc=Han}/u)
      expect(answer.refusal.message.en).toMatch(/[a-z]/)
      if (field) expect(Object.keys(answer.refusal.fields ?? {})).toContain(field)
    })
  })
}

/** A reply without the one thing that is given out once and never again: the address a new link opens. */
const keyless = (reply: unknown): unknown =>
  JSON.parse(JSON.stringify(reply, (name, value: unknown) => (name === 'url' && isLink(value) ? undefined : value)))
const isLink = (value: unknown): boolean => typeof value === 'string' && value.includes('/link/')
