import * as session from '@liti/contract/session'
import { expect } from 'vitest'
import type { Browser } from '../api.ts'
import { commandWorld, testCommand } from '../command-suite.ts'
import { newPhone, totp } from '../../src/kernel/session/fixtures.ts'
import { createPersonAccount, setPassword } from '../../src/kernel/session/index.ts'

/** Coming in, and the account one comes in to. */
const suite = await commandWorld()
const { world, api } = suite
const { ctx, asOwner } = world
const password = 'tree river lamp nine'
const guest = { why: 'a guest', by: 'guest', status: 401, code: 'signed-out' } as const

/** Somebody new with an account; nobody else uses their number. */
async function somebody(withPassword = false) {
  const phone = newPhone()
  const { personId } = await createPersonAccount(ctx, null, { phone, displayName: '手机用户', lang: 'zh' })
  if (withPassword) await setPassword(ctx, null, { personId, password })
  return { personId, phone }
}
async function signedIn(phone: string, here: Browser = api.browser()): Promise<Browser> {
  const { demoCode } = await here.get(session.sendCode, { body: { phone } })
  await here.get(session.signInWithCode, { body: { phone, code: demoCode ?? '' } })
  return here
}
const fresh = async (withPassword = false): Promise<Browser> => signedIn((await somebody(withPassword)).phone)
const wrongOf = (code: string): string => (code === '000000' ? '111111' : '000000')
const wrongCode = (setting: { body?: { code: string } }) => setting.body && (setting.body.code = wrongOf(setting.body.code))
const isHere = async (here: Browser | undefined): Promise<boolean> => (await here?.get(session.getMe))?.person !== null

testCommand(suite, {
  route: session.sendCode,
  by: 'guest',
  ready: async () => ({ browser: api.browser(), body: { phone: newPhone() } }),
  event: null,
  done: (reply) => expect(reply.demoCode).toMatch(/^\d{6}$/),
  twice: null,
  kept: false,
  refused: [{ why: 'a number that is none', status: 422, code: 'invalid', field: 'phone', body: { phone: '12345' } }],
})

testCommand(suite, {
  route: session.signInWithCode,
  by: 'guest',
  ready: async () => {
    const { phone } = await somebody()
    const here = api.browser()
    const { demoCode = '' } = await here.get(session.sendCode, { body: { phone } })
    return { browser: here, body: { phone, code: demoCode } }
  },
  event: 'session.opened',
  done: async ({ person }, { browser: here }) => expect([person?.seats, await isHere(here)]).toEqual([[], true]),
  twice: 'wrong-code',
  kept: false,
  refused: [{ why: 'another code', status: 422, code: 'wrong-code', field: 'code', after: wrongCode }],
})

testCommand(suite, {
  route: session.signInWithPassword,
  by: 'guest',
  ready: async () => ({ browser: api.browser(), body: { phone: (await somebody(true)).phone, password } }),
  event: 'session.opened',
  done: async ({ person }, { browser: here }) => expect([person?.seats, await isHere(here)]).toEqual([[], true]),
  twice: null,
  kept: false,
  refused: [
    {
      why: 'another password',
      status: 422,
      code: 'wrong-password',
      after: ({ body }) => body && (body.password = 'tree river lamp ten'),
    },
    { why: 'a number nobody has', status: 422, code: 'wrong-password', body: { phone: newPhone(), password } },
  ],
})

/** Somebody with an authenticator, and where it is set up; its code of the period before is used. */
async function withAuthenticator() {
  const { phone } = await somebody(true)
  const here = await signedIn(phone)
  const { uri } = await here.get(session.startSecondFactor, { body: { password } })
  await here.get(session.confirmSecondFactor, { body: { code: totp(uri, -1) } })
  return { phone, uri }
}

testCommand(suite, {
  route: session.giveSecondFactor,
  by: 'guest',
  ready: async () => {
    const { phone, uri } = await withAuthenticator()
    const here = api.browser()
    expect((await here.get(session.signInWithPassword, { body: { phone, password } })).secondFactor).toBe('due')
    return { browser: here, body: { code: totp(uri) } }
  },
  event: 'session.opened',
  done: async ({ secondFactor }, { browser: here }) => expect([secondFactor, await isHere(here)]).toEqual(['given', true]),
  twice: 'start-again',
  kept: false,
  race: ['wrong-code', 'start-again'],
  refused: [
    { why: 'another code', status: 422, code: 'wrong-code', field: 'code', after: wrongCode },
    { why: 'no password before it', by: 'guest', status: 401, code: 'start-again', after: (setting) => (setting.browser = api.browser()) },
  ],
})

testCommand(suite, {
  route: session.startSecondFactor,
  by: 'guest',
  ready: async () => ({ browser: await fresh(true), body: { password } }),
  event: 'account.second-factor-started',
  done: ({ uri, backupCodes }) => expect([uri.slice(0, 15), backupCodes.length]).toEqual(['otpauth://totp/', 10]),
  twice: null,
  kept: false,
  refused: [
    { why: 'another password', status: 422, code: 'wrong-password', field: 'password', body: { password: 'not this one' } },
    { why: 'no password yet', status: 409, code: 'no-password', after: async (setting) => (setting.browser = await fresh()) },
    { ...guest, after: (setting) => delete setting.browser },
  ],
})

testCommand(suite, {
  route: session.confirmSecondFactor,
  by: 'guest',
  ready: async () => {
    const here = await fresh(true)
    const { uri } = await here.get(session.startSecondFactor, { body: { password } })
    return { browser: here, body: { code: totp(uri) } }
  },
  event: 'account.second-factor-set-up',
  done: ({ secondFactor }) => expect(secondFactor).toBe('given'),
  twice: 'already-set-up',
  kept: false,
  race: ['wrong-code', 'already-set-up'],
  refused: [
    { why: 'another code', status: 422, code: 'wrong-code', field: 'code', after: wrongCode },
    { why: 'nothing begun', status: 409, code: 'not-started', after: async (setting) => (setting.browser = await fresh(true)) },
    { ...guest, after: (setting) => delete setting.browser },
  ],
})

testCommand(suite, {
  route: session.changePassword,
  by: 'guest',
  ready: async () => ({ browser: await fresh(true), body: { next: 'lamp nine river tree' } }),
  event: 'account.password-set',
  done: async (_, { browser: here }) => expect((await here?.get(session.getMe))?.password).toBe('set'),
  twice: 'password',
  kept: false,
  race: ['password'],
  refused: [
    { why: 'one that everybody has', status: 422, code: 'password', field: 'next', body: { next: 'password12345' } },
    { why: 'too short', status: 422, code: 'invalid', field: 'next', body: { next: 'lamp' } },
    { ...guest, after: (setting) => delete setting.browser },
  ],
})

testCommand(suite, {
  route: session.setLanguage,
  by: 'guest',
  ready: async () => ({ browser: await fresh(), body: { lang: 'en' as const } }),
  event: 'person.language-set',
  done: ({ person }) => expect(person?.lang).toBe('en'),
  twice: null,
  refused: [
    { why: 'a language there is not', status: 422, code: 'invalid', field: 'lang', body: { lang: 'fr' as never } },
    { ...guest, after: (setting) => delete setting.browser },
  ],
})

/** Six minutes after somebody signed in: what changes the account asks again who it is. */
const aWhileAgo = async () => {
  await asOwner(`update auth.session set started_at = started_at - interval '6 minutes', confirmed_at = null`)
}
const asksAgain = { why: 'who signed in a while ago', status: 403, code: 'confirm-first', after: aWhileAgo } as const

testCommand(suite, {
  route: session.setMail,
  by: 'guest',
  ready: async () => ({ browser: await fresh(), body: { mail: 'zhanzhang@liti.example' } }),
  event: 'person.mail-set',
  done: ({ person }) => expect(person?.hasMail).toBe(true),
  twice: null,
  refused: [
    asksAgain,
    { why: 'half an address', status: 422, code: 'invalid', field: 'mail', body: { mail: 'zhanzhang@' } },
    { ...guest, after: (setting) => delete setting.browser },
  ],
})

testCommand(suite, {
  route: session.revokeSession,
  by: 'guest',
  ready: async () => {
    const { phone } = await somebody()
    const [here, other] = [await signedIn(phone), await signedIn(phone)]
    const { sessions } = await here.get(session.listSessions)
    expect(await isHere(other)).toBe(true)
    return { browser: here, params: { sessionId: sessions.find(({ current }) => !current)?.id ?? '' }, body: {} }
  },
  event: 'session.revoked',
  done: ({ sessions }) => expect(sessions.map(({ current }) => current)).toEqual([true]),
  twice: 'not-found',
  refused: [
    asksAgain,
    { why: 'somebody else’s', by: 'firm', status: 404, code: 'not-found' },
    { ...guest, after: (setting) => delete setting.browser },
  ],
})

testCommand(suite, {
  route: session.revokeOtherSessions,
  by: 'guest',
  ready: async () => {
    const { phone } = await somebody()
    const [here] = [await signedIn(phone), await signedIn(phone)]
    return { ...(here && { browser: here }), body: {} }
  },
  event: 'session.others-revoked',
  done: ({ sessions }) => expect(sessions.map(({ current }) => current)).toEqual([true]),
  twice: null,
  refused: [asksAgain, { ...guest, after: (setting) => delete setting.browser }],
})

testCommand(suite, {
  route: session.signOut,
  by: 'guest',
  ready: async () => ({ browser: await fresh(), body: {} }),
  event: 'session.closed',
  done: async (_, { browser: here }) => expect(await isHere(here)).toBe(false),
  twice: null,
  kept: false,
  race: [],
  refused: [{ why: 'a key too short to be one', status: 422, code: 'key-missing', key: 'short' }],
})

testCommand(suite, {
  route: session.closeAccount,
  by: 'guest',
  ready: async () => ({ browser: await fresh(), body: { confirm: true as const } }),
  event: 'person.closed',
  done: async (_, { browser: here }) => {
    expect(await isHere(here)).toBe(false)
    const [last] = await asOwner<{ subject: string }>(
      `select subject from kernel.audit where event = 'person.closed' order by id desc limit 1`,
    )
    const [row] = await asOwner(`select closed_at is not null as closed, phone_index from directory.person where id = $1`, [last?.subject])
    expect(row).toEqual({ closed: true, phone_index: null })
  },
  twice: 'signed-out',
  kept: false,
  race: ['signed-out'],
  refused: [
    asksAgain,
    { why: 'not meant', status: 422, code: 'invalid', field: 'confirm', body: { confirm: false as never } },
    { why: 'who holds a seat', by: 'tax', status: 409, code: 'holds-seats' },
    { ...guest, after: (setting) => delete setting.browser },
  ],
})

testCommand(suite, {
  route: session.sendConfirmCode,
  by: 'guest',
  ready: async () => ({ browser: await fresh(), body: {} }),
  event: null,
  done: (reply) => expect(reply.demoCode).toMatch(/^\d{6}$/),
  twice: null,
  kept: false,
  refused: [{ ...guest, after: (setting) => delete setting.browser }],
})

testCommand(suite, {
  route: session.confirmMyself,
  by: 'guest',
  ready: async () => ({ browser: await fresh(true), body: { by: 'password' as const, value: password } }),
  event: 'session.confirmed',
  done: ({ until }) => expect(until).toMatch(/^20\d\d-/),
  twice: null,
  kept: false,
  refused: [
    { why: 'another password', status: 422, code: 'wrong-password', field: 'value', body: { by: 'password', value: 'not this one' } },
    { why: 'another code', status: 422, code: 'wrong-code', field: 'value', body: { by: 'code', value: '123456' } },
    { why: 'a code of no authenticator', status: 422, code: 'wrong-code', field: 'value', body: { by: 'factor', value: '123456' } },
    { ...guest, after: (setting) => delete setting.browser },
  ],
})
