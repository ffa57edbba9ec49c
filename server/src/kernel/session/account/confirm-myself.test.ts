import * as session from '@liti/contract/session'
import { afterEach, expect, test } from 'vitest'
import { testSystem } from '../../../../test/system.ts'
import { type Browser, makePerson, newPhone, passTime, signInApp, totp, who } from '../fixtures.ts'
import { setPassword } from '../index.ts'

/** What changes the account asks again who it is. */
const world = await testSystem({ DEMO: 'off' })
const { sent, browser, signedIn } = await signInApp(world)
const password = 'tree river lamp nine'
afterEach(() => passTime(world, { minutes: 0 }))

const changes: [string, (on: Browser) => ReturnType<Browser['post']>][] = [
  ['the mail address', (on) => on.post(session.setMail, { mail: 'a@liti.example' })],
  ['ending other sessions', (on) => on.post(session.revokeOtherSessions)],
  ['ending one session', (on) => on.post(session.revokeSession, {}, { sessionId: 'another' })],
  ['closing the account', (on) => on.post(session.closeAccount, { confirm: true })],
]
const later = () => passTime(world, { minutes: 6 })

test.each(changes)('%s: right after signing in as it is, later only after saying again who one is', async (_what, change) => {
  const phone = newPhone()
  const one = await signedIn(phone)
  later()
  expect(await change(one)).toMatchObject({ status: 403, body: { code: 'confirm-first' } })
  expect(await who(one)).toMatchObject({ kind: 'person' })
  await one.post(session.sendConfirmCode)
  expect((await one.post(session.confirmMyself, { by: 'code', value: sent.get(phone) })).body['until']).toMatch(/^20/)
  expect((await change(one)).body.code ?? 'done').not.toBe('confirm-first')
  passTime(world, { minutes: 12 })
  const after = await change(one)
  expect(['confirm-first', 'signed-out']).toContain(after.body.code)
})

test('with the password, with a code of the authenticator, and not with wrong ones', async () => {
  const { personId, phone } = await makePerson(world, {})
  await setPassword(world.ctx, null, { personId, password })
  const one = browser()
  await one.post(session.signInWithPassword, { phone, password })
  const { uri } = (await one.post(session.startSecondFactor, { password })).body as { uri: string }
  await one.post(session.confirmSecondFactor, { code: totp(uri, -1) })
  for (const [by, wrong, right] of [
    ['password', 'not this one', password],
    ['factor', totp(uri) === '000000' ? '111111' : '000000', totp(uri)],
  ] as const) {
    await world.asOwner('update auth.session set confirmed_at = null')
    later()
    expect((await one.post(session.confirmMyself, { by, value: wrong })).body).toMatchObject({ fields: { value: {} } })
    expect((await one.post(session.setMail, { mail: '' })).body.code).toBe('confirm-first')
    expect((await one.post(session.confirmMyself, { by, value: right })).status).toBe(200)
    expect((await one.post(session.setMail, { mail: '' })).status).toBe(200)
  }
  expect((await one.post(session.confirmMyself, { by: 'code', value: '123456' })).body.code).toBe('wrong-code')
  for (let n = 0; n < 4; n += 1) await one.post(session.confirmMyself, { by: 'password', value: 'not this one' })
  expect((await one.post(session.confirmMyself, { by: 'password', value: 'not this one' })).body.code).toBe('locked')
})

test('a session that owes its second factor changes nothing, however it confirms', async () => {
  const { personId, phone } = await makePerson(world, {})
  await setPassword(world.ctx, null, { personId, password })
  const set = browser()
  await set.post(session.signInWithPassword, { phone, password })
  const { uri } = (await set.post(session.startSecondFactor, { password })).body as { uri: string }
  await set.post(session.confirmSecondFactor, { code: totp(uri, -1) })
  const one = await signedIn(phone)
  expect((await one.get('/api/me')).body['secondFactor']).toBe('due')
  for (const [, change] of changes) expect((await change(one)).body.code).toBe('second-factor-due')
  expect((await one.post(session.confirmMyself, { by: 'password', value: password })).body.code).toBe('second-factor-due')
  expect((await one.post(session.sendConfirmCode)).body.code).toBe('second-factor-due')
  await one.post(session.giveSecondFactor, { code: totp(uri) })
  expect((await one.post(session.setMail, { mail: '' })).status).toBe(200)
})

test('one’s own session is ended without being asked', async () => {
  const one = await signedIn(newPhone())
  later()
  const list = (await one.get('/api/me/sessions')).body['sessions'] as { id: string; current: boolean }[]
  const own = list.find(({ current }) => current)?.id ?? ''
  await one.post(session.revokeSession, {}, { sessionId: own })
  expect(await who(one)).toMatchObject({ kind: 'guest' })
  expect((await browser().post(session.confirmMyself, { by: 'code', value: '123456' })).status).toBe(401)
})
