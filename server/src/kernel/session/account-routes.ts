import { sql } from 'kysely'
import type { Out } from '@liti/contract/kit'
import * as session from '@liti/contract/session'
import type { FastifyReply } from 'fastify'
import type { Ctx } from '../context.ts'
import { sealMail } from '../crypto/person-mail.ts'
import type { Serve } from '../http/serve.ts'
import { notFound, Refusal } from '../refusal.ts'
import { commit } from '../work.ts'
import { anyone, isPassword, setPassword } from './account.ts'
import { type Present, presentOf, sessionOf } from './door.ts'
import { secondFactorCookie, sessionCookie } from './library-names.ts'
import { beginTry } from './lock.ts'
import { meView } from './me.ts'
import { readSignedCookie } from './session-cookie.ts'
import { isOver } from './standing.ts'
import { deviceText } from './device.ts'

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
    await commit(ctx, actor, async (work) => {
      work.permit(anyone)
      await work.tx
        .updateTable('directory.person')
        .set({ lang: body.lang })
        .where('district_id', '=', ctx.district)
        .where('id', '=', here.personId)
        .execute()
      work.trace('person.language-set', here.personId, { lang: body.lang })
    })
    const secure = ctx.config.PUBLIC_URL.startsWith('https:')
    response.setCookie('lang', body.lang, { path: '/', sameSite: 'lax', secure, maxAge: 365 * 86_400 })
    return meView(ctx, { ...here, lang: body.lang })
  })

  serve(session.setMail, async ({ ctx, actor, body: { mail }, request }) => {
    const here = presentOf(request)
    await commit(ctx, actor, async (work) => {
      work.permit(anyone)
      await work.tx
        .updateTable('directory.person')
        .set({ email_sealed: mail === '' ? null : sealMail(ctx.keys, here.personId, mail) })
        .where('district_id', '=', ctx.district)
        .where('id', '=', here.personId)
        .execute()
      work.trace(mail === '' ? 'person.mail-removed' : 'person.mail-set', here.personId)
    })
    return meView(ctx, here)
  })

  serve(session.signOut, async ({ ctx, actor, request, response }) => {
    const here = sessionOf(request)
    if (here) {
      await commit(ctx, actor, async (work) => {
        work.permit(anyone)
        await sql`delete from auth.session where district_id = ${ctx.district} and id = ${here.id}`.execute(work.tx)
        work.trace('session.closed', here.personId, {}, [`person:${here.personId}`])
      })
    }
    forget(response)
    return { signedOut: true as const }
  })

  serve(session.listSessions, async ({ ctx, request }) => ({ sessions: await sessionsOf(ctx, presentOf(request)) }))

  serve(session.revokeSession, async ({ ctx, actor, params, request, response }) => {
    const here = presentOf(request)
    await commit(ctx, actor, async (work) => {
      work.permit(anyone)
      const gone = await sql`
        delete from auth.session where district_id = ${ctx.district} and user_id = ${here.userId} and id::text = ${params.sessionId}`.execute(
        work.tx,
      )
      if (gone.numAffectedRows === 0n) throw notFound()
      work.trace('session.revoked', here.personId, { session: params.sessionId }, [`person:${here.personId}`])
    })
    if (params.sessionId === here.id) forget(response)
    return { sessions: await sessionsOf(ctx, here) }
  })

  serve(session.revokeOtherSessions, async ({ ctx, actor, request }) => {
    const here = presentOf(request)
    await commit(ctx, actor, async (work) => {
      work.permit(anyone)
      const gone = await sql`
        delete from auth.session where district_id = ${ctx.district} and user_id = ${here.userId} and id <> ${here.id}::uuid`.execute(
        work.tx,
      )
      work.trace('session.others-revoked', here.personId, { sessions: Number(gone.numAffectedRows ?? 0n) }, [`person:${here.personId}`])
    })
    return { sessions: await sessionsOf(ctx, here) }
  })

  serve(session.closeAccount, async ({ ctx, actor, request, response }) => {
    const here = presentOf(request)
    if (here.seats.length > 0 || (await hasSeatsToCome(ctx, here.personId))) throw holdsSeats()
    await commit(ctx, actor, async (work) => {
      work.permit(anyone)
      await sql`
        update directory.person set closed_at = ${work.now}, display_name = '已注销的用户', phone_index = null, phone_sealed = null, email_sealed = null
        where district_id = ${ctx.district} and id = ${here.personId}`.execute(work.tx)
      await sql`delete from auth."user" where district_id = ${ctx.district} and id = ${here.userId}`.execute(work.tx)
      work.trace('person.closed', here.personId, {}, [`person:${here.personId}`])
    })
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

async function sessionsOf(ctx: Ctx, here: Present): Promise<Out<typeof session.listSessions.reply>['sessions']> {
  const rows = await ctx.db
    .selectFrom('auth.session')
    .select(['id', 'method', 'device', 'address', 'started_at', 'last_seen_at'])
    .where('district_id', '=', ctx.district)
    .where('user_id', '=', here.userId)
    .orderBy('last_seen_at', 'desc')
    .limit(50)
    .execute()
  return rows
    .filter((row) => !isOver({ ...here, startedAt: row.started_at, lastSeenAt: row.last_seen_at }, ctx.now(), ctx.config))
    .map((row) => ({
      id: row.id,
      current: row.id === here.id,
      method: row.method as 'code' | 'password',
      device: deviceText(row.device ?? '', here.lang),
      address: row.address ?? '',
      since: row.started_at.toString(),
      lastSeen: row.last_seen_at.toString(),
    }))
}

export function wrongPassword(field: 'current' | 'password'): Refusal {
  const text = { zh: '密码不对', en: 'The password is not right' }
  return new Refusal('invalid', 'wrong-password', text, { [field]: text })
}

/** Also of one who begins on a coming day. */
const hasSeatsToCome = async ({ db, district }: Ctx, personId: string): Promise<boolean> =>
  (await sql`select from directory.unended_seat_face where district_id = ${district} and person_id = ${personId} limit 1`.execute(db)).rows
    .length > 0

const holdsSeats = (): Refusal =>
  new Refusal('conflict', 'holds-seats', {
    zh: '您还有席位在任。先请本单位的负责人收回席位，再来注销',
    en: 'You still hold a seat. Ask the head of the body to end it first, then close the account',
  })
