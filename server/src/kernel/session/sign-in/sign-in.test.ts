import * as session from '@liti/contract/session'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { district, testSystem } from '../../../../test/system.ts'
import { makePerson, newPhone, passTime, signInApp } from '../fixtures.ts'
import { setPassword } from '../index.ts'

const world = await testSystem()
const { sent, sms, browser, served, signedIn } = await signInApp(world)
const real = () => passTime(world, { minutes: 0 })

const keysOf = async (one: string) => {
  const answer = await browser().post(session.sendCode, { phone: one })
  return [answer.status, Object.keys(answer.body)]
}

test('every route of the contract is served', () => {
  const promised = Object.values(session).flatMap((one) => (typeof one === 'object' && 'path' in one ? [one.path] : []))
  expect(
    served
      .map((route) => route.path)
      .filter((path) => !path.includes('probe'))
      .toSorted(),
  ).toEqual(promised.toSorted())
})

describe('one-time code', () => {
  test('opens an account for a number nobody had, and finds it again', async () => {
    const phone = newPhone()
    const one = browser()
    const asked = await one.post(session.sendCode, { phone: `+86 ${phone.slice(0, 3)} ${phone.slice(3)}` })
    expect(asked.body).toMatchObject({ demoCode: sent.get(phone) })
    const me = await one.post(session.signInWithCode, { phone, code: sent.get(phone) })
    expect(me.body).toMatchObject({
      person: { phone: `138****${phone.slice(-4)}`, lang: 'zh', seats: [] },
      secondFactor: 'none',
      password: 'none',
      district: { id: district, name: '石景山区' },
    })
    expect((await one.get('/api/me')).body).toEqual(me.body)
    const again = await (await signedIn(phone)).get('/api/me')
    expect(again.body['person']).toMatchObject({ id: (me.body['person'] as { id: string }).id })
  })

  test('a person the directory knows already is that person', async () => {
    const phone = newPhone()
    const { personId } = await makePerson(world)
    const { sealPhone, phoneIndex } = await import('../index.ts')
    await world.asOwner(`delete from auth."user" where person_id = $1`, [personId])
    await world.asOwner(`update directory.person set phone_sealed = $2, phone_index = $3 where id = $1`, [
      personId,
      sealPhone(world.system.keys, personId, phone),
      phoneIndex(world.system.keys, phone),
    ])
    const me = await (await signedIn(phone)).get('/api/me')
    expect(me.body['person']).toMatchObject({ id: personId, name: '站长' })
  })

  test('works once, and only the newest', async () => {
    const phone = newPhone()
    const one = browser()
    await one.post(session.sendCode, { phone })
    const first = sent.get(phone)
    await one.post(session.sendCode, { phone })
    const second = sent.get(phone)
    if (first !== second) expect((await one.post(session.signInWithCode, { phone, code: first })).body.code).toBe('wrong-code')
    expect((await one.post(session.signInWithCode, { phone, code: second })).status).toBe(200)
    expect((await browser().post(session.signInWithCode, { phone, code: second })).body.code).toBe('wrong-code')
  })

  test('two at the same time: one gets in', async () => {
    const phone = newPhone()
    const one = browser()
    await one.post(session.sendCode, { phone })
    const code = sent.get(phone)
    const both = await Promise.all([1, 2, 3].map(() => one.post(session.signInWithCode, { phone, code })))
    expect(both.filter((one) => one.status === 200)).toHaveLength(1)
  })

  test('wrong number of digits and of phone are said at the field', async () => {
    expect((await browser().post(session.sendCode, { phone: '12345' })).body).toMatchObject({ code: 'invalid', fields: { phone: {} } })
    expect((await browser().post(session.signInWithCode, { phone: newPhone(), code: '12' })).body).toMatchObject({ fields: { code: {} } })
  })

  test('five wrong tries lock for 15 minutes and say until when; the right code does not help meanwhile', async () => {
    real()
    const phone = newPhone()
    const one = browser()
    await one.post(session.sendCode, { phone })
    const code = sent.get(phone) ?? ''
    const wrong = code === '000000' ? '111111' : '000000'
    for (let n = 1; n <= 4; n += 1) expect((await one.post(session.signInWithCode, { phone, code: wrong })).body.code).toBe('wrong-code')
    const fifth = await one.post(session.signInWithCode, { phone, code: wrong })
    expect(fifth).toMatchObject({ status: 429, body: { code: 'locked' } })
    expect(fifth.body.message?.zh).toMatch(/请在 \d\d:\d\d 以后再试/)
    expect((await one.post(session.signInWithCode, { phone, code })).body.code).toBe('locked')
    passTime(world, { minutes: 14 })
    expect((await one.post(session.signInWithCode, { phone, code: wrong })).body.code).toBe('locked')
    passTime(world, { minutes: 16 })
    expect((await one.post(session.signInWithCode, { phone, code: wrong })).body.code).toBe('wrong-code')
    real()
    await signedIn(newPhone())
  })

  test('an unknown number is told nothing a known one is not', async () => {
    const { phone } = await makePerson(world)
    expect(await keysOf(phone)).toEqual(await keysOf(newPhone()))
  })

  test('a provider that is down is a sentence, not a bug', async () => {
    sms.down = true
    const answer = await browser().post(session.sendCode, { phone: newPhone() })
    sms.down = false
    expect(answer).toMatchObject({ status: 409, body: { code: 'sms-failed' } })
  })

  test('five codes an hour for a phone in one browser, twenty for a browser', async () => {
    // the general limit of the route counts by the minute: a minute passes for it before each call, none for the product
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    world.setNow('2026-06-12T08:24:00Z')
    const here = browser({ 'x-test-address': '203.0.113.5' })
    const ask = async (phone: string, on = here) => {
      vi.setSystemTime(Date.now() + 61_000)
      return (await on.post(session.sendCode, { phone })).status
    }
    const phone = newPhone()
    for (let n = 1; n <= 5; n += 1) expect(await ask(phone)).toBe(200)
    expect(await ask(phone)).toBe(429)
    for (let n = 7; n <= 20; n += 1) expect(await ask(newPhone())).toBe(200)
    expect(await ask(newPhone())).toBe(429)
    expect(await ask(newPhone(), browser({ 'x-test-address': '203.0.113.6' }))).toBe(200)
    vi.useRealTimers()
    real()
  })

  test('one customer has a whole IPv6 network of addresses, and is one all the same', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    world.setNow('2026-06-12T10:24:00Z')
    const ask = async (address: string) => {
      vi.setSystemTime(Date.now() + 61_000)
      return (await browser({ 'x-test-address': address }).post(session.sendCode, { phone: newPhone() })).status
    }
    for (let n = 1; n <= 20; n += 1) expect(await ask(`2001:db8:0:7::${n.toString(16)}`)).toBe(200)
    await world.asOwner(`update kernel.attempt set count = 600 where name = 'code-address' and count = 20`)
    expect(await ask('2001:db8:0:7:ffff::1')).toBe(429)
    expect(await ask('2001:db8:0:8::1')).toBe(200)
    vi.useRealTimers()
    real()
  })
})

describe('password', () => {
  const password = 'tree river lamp nine'

  test('lets in, keeps no password in clear, and is refused the same way for a wrong one and for nobody', async () => {
    const { personId, phone } = await makePerson(world)
    await setPassword(world.ctx, null, { personId, password })
    const one = browser({ 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36' })
    const me = await one.post(session.signInWithPassword, { phone, password })
    expect(me).toMatchObject({ status: 200, body: { person: { id: personId }, secondFactor: 'none', password: 'set' } })
    const [stored] = await world.asOwner<{ password: string }>('select password from auth.account')
    expect(stored?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const wrong = await browser().post(session.signInWithPassword, { phone, password: 'tree river lamp ten' })
    const nobody = await browser().post(session.signInWithPassword, { phone: newPhone(), password })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'wrong-password' } })
    expect({ ...nobody.body, requestId: 0 }).toEqual({ ...wrong.body, requestId: 0 })
    const noPassword = await makePerson(world)
    expect((await browser().post(session.signInWithPassword, { phone: noPassword.phone, password })).body.code).toBe('wrong-password')
  })

  test('five wrong ones lock, at the same time or one after another, known number or not', async () => {
    const { personId, phone } = await makePerson(world)
    await setPassword(world.ctx, null, { personId, password })
    for (const number of [phone, newPhone()]) {
      const one = browser()
      const tries = await Promise.all(
        Array.from({ length: 8 }, () => one.post(session.signInWithPassword, { phone: number, password: 'not this one' })),
      )
      expect(tries.filter((one) => one.body.code === 'wrong-password')).toHaveLength(4)
      expect(tries.filter((one) => one.body.code === 'locked')).toHaveLength(4)
      expect((await one.post(session.signInWithPassword, { phone: number, password })).body.code).toBe('locked')
    }
  })

  test('is set once signed in, changed with the old one, and ends the other sessions', async () => {
    const { phone } = await makePerson(world)
    const one = await signedIn(phone)
    const other = await signedIn(phone)
    expect((await one.post(session.changePassword, { next: 'password12345' })).body).toMatchObject({
      code: 'password',
      fields: { next: {} },
    })
    expect((await one.post(session.changePassword, { next: `${phone}${'x'.repeat(3)}` })).body.code).toBe('password')
    expect((await one.post(session.changePassword, { next: 'short' })).body.code).toBe('invalid')
    expect((await one.post(session.changePassword, { next: password })).body).toEqual({ changed: true })
    expect((await other.get('/api/me')).body['person']).toBeNull()
    expect((await one.get('/api/me')).body['password']).toBe('set')
    expect((await one.post(session.changePassword, { next: password })).body.code).toBe('password') // the same again

    passTime(world, { minutes: 16 })
    expect((await one.post(session.changePassword, { next: 'lamp nine river' })).body).toMatchObject({ code: 'wrong-password' })
    expect((await one.post(session.changePassword, { current: 'no', next: 'lamp nine river' })).body.code).toBe('wrong-password')
    expect((await one.post(session.changePassword, { current: password, next: 'lamp nine river' })).status).toBe(200)
    real()
    expect((await browser().post(session.signInWithPassword, { phone, password })).body.code).toBe('wrong-password')
    expect((await browser().post(session.changePassword, { next: password })).status).toBe(401)
  })

  test('the graded-protection profile asks for kinds of characters and for a new one after 90 days', async () => {
    const { personId, phone } = await makePerson(world, { bodyKind: 'committee', kind: 'member' })
    await world.asOwner(`insert into kernel.setting (district_id, name, value) values ($1, 'password-profile', '"mlps"')`, [district])
    await expect(setPassword(world.ctx, null, { personId, password })).rejects.toMatchObject({ code: 'password' })
    await setPassword(world.ctx, null, { personId, password: 'Tree river lamp 9' })
    await world.asOwner(
      `update auth.account set password_changed_at = now() - interval '91 days' where account_id = (select id::text from auth."user" where person_id = $1)`,
      [personId],
    )
    const one = browser()
    const me = await one.post(session.signInWithPassword, { phone, password: 'Tree river lamp 9' })
    expect(me.body).toMatchObject({ password: 'due', person: { seats: [] } })
    expect((await one.get('/api/staff-probe')).status).toBe(403)
    expect((await one.post(session.changePassword, { current: 'Tree river lamp 9', next: 'Tree river lamp 10' })).status).toBe(200)
    expect((await one.get('/api/staff-probe')).status).toBe(200)
    await world.asOwner(`delete from kernel.setting where name = 'password-profile'`)
  })
})

test('nothing in the sign-in tables tells who somebody is or what their code is', async () => {
  const phone = newPhone()
  const password = 'tree river lamp nine'
  const one = await signedIn(phone, { 'x-test-address': '203.0.113.77' })
  await one.post(session.changePassword, { next: password })
  await browser({ 'x-test-address': '203.0.113.77' }).post(session.signInWithPassword, { phone, password })
  await one.post(session.sendCode, { phone })
  const code = sent.get(phone) ?? ''
  const tables = await world.asOwner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('auth', 'kernel', 'directory', 'notify')`,
  )
  expect(tables.length).toBeGreaterThan(20)
  const dump: string[] = []
  for (const { name } of tables) {
    const rows = await world.asOwner<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)
    dump.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  expect(dump.some((row) => row.includes('phone-number-otp-'))).toBe(true)
  for (const secret of [phone, password, '203.0.113.77']) expect(dump.filter((row) => row.includes(secret))).toEqual([])
  // six digits may stand in an id or a time by chance: only as a value of their own would they be the code
  expect(dump.filter((row) => new RegExp(`(?<![0-9a-f-])${code}(?![0-9a-f])`).test(row))).toEqual([])
})
