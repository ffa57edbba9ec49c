import { randomUUID } from 'node:crypto'
import type { Refused } from '@liti/contract/common'
import type { In, Out, Route } from '@liti/contract/kit'
import * as session from '@liti/contract/session'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, expect } from 'vitest'
import { buildApp, type App } from '../src/app.ts'
import type { World } from './world.ts'

export type Asked<R extends Route> = {
  params?: In<R['params']>
  query?: In<R['query']>
  body?: In<R['body']>
  /** The Idempotency-Key; a fresh one unless given. */
  key?: string
}
/** An answer of the API. `body` is what the contract promises where the status is 200, and a refusal elsewhere. */
export type Answer<T> = { status: number; body: T; refusal: Refused; text: string }

export type Browser = {
  jar: Map<string, string>
  ask: <R extends Route>(route: R, asked?: Asked<R>) => Promise<Answer<Out<R['reply']>>>
  /** The reply of a call that is expected to be let through. */
  get: <R extends Route>(route: R, asked?: Asked<R>) => Promise<Out<R['reply']>>
  upload: <R extends Route>(
    route: R,
    params: Record<string, string>,
    file: Buffer,
    name?: string,
    key?: string,
  ) => Promise<Answer<Out<R['reply']>>>
}

export type Api = {
  app: App
  /** A browser nobody has signed in with, at an address of its own; `host`: the address of the district it visits. */
  browser: (host?: string) => Browser
  /** A browser of somebody of the demonstration world, signed in with the code the demonstration shows. */
  signIn: (person: string) => Promise<Browser>
}

/** The product's whole API on a world, without a network between. */
export async function openApi(world: World): Promise<Api> {
  const app = await buildApp(world.system)
  await app.http.ready()
  afterAll(() => app.close())
  const browser = (host?: string) => makeBrowser(app, host)
  return {
    app,
    browser,
    signIn: async (person) => {
      const one = browser()
      const phone = world.world.phone(person)
      const { demoCode } = await one.get(session.sendCode, { body: { phone } })
      await one.get(session.signInWithCode, { body: { phone, code: demoCode ?? '' } })
      return one
    },
  }
}

let addresses = 0

function makeBrowser({ http }: App, host?: string): Browser {
  const jar = new Map<string, string>()
  const remoteAddress = `198.18.${(addresses += 1) >> 8}.${addresses & 255}`

  const send = async <T>(method: 'GET' | 'POST', url: string, payload?: unknown, headers: Record<string, string> = {}) => {
    const reply = await http.inject({
      method,
      url,
      remoteAddress,
      ...(payload === undefined ? {} : { payload: payload as object }),
      headers: {
        ...(host === undefined ? {} : { host }),
        ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
        ...headers,
      },
    })
    for (const { name, value, maxAge } of reply.cookies) {
      if (value === '' || maxAge === 0) jar.delete(name)
      else jar.set(name, encodeURIComponent(value))
    }
    return answerOf<T>(reply)
  }

  const ask: Browser['ask'] = (route, { params, query, body, key = randomUUID() } = {}) => {
    const url = urlOf(route, params as Record<string, string> | undefined, query as Record<string, unknown> | undefined)
    return route.method === 'GET' ? send('GET', url) : send('POST', url, body ?? {}, { 'idempotency-key': key })
  }
  return {
    jar,
    ask,
    get: async (route, asked) => {
      const answer = await ask(route, asked)
      if (answer.status !== 200) expect.unreachable(`${route.path} answered ${answer.status}: ${answer.text.slice(0, 300)}`)
      return answer.body
    },
    upload: (route, params, file, name = 'photo.png', key = randomUUID()) => {
      const edge = 'liti-edge'
      const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${edge}--\r\n`)])
      const headers = { 'content-type': `multipart/form-data; boundary=${edge}`, 'idempotency-key': key }
      return send('POST', urlOf(route, params), payload, headers)
    },
  }
}

/** A route's address with its parameters filled in; a parameter that is not given becomes an id of nothing. */
export function urlOf(route: Route, params: Record<string, string> = {}, query: Record<string, unknown> = {}): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? nothing))
  const asked = Object.entries(query).filter(([, value]) => value !== undefined)
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))}`
}

/** An id that is no record's. */
export const nothing = '00000000-0000-7000-8000-000000000000'

function answerOf<T>(reply: LightMyRequestResponse): Answer<T> {
  const text = reply.body
  const body: unknown = String(reply.headers['content-type']).includes('json') ? JSON.parse(text) : text
  return { status: reply.statusCode, body: body as T, refusal: body as Refused, text }
}
