import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import * as session from '@liti/contract/session'
import type { Lang } from '@liti/contract/common'
import type { Me } from '@liti/contract/session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { addressKey, countAttempt } from '../attempts.ts'
import type { Ctx } from '../context.ts'
import { addressOf, type Serve } from '../http/serve.ts'
import { Refusal } from '../refusal.ts'
import type { System } from '../system.ts'
import { commit } from '../work.ts'
import { unkept } from '../context.ts'
import { anyone, createPersonAccount, emailOf, findByPhone } from './account.ts'
import { personActor, presentSession, sessionOf } from './door.ts'
import { checkSecondFactor, wrongFactor } from './check-second-factor.ts'
import { codeHash, phoneIndex } from './keys-of-session.ts'
import { headersOf, inLibrary, libraryCode, passCookies } from './library-call.ts'
import { codeMinutes, secondFactorCookie } from './library-names.ts'
import type { Library } from './library.ts'
import { beginTry } from './lock.ts'
import { meView } from './me.ts'
import { readSignedCookie } from './session-cookie.ts'

export type SessionDeps = {
  /** Sends a one-time code by SMS. Resolves when the provider has taken it. */
  sendCode: (phone: string, code: string, lang: Lang) => Promise<void>
  /** The code the demonstration's provider kept for a phone; null or absent where codes go to real telephones. */
  demoCode?: ((phone: string) => string | null | undefined) | null | undefined
}

const codesPerPhone = 5
const codesPerAddress = 20
const passwordsPerAddress = 100

/** Sign-in by code and by password, and the second factor of a sign-in that waits for it. */
export function signInRoutes(serve: Serve, system: System, libraryFor: (ctx: Ctx) => Promise<Library>, deps: SessionDeps): void {
  serve(session.sendCode, async ({ ctx, actor, body, request }) => {
    const index = phoneIndex(ctx.keys, body.phone)
    const now = ctx.now()
    await countAttempt(ctx.db, now, 'code-address', addressKey(ctx.keys, actor.address), codesPerAddress, 60)
    await countAttempt(ctx.db, now, 'code-phone', index, codesPerPhone, 60)
    const { code } = await inLibrary(request, 'code', async () =>
      (await libraryFor(ctx)).api.sendPhoneNumberOTP({ body: { phoneNumber: index } }),
    )
    if (!code) throw new Error('The library made no code')
    try {
      await deps.sendCode(body.phone, code, actor.lang)
    } catch (error) {
      ctx.log.warn({ err: error, requestId: ctx.call?.requestId }, 'a sign-in code was not sent')
      throw new Refusal('conflict', 'sms-failed', {
        zh: '短信没有发出去，请过几分钟再试',
        en: 'The text message could not be sent; please try again in a few minutes',
      })
    }
    const demoCode = ctx.config.DEMO ? deps.demoCode?.(body.phone) : null
    return {
      resendAt: now.add({ seconds: 60 }).toString(),
      expiresAt: now.add({ minutes: codeMinutes }).toString(),
      ...(demoCode ? { demoCode } : {}),
    }
  })

  serve(session.signInWithCode, async ({ ctx, actor, body, request, response }) => {
    const index = phoneIndex(ctx.keys, body.phone)
    const library = await libraryFor(ctx)
    const attempt = await beginTry(ctx.db, ctx.now(), `code:${index}`)
    try {
      await library.api.consumePhoneNumberOTP({ body: { phoneNumber: index, code: codeHash(ctx.keys, index, body.code) } })
    } catch (error) {
      libraryCode(error)
      throw attempt.wrong(wrongCode())
    }
    await attempt.clear()
    let found = await findByPhone(ctx, ctx.db, body.phone)
    if (!found?.userId) {
      const displayName = actor.lang === 'zh' ? '手机用户' : 'Phone user'
      await createPersonAccount(ctx, null, { phone: body.phone, displayName, lang: actor.lang })
      found = await findByPhone(ctx, ctx.db, body.phone)
    }
    const userId = found?.userId
    if (!userId) throw new Error('A person just made cannot sign in')
    const { result } = await inLibrary(request, 'code', () =>
      library.api.openSession({ body: { userId }, headers: headersOf(request), returnHeaders: true }),
    )
    return opened(system, ctx, request, response, result.headers)
  })

  serve(session.signInWithPassword, async ({ ctx, actor, body, request, response }) => {
    const now = ctx.now()
    await countAttempt(ctx.db, now, 'password-address', addressKey(ctx.keys, actor.address), passwordsPerAddress, 60)
    const attempt = await beginTry(ctx.db, now, `password:${phoneIndex(ctx.keys, body.phone)}`)
    // an unknown number goes the same way and takes the same time: the library hashes for nobody, too
    const person = await findByPhone(ctx, ctx.db, body.phone)
    const { result } = await inLibrary(request, 'password', async () =>
      (await libraryFor(ctx)).api.signInEmail({
        body: { email: emailOf(person?.personId ?? randomUUID()), password: body.password },
        headers: headersOf(request),
        returnHeaders: true,
      }),
    ).catch((error: unknown) => {
      libraryCode(error)
      throw attempt.wrong(
        new Refusal('invalid', 'wrong-password', { zh: '手机号或密码不对', en: 'The phone number or the password is not right' }),
      )
    })
    await attempt.clear()
    return opened(system, ctx, request, response, result.headers)
  })

  serve(session.giveSecondFactor, async ({ ctx, body, request, response }) => {
    const here = sessionOf(request)
    const personId = here?.secondFactor === 'due' ? here.personId : here ? null : await pendingPerson(ctx, request)
    if (personId === null) throw startAgain()
    const attempt = await beginTry(ctx.db, ctx.now(), `second-factor:${personId}`)
    const headers = await checkSecondFactor(ctx, await libraryFor(ctx), request, personId, body.code).catch((error: unknown) => {
      if (error instanceof Refusal) throw attempt.wrong(error)
      throw challengeOver.has(libraryCode(error)) ? startAgain() : attempt.wrong(wrongFactor())
    })
    await attempt.clear()
    if (!here) return opened(system, ctx, request, response, headers)
    await commit(unkept(ctx), personActor(here, ctx.district, addressOf(request)), async (work) => {
      work.permit(anyone)
      await sql`update auth.session set second_factor_at = ${work.now} where district_id = ${ctx.district} and id = ${here.id}`.execute(
        work.tx,
      )
      work.trace('session.second-factor-given', here.personId)
    })
    return meView(ctx, await presentSession(system, ctx.district, here.token, false))
  })
}

/** After the library has spoken: its cookies go out, the session that was here ends, and the sign-in is written down. */
async function opened(system: System, ctx: Ctx, request: FastifyRequest, response: FastifyReply, headers: Headers): Promise<Me> {
  const token = passCookies(response, headers)
  const now = token === null ? null : await presentSession(system, ctx.district, token, false)
  if (!now) return meView(ctx, null, true)
  const before = sessionOf(request)
  await commit(unkept(ctx), personActor(now, ctx.district, addressOf(request)), async (work) => {
    work.permit(anyone)
    if (before) await sql`delete from auth.session where district_id = ${ctx.district} and id = ${before.id}`.execute(work.tx)
    work.trace('session.opened', now.personId, { method: now.method, secondFactor: now.secondFactor })
  })
  return meView(ctx, now)
}

/** Whose password was right a moment ago and who now owes the second factor. */
async function pendingPerson(ctx: Ctx, request: FastifyRequest): Promise<string | null> {
  const challenge = readSignedCookie(ctx.keys, request.cookies[secondFactorCookie])
  if (challenge === null) return null
  const { rows } = await sql<{ personId: string }>`
    select u.person_id as "personId" from auth.verification v
    join auth."user" u on u.district_id = v.district_id and u.id::text = v.value
    where v.identifier = ${challenge} and v.district_id = ${ctx.district}`.execute(ctx.db)
  return rows[0]?.personId ?? null
}

const challengeOver = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'ACCOUNT_TEMPORARILY_LOCKED'])

function wrongCode(): Refusal {
  const text = {
    zh: '验证码不对，或者已经过期。请核对短信，或重新获取',
    en: 'The code is wrong or has expired. Check the message, or ask for a new one',
  }
  return new Refusal('invalid', 'wrong-code', text, { code: text })
}

const startAgain = (): Refusal =>
  new Refusal('signed-out', 'start-again', {
    zh: '等得太久了，请重新输入手机号和密码',
    en: 'That took too long; please enter phone and password again',
  })
