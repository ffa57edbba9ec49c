import * as session from '@liti/contract/session'
import { afterEach, describe, expect, test } from 'vitest'
import { testSystem } from '../../../../test/system.ts'
import { type Browser, makePerson, passTime, signInApp, totp } from '../fixtures.ts'
import { resetAccess, setPassword } from '../index.ts'
import { system as product } from '../../actor.ts'
import { commit } from '../../work.ts'

// outside the demonstration the second factor is required of those who decide
const world = await testSystem({ DEMO: 'off' })
const { sent, browser } = await signInApp(world)
const password = 'tree river lamp nine'

afterEach(() => passTime(world, { minutes: 0 }))

async function byPassword(phone: string, on: Browser = browser()) {
  const reply = await on.post(session.signInWithPassword, { phone, password })
  return { on, reply }
}

/** A head of a sub-district with password and authenticator; the uri of the latter, the backup codes, and a session. */
async function withAuthenticator() {
  const { personId, phone } = await makePerson(world, {})
  await setPassword(world.ctx, null, { personId, password })
  const { on } = await byPassword(phone)
  const { uri, backupCodes } = (await on.post(session.startSecondFactor, { password })).body as { uri: string; backupCodes: string[] }
  const confirmed = await on.post(session.confirmSecondFactor, { code: totp(uri, -1) })
  expect(confirmed.body).toMatchObject({ secondFactor: 'given' })
  return { personId, phone, uri, backupCodes, on }
}

describe('setting up', () => {
  test('until it is done the seats do not count; then they do', async () => {
    const { personId, phone } = await makePerson(world, {})
    await setPassword(world.ctx, null, { personId, password })
    const { on, reply } = await byPassword(phone)
    expect(reply.body).toMatchObject({ secondFactor: 'set-up-due', person: { seats: [] } })
    expect((await on.get('/api/staff-probe')).status).toBe(403)
    expect((await on.get('/api/me/sessions')).status).toBe(200)

    expect((await on.post(session.confirmSecondFactor, { code: '123456' })).body.code).toBe('not-started')
    expect((await on.post(session.startSecondFactor, { password: 'wrong' })).body).toMatchObject({ code: 'wrong-password' })
    const started = await on.post(session.startSecondFactor, { password })
    const { uri, backupCodes } = started.body as { uri: string; backupCodes: string[] }
    expect(decodeURIComponent(uri)).toMatch(/^otpauth:\/\/totp\/立体社区 Liti:138\*\*\*\*\d{4}\?secret=[A-Z2-7]+&issuer=/)
    expect(backupCodes).toHaveLength(10)
    expect((await on.get('/api/staff-probe')).status).toBe(403)

    const wrong = totp(uri) === '000000' ? '111111' : '000000'
    expect((await on.post(session.confirmSecondFactor, { code: wrong })).body.code).toBe('wrong-code')
    const done = await on.post(session.confirmSecondFactor, { code: totp(uri) })
    expect(done.body).toMatchObject({ secondFactor: 'given', person: { seats: [{ kind: 'head' }] } })
    expect((await on.get('/api/staff-probe')).status).toBe(200)
    expect((await on.get('/api/me/sessions')).body['sessions']).toHaveLength(1)
    expect((await on.post(session.startSecondFactor, { password })).body.code).toBe('already-set-up')
    expect((await on.post(session.confirmSecondFactor, { code: totp(uri, 1) })).body.code).toBe('already-set-up')
  })

  test('a new authenticator takes the place of the one there is: with the password and a code of the old one, and new backup codes', async () => {
    const { phone, uri, backupCodes, on } = await withAuthenticator()
    const wrong = totp(uri) === '000000' ? '111111' : '000000'
    expect((await on.post(session.startSecondFactor, { password: 'not mine', code: totp(uri) })).body.code).toBe('wrong-password')
    expect((await on.post(session.startSecondFactor, { password, code: wrong })).body.code).toBe('wrong-code')
    expect((await on.get('/api/me')).body).toMatchObject({ secondFactor: 'given' })
    const again = await on.post(session.startSecondFactor, { password, code: totp(uri) })
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    const next = again.body as { uri: string; backupCodes: string[] }
    expect(next.uri).not.toBe(uri)
    expect(next.backupCodes.filter((code) => backupCodes.includes(code))).toEqual([])
    expect((await on.post(session.confirmSecondFactor, { code: totp(next.uri) })).body).toMatchObject({ secondFactor: 'given' })
    const old = await byPassword(phone)
    expect((await old.on.post(session.giveSecondFactor, { code: backupCodes[0] })).body.code).toBe('wrong-code')
    expect((await old.on.post(session.giveSecondFactor, { code: totp(uri, 1) })).body.code).toBe('wrong-code')
    expect((await old.on.post(session.giveSecondFactor, { code: next.backupCodes[0] })).body).toMatchObject({ secondFactor: 'given' })
  })

  test('given up and not finished, the next sign-in asks for the setting up', async () => {
    const { phone, backupCodes, on } = await withAuthenticator()
    expect((await on.post(session.startSecondFactor, { password, code: backupCodes[3] })).status).toBe(200)
    const { reply } = await byPassword(phone)
    expect(reply.body).toMatchObject({ secondFactor: 'set-up-due', person: { seats: [] } })
  })

  test('someone who came by code sets a password first', async () => {
    const { phone } = await makePerson(world, {})
    const on = browser()
    await on.post(session.sendCode, { phone })
    expect((await on.post(session.signInWithCode, { phone, code: sent.get(phone) })).body).toMatchObject({ secondFactor: 'set-up-due' })
    expect((await on.post(session.startSecondFactor, { password })).body.code).toBe('no-password')
    expect((await on.post(session.changePassword, { next: password })).status).toBe(200)
    const { uri } = (await on.post(session.startSecondFactor, { password })).body as { uri: string }
    expect((await on.post(session.confirmSecondFactor, { code: totp(uri) })).body).toMatchObject({ secondFactor: 'given' })
    expect((await on.get('/api/staff-probe')).status).toBe(200)
  })

  test.each([
    ['a member of a building committee', { bodyKind: 'committee', kind: 'member' }],
    ['a secretary of a Party organisation', { bodyKind: 'party', kind: 'secretary' }],
  ])('is not asked of %s', async (_name, seat) => {
    const { personId, phone } = await makePerson(world, seat)
    await setPassword(world.ctx, null, { personId, password })
    const { on, reply } = await byPassword(phone)
    expect(reply.body).toMatchObject({ secondFactor: 'none' })
    expect((await on.get('/api/staff-probe')).status).toBe(200)
  })

  test('nor where the district makes it optional', async () => {
    const { personId, phone } = await makePerson(world, {})
    await setPassword(world.ctx, null, { personId, password })
    await world.asOwner(`insert into kernel.setting (district_id, name, value) values (110107, 'second-factor', '"optional"')`)
    const { on, reply } = await byPassword(phone)
    await world.asOwner(`delete from kernel.setting where name = 'second-factor'`)
    expect(reply.body).toMatchObject({ secondFactor: 'none', person: { seats: [{}] } })
    expect((await on.get('/api/me')).body).toMatchObject({ secondFactor: 'set-up-due' }) // required again: at the next request
  })
})

describe('signing in', () => {
  test('the password alone opens nothing; the code of the authenticator does, once', async () => {
    const { phone, uri } = await withAuthenticator()
    const { on, reply } = await byPassword(phone)
    expect(reply).toMatchObject({ status: 200, body: { person: null, secondFactor: 'due' } })
    expect(on.jar.has('liti_session')).toBe(false)
    expect((await on.get('/api/me')).body).toMatchObject({ person: null, secondFactor: 'due' })
    expect((await on.get('/api/staff-probe')).status).toBe(401)
    const wrong = totp(uri) === '000000' ? '111111' : '000000'
    expect((await on.post(session.giveSecondFactor, { code: wrong })).body.code).toBe('wrong-code')
    const code = totp(uri)
    const given = await on.post(session.giveSecondFactor, { code })
    expect(given.body).toMatchObject({ secondFactor: 'given', person: { seats: [{}] } })
    expect((await on.get('/api/staff-probe')).status).toBe(200)

    const second = await byPassword(phone)
    expect((await second.on.post(session.giveSecondFactor, { code })).body.code).toBe('wrong-code')
    expect((await second.on.post(session.giveSecondFactor, { code: totp(uri, 1) })).status).toBe(200)
  })

  test('a backup code works once', async () => {
    const { phone, backupCodes } = await withAuthenticator()
    const { on } = await byPassword(phone)
    expect((await on.post(session.giveSecondFactor, { code: 'aaaaa-bbbbb' })).body.code).toBe('wrong-code')
    expect((await on.post(session.giveSecondFactor, { code: backupCodes[0] })).body).toMatchObject({ secondFactor: 'given' })
    const second = await byPassword(phone)
    expect((await second.on.post(session.giveSecondFactor, { code: backupCodes[0] })).body.code).toBe('wrong-code')
    expect((await second.on.post(session.giveSecondFactor, { code: backupCodes[1] })).status).toBe(200)
  })

  test('a code by SMS is not a way round it', async () => {
    const { phone, uri } = await withAuthenticator()
    const on = browser()
    await on.post(session.sendCode, { phone })
    const reply = await on.post(session.signInWithCode, { phone, code: sent.get(phone) })
    expect(reply.body).toMatchObject({ secondFactor: 'due', person: { seats: [] } })
    expect((await on.get('/api/staff-probe')).status).toBe(403)
    expect((await on.post(session.changePassword, { next: 'lamp nine river' })).body.code).toBe('wrong-password')
    expect((await on.post(session.giveSecondFactor, { code: totp(uri) })).body).toMatchObject({ secondFactor: 'given' })
    expect((await on.get('/api/staff-probe')).status).toBe(200)
  })

  test('five wrong codes lock, also over new sign-ins', async () => {
    const { phone, uri } = await withAuthenticator()
    const answers: (string | undefined)[] = []
    const here = { 'x-test-address': '203.0.113.66' }
    for (let n = 0; n < 6; n += 1) {
      const { on } = await byPassword(phone, browser(here))
      answers.push((await on.post(session.giveSecondFactor, { code: `00000${n}` })).body.code)
    }
    expect(answers).toEqual(['wrong-code', 'wrong-code', 'wrong-code', 'wrong-code', 'locked', 'locked'])
    const { on } = await byPassword(phone, browser(here))
    expect((await on.post(session.giveSecondFactor, { code: totp(uri) })).body.code).toBe('locked')
  })

  test('without a password before it there is nothing to give it to', async () => {
    expect((await browser().post(session.giveSecondFactor, { code: '123456' })).body.code).toBe('start-again')
    const { on } = await withAuthenticator()
    expect((await on.post(session.giveSecondFactor, { code: '123456' })).body.code).toBe('start-again')
    const forged = browser()
    forged.jar.set('liti_second_factor', encodeURIComponent(`2fa-anything.${'A'.repeat(43)}=`))
    expect((await forged.post(session.giveSecondFactor, { code: '123456' })).body.code).toBe('start-again')
  })

  test('a lost authenticator is taken away by an operator, and set up anew', async () => {
    const { personId, phone, on } = await withAuthenticator()
    await commit(world.ctx, product(world.ctx.district), async (work) => {
      work.permit(() => true)
      await resetAccess(work, personId)
    })
    expect((await on.get('/api/me')).body['person']).toBeNull()
    expect((await byPassword(phone)).reply.body).toMatchObject({ secondFactor: 'set-up-due' })
  })
})

test('secrets and backup codes are not stored as they are', async () => {
  const { uri, backupCodes } = await withAuthenticator()
  const rows = JSON.stringify([
    await world.asOwner('select * from auth.two_factor'),
    await world.asOwner('select * from kernel.idempotency'),
    await world.asOwner('select * from kernel.audit'),
  ])
  expect(rows).not.toContain(new URL(uri).searchParams.get('secret') ?? '')
  for (const code of backupCodes) expect(rows).not.toContain(code)
})
