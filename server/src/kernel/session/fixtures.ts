import { createHmac, randomUUID } from 'node:crypto'
import * as session from '@liti/contract/session'
import type { Route } from '@liti/contract/kit'
import { read } from '@liti/contract/kit'
import { z } from 'zod'
import { district, type TestSystem } from '../../../test/system.ts'
import { makeHttp } from '../http/app.ts'
import { makeServe } from '../http/serve.ts'
import { createPersonAccount, makeDoor, sessionRoutes } from './index.ts'

/** Who a request turned out to be: for the tests of the door. */
const probe = read('/api/probe', {
  summary: 'probe',
  access: 'anyone',
  reply: z.object({
    kind: z.string(),
    district: z.number(),
    lang: z.string(),
    personId: z.string().nullable(),
    seats: z.number(),
    organisations: z.array(z.string()),
    receipts: z.array(z.string()),
  }),
})
const staffOnly = read('/api/staff-probe', { summary: 'staff probe', access: 'staff', reply: z.object({}) })

export type Answer = { status: number; body: Record<string, unknown> & { code?: string; message?: { zh: string; en: string } } }

/** The sign-in part of the product behind real HTTP handling, on a test database; SMS ends up in `sent`. */
export async function signInApp(test: TestSystem) {
  const { system } = test
  const sent = new Map<string, string>()
  const sms = { down: false }
  const http = await makeHttp(system.config, system.log)
  const { serve, served } = makeServe(http, makeDoor(system), system.config.RATE_LIMIT)
  sessionRoutes(serve, system, {
    sendCode: async (phone, code) => {
      if (sms.down) throw new Error('no route to the provider')
      sent.set(phone, code)
    },
    demoCode: (phone) => sent.get(phone) ?? null,
  })
  serve(probe, ({ actor }) => ({ ...actor, seats: actor.seats.length, organisations: actor.organisationIds }))
  serve(staffOnly, () => ({}))

  /** One browser: keeps its cookies, sends a fresh key with each command. */
  const browser = (headers: Record<string, string> = {}) => {
    const jar = new Map<string, string>()
    // routes that anyone may call count by address: every browser lives at its own unless the test says otherwise
    const address = headers['x-test-address'] ?? `198.18.${(addresses += 1) >> 8}.${addresses & 255}`
    const ask = async (method: 'GET' | 'POST', url: string, payload?: object, extra: Record<string, string> = {}): Promise<Answer> => {
      const reply = await http.inject({
        method,
        url,
        ...(payload === undefined ? {} : { payload }),
        headers: {
          ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
          ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
          ...headers,
          ...extra,
        },
        remoteAddress: address,
      })
      for (const cookie of reply.cookies) {
        if (cookie.value === '' || cookie.maxAge === 0) jar.delete(cookie.name)
        else jar.set(cookie.name, encodeURIComponent(cookie.value))
      }
      return { status: reply.statusCode, body: reply.json() }
    }
    return {
      jar,
      get: (url: string, extra?: Record<string, string>) => ask('GET', url, undefined, extra),
      post: (route: Route, body: object = {}, params: Record<string, string> = {}, extra?: Record<string, string>) =>
        ask(
          'POST',
          route.path.replace(/:(\w+)/g, (_all, name: string) => params[name] ?? ''),
          body,
          extra,
        ),
    }
  }
  /** A browser whose person came in by code. */
  const signedIn = async (phone: string, headers: Record<string, string> = {}, one = browser(headers)) => {
    await one.post(session.sendCode, { phone })
    const reply = await one.post(session.signInWithCode, { phone, code: sent.get(phone) })
    if (reply.status !== 200) throw new Error(`not signed in: ${JSON.stringify(reply.body)}`)
    return one
  }
  return { http, serve, served, sent, sms, browser, signedIn }
}

/** What the door took a browser's request for. */
export const who = async (one: Browser) => (await one.get('/api/probe')).body

let addresses = 0
export type Browser = ReturnType<Awaited<ReturnType<typeof signInApp>>['browser']>

let last = 10_000_000
/** A number nobody else in this file uses. */
export const newPhone = (): string => `138${(last += 1)}`

/** A person who can sign in, holding a seat in a new body where one is asked for. */
export async function makePerson(
  test: TestSystem,
  seat?: { bodyKind?: string; kind?: string; from?: string; to?: string | null },
): Promise<{ personId: string; phone: string }> {
  const phone = newPhone()
  const { personId } = await createPersonAccount(test.ctx, null, { phone, displayName: '站长', lang: 'zh' })
  if (seat) {
    const [body] = await test.asOwner<{ id: string }>(
      `insert into directory.body (district_id, kind, name, short_name) values ($1, $2, '八角街道办事处', '八角街道') returning id`,
      [district, seat.bodyKind ?? 'subdistrict'],
    )
    await test.asOwner(
      `insert into directory.seat (district_id, body_id, kind, title, person_id, from_day, to_day) values ($1, $2, $3, '站长', $4, $5, $6)`,
      [district, body?.id, seat.kind ?? 'head', personId, seat.from ?? '2026-01-01', seat.to ?? null],
    )
  }
  return { personId, phone }
}

/** Moves the clock everything in the product reads, from where it really is. */
export function passTime(test: TestSystem, duration: Temporal.DurationLike): void {
  test.system.now = () => Temporal.Now.instant().add(duration)
}

/** RFC 6238 with SHA-1, six digits, 30 s, for the moment `steps` periods from now. Written apart from the product's library. */
export function totp(uri: string, steps = 0): string {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(secret.replace(/=+$/, ''), (char) => alphabet.indexOf(char).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
