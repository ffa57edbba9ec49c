import { randomUUID } from 'node:crypto'
import * as session from '@liti/contract/session'
import { act } from '@liti/contract/kit'
import { z } from 'zod'
import { afterEach, describe, expect, test } from 'vitest'
import { district, testSystem } from '../../../test/system.ts'
import { type Browser, makePerson, newPhone, passTime, signInApp, who } from './fixtures.ts'
import { addReceipt, draftToken, readDraftToken } from './index.ts'

const world = await testSystem({ SESSION_IDLE_MINUTES: '30' })
const { http, sent, browser, serve, signedIn } = await signInApp(world)

const keepReceipt = act('/api/probe-receipt', { summary: '', access: 'anyone', body: z.object({ id: z.uuid() }), reply: z.object({}) })
serve(keepReceipt, ({ ctx, body, response }) => {
  addReceipt(ctx, response, body.id)
  return {}
})
const keepDraft = act('/api/probe-draft', {
  summary: '',
  access: 'anyone',
  reply: z.object({ made: z.string(), before: z.string().nullable() }),
})
serve(keepDraft, ({ ctx, request, response }) => ({ before: readDraftToken(ctx, request), made: draftToken(ctx, request, response) }))

afterEach(() => passTime(world, { minutes: 0 }))

const day = (name: string | undefined) => {
  const today = Temporal.Now.plainDateISO('Asia/Shanghai')
  return name && { yesterday: today.subtract({ days: 1 }), today, tomorrow: today.add({ days: 1 }) }[name]?.toString()
}

describe('who is asking', () => {
  test('a guest, in the district of the settings or of the address, in their language', async () => {
    expect(await who(browser())).toMatchObject({ kind: 'guest', district, lang: 'zh', personId: null })
    expect(await who(browser({ 'accept-language': 'en-GB,en;q=0.9' }))).toMatchObject({ lang: 'en' })
    const one = browser({ 'accept-language': 'en' })
    one.jar.set('lang', 'zh')
    expect(await who(one)).toMatchObject({ lang: 'zh' })
  })

  test('a person with their seats and organisations of today', async () => {
    const { personId, phone } = await makePerson(world, {})
    const [firm] = await world.asOwner<{ id: string }>(
      `insert into directory.organisation (district_id, kind, name, short_name) values ($1, 'enterprise', '某科技公司', '某科技') returning id`,
      [district],
    )
    await world.asOwner(
      `insert into directory.affiliation (district_id, person_id, organisation_id, kind, job, from_day, to_day, accepted_at) values
        ($1, $2, $3, 'works_at', '人事经理', '2026-01-01', null, now()), ($1, $2, $3, 'acts_for', '', '2026-01-01', current_date, now())`,
      [district, personId, firm?.id],
    )
    const one = await signedIn(phone)
    expect(await who(one)).toMatchObject({ kind: 'person', personId, seats: 1, organisations: [firm?.id], district })
    expect((await one.get('/api/me')).body['person']).toMatchObject({
      seats: [{ kind: 'head', title: { zh: '站长' }, bodyKind: 'subdistrict' }],
      organisations: [{ name: { zh: '某科技公司', en: '某科技公司' }, kind: 'enterprise', job: '人事经理', place: '' }],
    })
  })

  test.each([
    ['ended yesterday', { to: 'yesterday' }, 0],
    ['ends today', { to: 'today' }, 0],
    ['ends tomorrow', { to: 'tomorrow' }, 1],
    ['begins tomorrow', { from: 'tomorrow' }, 0],
  ])('a seat whose term %s', async (_name, term: { from?: string; to?: string }, seats) => {
    const { phone } = await makePerson(world, { from: day(term.from) ?? '2026-01-01', to: day(term.to) ?? null })
    const one = await signedIn(phone)
    expect(await who(one)).toMatchObject({ seats })
    expect((await one.get('/api/staff-probe')).status).toBe(seats > 0 ? 200 : 403)
  })

  test('a forged, altered or foreign cookie is a guest', async () => {
    const { phone } = await makePerson(world)
    const one = await signedIn(phone)
    const cookie = decodeURIComponent(one.jar.get('liti_session') ?? '')
    expect(cookie).toMatch(/^110107-/)
    const [token, mark] = [cookie.slice(0, cookie.lastIndexOf('.')), cookie.slice(cookie.lastIndexOf('.') + 1)]
    const bad = [
      token,
      `${token}.`,
      `${token}.${mark.slice(0, -3)}AA=`,
      `${token}x.${mark}`,
      `110108${token.slice(6)}.${mark}`,
      `.${mark}`,
      'x'.repeat(5000),
    ]
    for (const value of bad) {
      const other = browser()
      other.jar.set('liti_session', encodeURIComponent(value))
      expect(await who(other), value).toMatchObject({ kind: 'guest' })
    }
    expect(await who(one)).toMatchObject({ kind: 'person' })
  })

  test('at the address of another district the session is nobody there', async () => {
    await world.asOwner(`insert into kernel.district (id, name, host) values (110108, '海淀区', 'hd.example.cn')`)
    const { phone } = await makePerson(world)
    const one = await signedIn(phone)
    const { system } = world
    const fresh = await signInApp(world) // the table of addresses is read once a minute
    const reply = await fresh.http.inject({
      url: '/api/probe',
      headers: { host: 'hd.example.cn', cookie: `liti_session=${one.jar.get('liti_session')}` },
    })
    expect(reply.json()).toMatchObject({ kind: 'guest', district: 110108 })
    expect(system.config.DISTRICT).toBe(district)
  })
})

describe('how long', () => {
  test('a seat holder is out after 30 idle minutes, use keeps the session, twelve hours end it', async () => {
    const { phone } = await makePerson(world, {})
    const one = await signedIn(phone)
    for (let minutes = 29; minutes < 12 * 60; minutes += 29) {
      passTime(world, { minutes })
      expect(await who(one), `${minutes}`).toMatchObject({ kind: 'person' })
    }
    passTime(world, { minutes: 12 * 60 + 1 })
    expect(await who(one)).toMatchObject({ kind: 'guest' })
    passTime(world, { minutes: 0 })
    const other = await signedIn(phone)
    passTime(world, { minutes: 31 })
    expect(await who(other)).toMatchObject({ kind: 'guest' })
    expect((await other.get('/api/staff-probe')).status).toBe(401)
  })

  test('asking in the background does not count as use', async () => {
    const { phone } = await makePerson(world, {})
    const one = await signedIn(phone)
    passTime(world, { minutes: 20 })
    expect((await one.get('/api/probe', { 'liti-background': '1' })).body).toMatchObject({ kind: 'person' })
    passTime(world, { minutes: 31 })
    expect(await who(one)).toMatchObject({ kind: 'guest' })
  })

  test('anybody else for a week without use and a month at most', async () => {
    const one = await signedIn(newPhone())
    for (const days of [6, 12, 18, 24, 29]) {
      passTime(world, { hours: days * 24 })
      expect(await who(one), `${days}`).toMatchObject({ kind: 'person' })
    }
    passTime(world, { hours: 30 * 24 + 1 })
    expect(await who(one)).toMatchObject({ kind: 'guest' })
    passTime(world, { minutes: 0 })
    const other = await signedIn(newPhone())
    passTime(world, { hours: 7 * 24 + 1 })
    expect(await who(other)).toMatchObject({ kind: 'guest' })
  })

  test('last use is written once a minute', async () => {
    const { personId, phone } = await makePerson(world)
    const one = await signedIn(phone)
    const seen = async () =>
      (
        await world.asOwner<{ at: Date }>(
          `select last_seen_at as at from auth.session where user_id = (select id from auth."user" where person_id = $1)`,
          [personId],
        )
      )[0]?.at.getTime()
    const first = await seen()
    passTime(world, { seconds: 50 })
    await who(one)
    expect(await seen()).toBe(first)
    passTime(world, { seconds: 70 })
    await who(one)
    expect(await seen()).toBeGreaterThan(first ?? 0)
  })
})

const post = (headers: Record<string, string>, payload = '{}') =>
  http.inject({
    method: 'POST',
    url: '/api/sign-out',
    payload,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
  })

describe('a command from elsewhere', () => {
  test.each([
    ['no origin', {}, 200],
    ['our own', { origin: 'http://127.0.0.1:3000' }, 200],
    ['the address it was asked at', { origin: 'http://liti.example.cn', host: 'liti.example.cn' }, 200],
    ['another site', { origin: 'https://evil.example.com' }, 403],
    ['another port', { origin: 'http://127.0.0.1:4000' }, 403],
    ['a sandboxed page', { origin: 'null' }, 403],
    ['another site, by the browser’s own word', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a plain form', { 'content-type': 'text/plain' }, 422],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ])('%s', async (_name, headers: Record<string, string>, status) => {
    const reply = await post(headers)
    expect(reply.statusCode).toBe(status)
    if (status === 403) expect(reply.json()).toMatchObject({ code: 'foreign-origin' })
  })

  test('without the key header, which no form can send', async () => {
    const reply = await http.inject({ method: 'POST', url: '/api/sign-out', payload: {} })
    expect(reply.json()).toMatchObject({ code: 'key-missing' })
  })

  test('cookies are not for scripts, nor for other sites', async () => {
    const phone = newPhone()
    const one = browser()
    await one.post(session.sendCode, { phone })
    const reply = await http.inject({
      method: 'POST',
      url: '/api/sign-in/phone',
      payload: { phone, code: sent.get(phone) },
      headers: { 'idempotency-key': randomUUID(), cookie: [...one.jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      remoteAddress: '198.19.0.1',
    })
    expect(reply.cookies.find((cookie) => cookie.name === 'liti_session')).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  })
})

describe('what a device keeps', () => {
  test('receipts: the newest twenty, signed', async () => {
    const one = browser()
    const ids = Array.from({ length: 22 }, () => randomUUID())
    for (const id of ids) await one.post(keepReceipt, { id })
    await one.post(keepReceipt, { id: ids.at(-2) })
    const kept = (await who(one))['receipts'] as string[]
    expect(kept).toHaveLength(20)
    expect(kept.slice(0, 3)).toEqual([ids.at(-2), ids.at(-1), ids.at(-3)])
    expect((one.jar.get('liti_receipts') ?? '').length).toBeLessThan(1500)
    one.jar.set('liti_receipts', `${one.jar.get('liti_receipts')}x`)
    expect(await who(one)).toMatchObject({ receipts: [] })
  })

  test('a draft mark that stays the same', async () => {
    const one = browser()
    const first = await one.post(keepDraft)
    expect(first.body['before']).toBeNull()
    expect((await one.post(keepDraft)).body).toEqual({ before: first.body['made'], made: first.body['made'] })
    expect((await browser().post(keepDraft)).body['made']).not.toBe(first.body['made'])
  })
})

const text = ({ wall, cpu }: { wall: number; cpu: number }) => `${wall.toFixed(2)} ms, ${cpu.toFixed(2)} ms of CPU`

const timeOf = async (on: Browser) => {
  for (let n = 0; n < 100; n += 1) await on.get('/api/probe')
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  for (let n = 0; n < 500; n += 1) await on.get('/api/probe')
  const used = process.cpuUsage(cpu)
  return { wall: (performance.now() - start) / 500, cpu: (used.user + used.system) / 1000 / 500 }
}

test('cost of the check', async () => {
  const { phone } = await makePerson(world, {})
  const one = await signedIn(phone)
  const [guest, person] = [await timeOf(browser()), await timeOf(one)]
  console.log(`a request as guest ${text(guest)}; signed in ${text(person)}`)
})
