import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import * as session from '@liti/contract/session'
import type { Me } from '@liti/contract/session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { addressKey, countAttempt } from '../../limits/attempts.ts'
import type { Ctx } from '../../context.ts'
import { addressOf, type Serve } from '../../http/serve.ts'
import { Refusal } from '../../refusal.ts'
import type { System } from '../../system.ts'
import { commit } from '../../work.ts'
import { unkept } from '../../context.ts'
import { anyone, createPersonAccount, emailOf, findByPhone } from '../account/account.ts'
import { personActor, presentSession, sessionOf } from '../door.ts'
import { checkSecondFactor, kindOfCode, wrongFactor } from '../second-factor/check-second-factor.ts'
import { deviceOf } from '../device-cookies.ts'
import { phoneIndex } from '../keys-of-session.ts'
import { headersOf, inLibrary, libraryCode, passCookies } from './library-call.ts'
import { cookieName, secondFactorCookie } from './library-names.ts'
import type { Library } from './library.ts'
import { beginTry } from './lock.ts'
import { meView } from '../me.ts'
import { type CodeDeps, sendCodeTo, takeCode, wrongCode } from './send-code.ts'
import { readSignedCookie } from '../session-cookie.ts'
import { knowDevice, whence } from '../whence.ts'

export type SessionDeps = CodeDeps

const passwordsPerAddress = 1500

/** Sign-in by code and by password, and the second factor of a sign-in that waits for it. */
export function signInRoutes(serve: Serve, system: System, libraryFor: (ctx: Ctx) => Promise<Library>, deps: SessionDeps): void {
  serve(session.sendCode, async ({ ctx, actor, body, request, response }) => {
    const found = await findByPhone(ctx, ctx.db, body.phone)
    const to = { phone: body.phone, userId: found?.userId ?? null, lang: actor.lang }
    return sendCodeTo(ctx, () => libraryFor(ctx), deps, { request, response }, to)
  })

  serve(session.signInWithCode, async ({ ctx, actor, body, request, response }) => {
    const library = await libraryFor(ctx)
    let found = await findByPhone(ctx, ctx.db, body.phone)
    const from = await whence(ctx, request, found?.userId ?? null)
    const attempt = await beginTry(ctx.db, ctx.now(), 'code', phoneIndex(ctx.keys, body.phone), from)
    await takeCode(ctx, library, request, body.phone, body.code).catch((error: unknown) => {
      libraryCode(error)
      throw attempt.wrong(wrongCode())
    })
    await attempt.clear()
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
    const person = await findByPhone(ctx, ctx.db, body.phone)
    const from = await whence(ctx, request, person?.userId ?? null)
    const attempt = await beginTry(ctx.db, now, 'password', phoneIndex(ctx.keys, body.phone), from)
    // an unknown number goes the same way and takes the same time: the library hashes for nobody, too
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
    const waiting = here?.secondFactor === 'due' ? here : here ? null : await pendingPerson(ctx, request)
    if (waiting === null) throw startAgain()
    const from = await whence(ctx, request, waiting.userId)
    const attempt = await beginTry(ctx.db, ctx.now(), kindOfCode(body.code), waiting.personId, from)
    const headers = await checkSecondFactor(ctx, await libraryFor(ctx), request, waiting.personId, body.code).catch((error: unknown) => {
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
      await knowDevice(work, here.userId, deviceOf(ctx, request, response))
      work.trace('session.second-factor-given', here.personId)
    })
    return meView(ctx, await presentSession(system, ctx.district, here.token, false))
  })
}

/** After the library has spoken: its cookies go out, the session that was here ends, and the sign-in is written down. */
async function opened(system: System, ctx: Ctx, request: FastifyRequest, response: FastifyReply, headers: Headers): Promise<Me> {
  const token = passCookies(ctx.config, response, headers)
  const now = token === null ? null : await presentSession(system, ctx.district, token, false)
  if (!now) {
    deviceOf(ctx, request, response)
    return meView(ctx, null, true)
  }
  const before = sessionOf(request)
  await commit(unkept(ctx), personActor(now, ctx.district, addressOf(request)), async (work) => {
    work.permit(anyone)
    if (before) await sql`delete from auth.session where district_id = ${ctx.district} and id = ${before.id}`.execute(work.tx)
    // who still owes the second factor is not let through as a known one
    if (now.secondFactor !== 'due') await knowDevice(work, now.userId, deviceOf(ctx, request, response))
    work.trace('session.opened', now.personId, { method: now.method, secondFactor: now.secondFactor })
  })
  return meView(ctx, now)
}

/** Whose password was right a moment ago and who now owes the second factor. */
async function pendingPerson(ctx: Ctx, request: FastifyRequest): Promise<{ personId: string; userId: string } | null> {
  const challenge = readSignedCookie(ctx.keys, request.cookies[cookieName(ctx.config, secondFactorCookie)])
  if (challenge === null) return null
  const { rows } = await sql<{ personId: string; userId: string }>`
    select u.person_id as "personId", u.id as "userId" from auth.verification v
    join auth."user" u on u.district_id = v.district_id and u.id::text = v.value
    where v.identifier = ${challenge} and v.district_id = ${ctx.district}`.execute(ctx.db)
  return rows[0] ?? null
}

const challengeOver = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'ACCOUNT_TEMPORARILY_LOCKED'])

const startAgain = (): Refusal =>
  new Refusal('signed-out', 'start-again', {
    zh: '等得太久了，请重新输入手机号和密码',
    en: 'That took too long; please enter phone and password again',
  })
