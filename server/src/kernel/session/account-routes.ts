import * as session from '@liti/contract/session'
import type { FastifyReply } from 'fastify'
import type { Serve } from '../http/serve.ts'
import { Refusal } from '../refusal.ts'
import { isPassword, setPassword } from './account.ts'
import { closeAccount } from './close-account.ts'
import { type Present, presentOf, sessionOf } from './door.ts'
import { secondFactorCookie, sessionCookie } from './library-names.ts'
import { beginTry } from './lock.ts'
import { meView } from './me.ts'
import { revokeOtherSessions, revokeSession, sessionsOf, signOut } from './own-sessions.ts'
import { setLanguage, setMail } from './own-settings.ts'
import { readSignedCookie } from './session-cookie.ts'

const resetMinutes = 15

/** What a person does with their own account. */
export function accountRoutes(serve: Serve): void {
  serve(session.getMe, ({ ctx, request }) => {
    const waiting = readSignedCookie(ctx.keys, request.cookies[secondFactorCookie]) !== null
    return meView(ctx, sessionOf(request), waiting)
  })

  serve(session.changePassword, async ({ ctx, actor, body, request }) => {
    const here = presentOf(request)
    if (needsCurrent(here, ctx.now())) {
      const attempt = await beginTry(ctx.db, ctx.now(), `password-check:${here.personId}`)
      if (!(await isPassword(ctx, here.userId, body.current ?? ''))) throw attempt.wrong(wrongPassword('current'))
      await attempt.clear()
    }
    if (here.hasPassword && (await isPassword(ctx, here.userId, body.next))) {
      const text = { zh: '新密码和原来的一样，请换一个', en: 'The new password is the same as the old one; choose another' }
      throw new Refusal('invalid', 'password', text, { next: text })
    }
    await setPassword(ctx, null, { personId: here.personId, password: body.next, keepSession: here.id }, actor)
    return { changed: true as const }
  })

  serve(session.setLanguage, async ({ ctx, actor, body, request, response }) => {
    const here = presentOf(request)
    await setLanguage(ctx, actor, here.personId, body.lang)
    const secure = ctx.config.PUBLIC_URL.startsWith('https:')
    response.setCookie('lang', body.lang, { path: '/', sameSite: 'lax', secure, maxAge: 365 * 86_400 })
    return meView(ctx, { ...here, lang: body.lang })
  })

  serve(session.setMail, async ({ ctx, actor, body, request }) => {
    const here = presentOf(request)
    await setMail(ctx, actor, here.personId, body.mail)
    return meView(ctx, here)
  })

  serve(session.signOut, async ({ ctx, actor, request, response }) => {
    const here = sessionOf(request)
    if (here) await signOut(ctx, actor, here)
    forget(response)
    return { signedOut: true as const }
  })

  serve(session.listSessions, async ({ ctx, request }) => ({ sessions: await sessionsOf(ctx, presentOf(request)) }))

  serve(session.revokeSession, async ({ ctx, actor, params, request, response }) => {
    const here = presentOf(request)
    await revokeSession(ctx, actor, here, params.sessionId)
    if (params.sessionId === here.id) forget(response)
    return { sessions: await sessionsOf(ctx, here) }
  })

  serve(session.revokeOtherSessions, async ({ ctx, actor, request }) => {
    const here = presentOf(request)
    await revokeOtherSessions(ctx, actor, here)
    return { sessions: await sessionsOf(ctx, here) }
  })

  serve(session.closeAccount, async ({ ctx, actor, request, response }) => {
    await closeAccount(ctx, actor, presentOf(request))
    forget(response)
    return { closed: true as const }
  })
}

function forget(response: FastifyReply): void {
  response.clearCookie(sessionCookie, { path: '/' })
  response.clearCookie(secondFactorCookie, { path: '/' })
}

/** A forgotten password is replaced by whoever holds the telephone right now; a second factor still stands beside it. */
function needsCurrent(here: Present, now: Temporal.Instant): boolean {
  const fresh = now.epochMilliseconds - here.startedAt.epochMilliseconds < resetMinutes * 60_000
  return here.hasPassword && !(here.method === 'code' && fresh && here.secondFactor !== 'due')
}

export function wrongPassword(field: 'current' | 'password'): Refusal {
  const text = { zh: '密码不对', en: 'The password is not right' }
  return new Refusal('invalid', 'wrong-password', text, { [field]: text })
}
