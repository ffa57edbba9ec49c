import * as session from '@liti/contract/session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../config.ts'
import type { Ctx } from '../../context.ts'
import type { Serve } from '../../http/serve.ts'
import { notFound, Refusal } from '../../refusal.ts'
import { isPassword, ownPhone, setPassword } from './account.ts'
import { confirmMyself, refuseOwing, refuseUnconfirmed } from './confirm-myself.ts'
import { deviceOf, readDevice } from '../device-cookies.ts'
import type { Library } from '../sign-in/library.ts'
import { type CodeDeps, sendCodeTo } from '../sign-in/send-code.ts'
import { whence } from '../whence.ts'
import { wrongPassword } from '../sign-in/wrong-password.ts'
import { closeAccount } from './close-account.ts'
import { type Present, presentOf, sessionOf } from '../door.ts'
import { cookieName, isSecure, secondFactorCookie, sessionCookie } from '../sign-in/library-names.ts'
import { beginTry } from '../sign-in/lock.ts'
import { meView } from '../me.ts'
import { revokeOtherSessions, revokeSession, sessionsOf, signOut } from './own-sessions.ts'
import { setLanguage, setMail } from './own-settings.ts'
import { readSignedCookie } from '../session-cookie.ts'

const resetMinutes = 15

/** What a person does with their own account. */
export function accountRoutes(serve: Serve, libraryFor: (ctx: Ctx) => Promise<Library>, deps: CodeDeps): void {
  serve(session.getMe, ({ ctx, request, response }) => {
    if (readDevice(ctx, request) === null) deviceOf(ctx, request, response)
    dropFormer(ctx.config, request, response)
    const waiting = readSignedCookie(ctx.keys, request.cookies[cookieName(ctx.config, secondFactorCookie)]) !== null
    return meView(ctx, sessionOf(request), waiting)
  })

  serve(session.changePassword, async ({ ctx, actor, body, request }) => {
    const here = presentOf(request)
    if (needsCurrent(here, ctx.now())) {
      const attempt = await beginTry(ctx.db, ctx.now(), 'password-check', here.personId, await whence(ctx, request, here.userId))
      if (!(await isPassword(ctx, here.userId, body.current ?? ''))) throw attempt.wrong(wrongPassword('current'))
      await attempt.clear()
    }
    if (here.hasPassword && (await isPassword(ctx, here.userId, body.next))) {
      const text = { zh: '新密码和原来的一样，请换一个', en: 'The new password is the same as the old one; choose another' }
      throw new Refusal('invalid', 'password', text, { next: text })
    }
    const kept = { keepSession: here.id, keepDevice: readDevice(ctx, request) }
    await setPassword(ctx, null, { personId: here.personId, password: body.next, ...kept }, actor)
    return { changed: true as const }
  })

  serve(session.setLanguage, async ({ ctx, actor, body, request, response }) => {
    const here = presentOf(request)
    await setLanguage(ctx, actor, here.personId, body.lang)
    response.setCookie('lang', body.lang, { path: '/', sameSite: 'lax', secure: isSecure(ctx.config), maxAge: 365 * 86_400 })
    return meView(ctx, { ...here, lang: body.lang })
  })

  serve(session.setMail, async ({ ctx, actor, body, request }) => {
    const here = presentOf(request)
    refuseUnconfirmed(here, ctx.now())
    await setMail(ctx, actor, here.personId, body.mail)
    return meView(ctx, here)
  })

  serve(session.signOut, async ({ ctx, actor, request, response }) => {
    const here = sessionOf(request)
    if (here) await signOut(ctx, actor, here)
    forget(ctx.config, response)
    return { signedOut: true as const }
  })

  serve(session.listSessions, async ({ ctx, request }) => ({ sessions: await sessionsOf(ctx, presentOf(request)) }))

  serve(session.revokeSession, async ({ ctx, actor, params, request, response }) => {
    const here = presentOf(request)
    if (params.sessionId !== here.id) refuseUnconfirmed(here, ctx.now())
    await revokeSession(ctx, actor, here, params.sessionId, readDevice(ctx, request))
    if (params.sessionId === here.id) forget(ctx.config, response)
    return { sessions: await sessionsOf(ctx, here) }
  })

  serve(session.revokeOtherSessions, async ({ ctx, actor, request }) => {
    const here = presentOf(request)
    refuseUnconfirmed(here, ctx.now())
    await revokeOtherSessions(ctx, actor, here, readDevice(ctx, request))
    return { sessions: await sessionsOf(ctx, here) }
  })

  serve(session.closeAccount, async ({ ctx, actor, request, response }) => {
    const here = presentOf(request)
    refuseUnconfirmed(here, ctx.now())
    await closeAccount(ctx, actor, here)
    forget(ctx.config, response)
    return { closed: true as const }
  })

  serve(session.sendConfirmCode, async ({ ctx, actor, request, response }) => {
    const here = presentOf(request)
    refuseOwing(here)
    const phone = await ownPhone(ctx, here.personId)
    if (phone === null) throw notFound()
    return sendCodeTo(ctx, () => libraryFor(ctx), deps, { request, response }, { phone, userId: here.userId, lang: actor.lang })
  })

  serve(session.confirmMyself, async ({ ctx, actor, body, request }) => {
    const here = presentOf(request)
    refuseOwing(here)
    const until = await confirmMyself(ctx, await libraryFor(ctx), actor, here, request, body)
    return { until: until.toString() }
  })
}

function forget(config: Config, response: FastifyReply): void {
  for (const name of [sessionCookie, secondFactorCookie]) {
    response.clearCookie(cookieName(config, name), { path: '/', secure: isSecure(config) })
  }
}

/** Cookies of the time before the prefix open nothing any more over https; a browser need not send them on. */
function dropFormer(config: Config, request: FastifyRequest, response: FastifyReply): void {
  if (!isSecure(config)) return
  for (const name of Object.keys(request.cookies).filter((one) => one.startsWith('liti_'))) {
    response.clearCookie(name, { path: '/', secure: true })
  }
}

/** A forgotten password is replaced by whoever holds the telephone right now; a second factor still stands beside it. */
function needsCurrent(here: Present, now: Temporal.Instant): boolean {
  const fresh = now.epochMilliseconds - here.startedAt.epochMilliseconds < resetMinutes * 60_000
  return here.hasPassword && !(here.method === 'code' && fresh && here.secondFactor !== 'due')
}
