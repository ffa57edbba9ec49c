import * as session from '@liti/contract/session'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { testSystem } from '../../../../test/system.ts'
import { type Browser, makePerson, newPhone, passTime, signInApp, totp } from '../fixtures.ts'
import { setPassword } from '../index.ts'

/** Somebody tries to shut a person out, from many places or from next door; the person still signs in, and guessing stays bounded. */
const world = await testSystem({ DEMO: 'off' })
const { sent, browser } = await signInApp(world)
const password = 'tree river lamp nine'
afterEach(() => {
  passTime(world, { minutes: 0 })
  vi.useRealTimers()
})
/** The limits of routes count real minutes: one passes for them before each call. */
const unhurried = () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  return () => vi.setSystemTime(Date.now() + 61_000)
}

async function staff() {
  const { personId, phone } = await makePerson(world, {})
  await setPassword(world.ctx, null, { personId, password })
  return { personId, phone }
}
async function byCode(phone: string, on: Browser) {
  const asked = await on.post(session.sendCode, { phone })
  if (asked.status !== 200) return asked
  return on.post(session.signInWithCode, { phone, code: sent.get(phone) })
}
const byPassword = (phone: string, on: Browser, said = password) => on.post(session.signInWithPassword, { phone, password: said })
const other = (code: string | undefined) => (code === '000000' ? '111111' : '000000')

describe('while somebody tries wrong passwords from everywhere', () => {
  async function attack(phone: string): Promise<number> {
    let taken = 0
    for (let n = 0; n < 40; n += 1) if ((await byPassword(phone, browser(), 'not this one')).body.code === 'wrong-password') taken += 1
    return taken
  }

  test('the person comes in by password on a device known to be theirs, and by code on any', async () => {
    const { phone } = await staff()
    const own = browser()
    expect((await byPassword(phone, own)).status).toBe(200)
    await own.post(session.signOut)
    expect(await attack(phone)).toBeLessThanOrEqual(30)
    expect((await byPassword(phone, browser())).body.code).toBe('locked')
    expect((await byPassword(phone, own)).status).toBe(200)
    expect((await byCode(phone, browser())).status).toBe(200)
  })

  test('strangers have thirty tries, then one in five minutes: 318 a day', async () => {
    const { phone } = await staff()
    expect(await attack(phone)).toBe(29) // the thirtieth is told to wait, as whatever comes after it
    let day = 0
    for (let minutes = 5; minutes <= 120; minutes += 5) {
      passTime(world, { minutes, seconds: 1 })
      for (let n = 0; n < 2; n += 1) {
        const before = await counted(`password:`)
        await byPassword(phone, browser(), 'not this one')
        if ((await counted(`password:`)) > before) day += 1
      }
    }
    expect(day).toBe(24)
    passTime(world, { hours: 25 })
    expect((await byPassword(phone, browser())).status).toBe(200)
  }, 120_000)

  const counted = async (kind: string): Promise<number> => {
    const rows = await world.asOwner<{ at: Date }>(
      `select last_try_at as at from auth.lock where who like $1 and who not like '%:at:%' and who not like '%:from:%' order by 1 desc limit 1`,
      [`${kind}%`],
    )
    return rows[0]?.at.getTime() ?? 0
  }

  test('from one address, cookies thrown away each time, they do not reach those elsewhere', async () => {
    const { phone } = await staff()
    const tries: (string | undefined)[] = []
    for (let n = 0; n < 40; n += 1) {
      const one = browser({ 'x-test-address': '203.0.113.40' })
      await one.get('/api/me') // a cookie of its own each time
      tries.push((await byPassword(phone, one, 'not this one')).body.code)
    }
    expect(tries.filter((code) => code === 'wrong-password').length).toBeLessThanOrEqual(10)
    expect((await byPassword(phone, browser())).status).toBe(200)
  })

  test('a device the person signed in on is no way round: five wrong ones there, and it waits too', async () => {
    const { phone } = await staff()
    const own = browser()
    await byPassword(phone, own)
    await own.post(session.signOut)
    for (let n = 0; n < 5; n += 1) await byPassword(phone, own, 'not this one')
    expect((await byPassword(phone, own)).body.code).toBe('locked')
    const next = await staff()
    await attack(next.phone)
    expect((await byPassword(next.phone, own)).body.code).toBe('locked') // known to one person only
  })

  test('another password makes strangers of all devices but the one it was changed on', async () => {
    const { phone } = await staff()
    const [own, lost] = [browser(), browser()]
    await byPassword(phone, lost)
    await byPassword(phone, own)
    expect((await own.post(session.changePassword, { current: password, next: 'lamp nine river tree' })).status).toBe(200)
    await attack(phone)
    expect((await byPassword(phone, lost, 'lamp nine river tree')).body.code).toBe('locked')
    expect((await byPassword(phone, own, 'lamp nine river tree')).status).toBe(200)
  })
})

describe('while somebody asks for codes and tries wrong ones', () => {
  test('the five of a code are those of the browser that asked for it', async () => {
    const { phone } = await staff()
    const own = browser()
    await own.post(session.sendCode, { phone })
    const code = sent.get(phone)
    for (let n = 0; n < 12; n += 1) await browser().post(session.signInWithCode, { phone, code: other(code) })
    const thief = browser()
    await thief.post(session.sendCode, { phone })
    for (let n = 0; n < 6; n += 1) await thief.post(session.signInWithCode, { phone, code: other(sent.get(phone)) })
    // nor is the right one good anywhere else
    expect((await browser().post(session.signInWithCode, { phone, code })).body.code).toBe('wrong-code')
    expect((await own.post(session.signInWithCode, { phone, code })).status).toBe(200)
  })

  test('strangers get ten codes, then one an hour; a device known to be the person’s has its own five', async () => {
    const { phone } = await staff()
    const own = browser()
    expect((await byCode(phone, own)).status).toBe(200)
    await own.post(session.signOut)
    const asked: number[] = []
    for (let n = 0; n < 14; n += 1) asked.push((await browser().post(session.sendCode, { phone })).status)
    expect(asked.filter((status) => status === 200)).toHaveLength(9) // the first was the person's, before the device was known
    expect((await byCode(phone, own)).status).toBe(200)
    passTime(world, { minutes: 61 })
    expect((await browser().post(session.sendCode, { phone })).status).toBe(200)
    expect((await browser().post(session.sendCode, { phone })).status).toBe(429)
  })

  test('a thousand people behind one address get theirs', async () => {
    const tick = unhurried()
    const address = { 'x-test-address': '203.0.113.80' }
    const now: number[] = []
    for (let n = 0; n < 12; n += 1) now.push((await browser(address).post(session.sendCode, { phone: newPhone() })).status)
    expect(now).toEqual(now.map(() => 200)) // twelve within a minute, without cookies
    tick()
    for (let n = 0; n < 60; n += 1) expect((await byCode(newPhone(), browser(address))).status).toBe(200)
  }, 60_000)
})

describe('while somebody who has the password guesses at the second factor', () => {
  async function guarded() {
    const { personId, phone } = await staff()
    const own = browser()
    await byPassword(phone, own)
    const started = (await own.post(session.startSecondFactor, { password })).body as { uri: string; backupCodes: string[] }
    expect((await own.post(session.confirmSecondFactor, { code: totp(started.uri, -1) })).status).toBe(200)
    await own.post(session.signOut)
    return { personId, phone, own, ...started }
  }
  async function attack(phone: string, uri: string): Promise<(string | undefined)[]> {
    const heard: (string | undefined)[] = []
    for (let n = 0; n < 16; n += 1) {
      const one = browser()
      await byPassword(phone, one)
      heard.push((await one.post(session.giveSecondFactor, { code: other(totp(uri)) })).body.code)
    }
    return heard
  }

  test('the person comes in with the authenticator where they were before, and with a recovery code anywhere', async () => {
    const { phone, own, uri, backupCodes } = await guarded()
    const heard = await attack(phone, uri)
    expect(heard.filter((code) => code === 'wrong-code').length).toBeLessThanOrEqual(12)
    expect(heard.at(-1)).toBe('locked')
    const elsewhere = browser()
    await byPassword(phone, elsewhere)
    expect((await elsewhere.post(session.giveSecondFactor, { code: totp(uri) })).body.code).toBe('locked')
    expect((await elsewhere.post(session.giveSecondFactor, { code: backupCodes[0] })).body).toMatchObject({ secondFactor: 'given' })
    await byPassword(phone, own)
    expect((await own.post(session.giveSecondFactor, { code: totp(uri) })).body).toMatchObject({ secondFactor: 'given' })
  })

  test('guesses at recovery codes leave the authenticator alone, and the other way round', async () => {
    const { phone, uri } = await guarded()
    for (let n = 0; n < 12; n += 1) {
      const one = browser()
      await byPassword(phone, one)
      await one.post(session.giveSecondFactor, { code: 'aaaaa-bbbbb' })
    }
    const anywhere = browser()
    await byPassword(phone, anywhere)
    expect((await anywhere.post(session.giveSecondFactor, { code: totp(uri) })).body).toMatchObject({ secondFactor: 'given' })
  })

  test('a code is of its period and taken once, over midnight too; the same digits are good again in a later one', async () => {
    const { personId, phone, uri } = await guarded()
    const one = browser()
    await byPassword(phone, one)
    const code = totp(uri)
    expect((await one.post(session.giveSecondFactor, { code })).status).toBe(200)
    // a day of the limits ends: what was used yesterday evening is still used
    await world.asOwner('delete from kernel.attempt')
    const again = browser()
    await byPassword(phone, again)
    expect((await again.post(session.giveSecondFactor, { code })).body.code).toBe('wrong-code')
    // the period it was used in is long ago: these digits are those of the present one
    await world.asOwner(
      `update auth.two_factor set used_step = used_step - 2000 where user_id = (select id from auth."user" where person_id = $1)`,
      [personId],
    )
    expect((await again.post(session.giveSecondFactor, { code: totp(uri) })).status).toBe(200)
    // nor is one of the period before good any more
    const late = browser()
    await byPassword(phone, late)
    expect((await late.post(session.giveSecondFactor, { code: totp(uri, -1) })).body.code).toBe('wrong-code')
  })
})
