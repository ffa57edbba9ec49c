import { randomUUID } from 'node:crypto'
import type { In, Out, Route } from '@liti/contract/kit'
import { describe, expect, test } from 'vitest'
import { cast, makeStage, type Role, type Stage } from './actors.ts'
import { openApi, type Answer, type Api, type Browser } from './api.ts'
import { tracer } from './trace.ts'
import { openWorld, type World } from './world.ts'

type Setting<R extends Route> = { params?: In<R['params']>; body?: In<R['body']> }
type Caller = Role | 'guest'

export type Command<R extends Route> = {
  route: R
  by: Caller
  /** Makes a fresh record and says how the command is called on it. */
  ready: () => Promise<Setting<R>>
  /** The audit's name for it. */
  event: string
  /** What the call has done. */
  done: (reply: Out<R['reply']>, setting: Setting<R>) => void | Promise<void>
  /** The code a second call is refused with; null where the command may be given again. */
  twice: string | null
  refused: {
    why: string
    status: 401 | 403 | 404 | 409 | 422
    code: string
    by?: Caller
    /** What happens to the record first. */
    after?: (setting: Setting<R>) => Promise<unknown>
    body?: In<R['body']>
    /** The input that has to change. */
    field?: string
  }[]
}

export type Suite = { world: World; stage: Stage; api: Api; trace: ReturnType<typeof tracer>; browser: (by: Caller) => Promise<Browser> }

/** A world with its API and people, for one file of commands. */
export async function commandWorld(): Promise<Suite> {
  const world = await openWorld()
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
  const { route, by, ready, done, event, twice, refused } = command
  const call = async (setting: Setting<R>, as: Caller, key: string = randomUUID()): Promise<Answer<Out<R['reply']>>> =>
    (await browser(as)).ask(route, { ...setting, key })
  const audited = async (): Promise<number> => {
    const [row] = await world.asOwner<{ n: number }>('select count(*)::int as n from kernel.audit where event = $1', [event])
    return row?.n ?? 0
  }

  describe(`${route.summary} ${route.path}`, () => {
    test('is done, once per key, and its key is good for nothing else', async () => {
      const setting = await ready()
      const before = await audited()
      const key = randomUUID()
      const first = await call(setting, by, key)
      expect(first.status, first.text).toBe(200)
      await done(first.body, setting)
      expect(await audited()).toBe(before + 1)
      const again = await trace.none(() => call(setting, by, key))
      expect(keyless(again.body)).toEqual(keyless(first.body))
      const other = await trace.none(() => call({ ...setting, body: { ...(setting.body as object), more: 1 } as In<R['body']> }, by, key))
      expect([other.status, other.refusal.code]).toEqual([409, 'key-reused'])
    })

    test('two at once: one effect for one key, and the rule for two', async () => {
      const one = await ready()
      const before = await audited()
      const key = randomUUID()
      const same = await Promise.all([call(one, by, key), call(one, by, key)])
      expect(same.map(({ status }) => status)).toEqual([200, 200])
      expect(keyless(same[0]?.body)).toEqual(keyless(same[1]?.body))
      expect(await audited()).toBe(before + 1)
      const two = await ready()
      const then = await audited()
      const both = await Promise.all([call(two, by), call(two, by)])
      const well = both.filter(({ status }) => status === 200)
      const not = both.filter(({ status }) => status !== 200)
      expect(not.map(({ refusal }) => refusal.code)).toEqual(twice === null ? [] : [twice])
      expect(await audited()).toBe(then + well.length)
    })

    test.each(refused)('refused: $why', async ({ status, code, by: who = by, after, body, field }) => {
      const setting = await ready()
      await after?.(setting)
      await browser(who) // signing in leaves traces of its own
      const answer = await trace.none(() => call(body === undefined ? setting : { ...setting, body }, who))
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
