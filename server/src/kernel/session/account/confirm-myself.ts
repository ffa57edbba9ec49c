import { codeIn, factorIn } from '@liti/contract/codes'
import type { Out } from '@liti/contract/kit'
import type { confirmMyself as route } from '@liti/contract/session'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Actor } from '../../actor.ts'
import { type Ctx, unkept } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { commit } from '../../work.ts'
import { anyone, isPassword, ownPhone } from './account.ts'
import { checkSecondFactor, kindOfCode, wrongFactor } from '../second-factor/check-second-factor.ts'
import type { Present } from '../door.ts'
import { libraryCode } from '../sign-in/library-call.ts'
import type { Library } from '../sign-in/library.ts'
import { beginTry } from '../sign-in/lock.ts'
import { takeCode, wrongCode } from '../sign-in/send-code.ts'
import { whence } from '../whence.ts'
import { wrongPassword } from '../sign-in/wrong-password.ts'

/** How long after signing in, or saying again who one is, the account may be changed. */
const goodMinutes = 5

/**
 * For what changes the account itself: an open session on somebody's desk is not enough.
 * @throws Refusal `confirm-first` unless the person showed a moment ago who they are
 */
export function refuseUnconfirmed(here: Present, now: Temporal.Instant): void {
  refuseOwing(here)
  const shown = [here.startedAt, here.secondFactorAt, here.confirmedAt].map((at) => at?.epochMilliseconds ?? 0)
  if (now.epochMilliseconds - Math.max(...shown) <= goodMinutes * 60_000) return
  throw new Refusal('forbidden', 'confirm-first', {
    zh: '改动账号之前，请再确认一次是您本人',
    en: 'Before the account is changed, please show once more that it is you',
  })
}

/** A session that came by text message and owes its authenticator changes nothing of the account. */
export function refuseOwing(here: Present): void {
  if (here.secondFactor !== 'due') return
  throw new Refusal('forbidden', 'second-factor-due', {
    zh: '请先输入动态码，再来改动账号',
    en: 'Please give the authenticator code first, then change the account',
  })
}

/** Takes the password, a code sent to the person's own phone, or one of the authenticator. @returns until when it is good */
export async function confirmMyself(
  ctx: Ctx,
  library: Library,
  actor: Actor,
  here: Present,
  request: FastifyRequest,
  { by, value: typed }: Out<(typeof route)['body']>,
): Promise<Temporal.Instant> {
  const value = by === 'password' ? typed : by === 'code' ? codeIn(typed) : factorIn(typed)
  const kind = by === 'password' ? 'password-check' : by === 'code' ? 'code' : kindOfCode(value)
  const attempt = await beginTry(ctx.db, ctx.now(), kind, here.personId, await whence(ctx, request, here.userId))
  const wrong = { password: () => wrongPassword('value'), code: () => atValue(wrongCode()), factor: () => atValue(wrongFactor()) }[by]
  const check = async (): Promise<boolean> => {
    if (by === 'password') return isPassword(ctx, here.userId, value)
    if (by === 'code') await takeCode(ctx, library, request, (await ownPhone(ctx, here.personId)) ?? '', value)
    else if (here.secondFactorOn) await checkSecondFactor(ctx, library, request, here.personId, value)
    else return false
    return true
  }
  const right = await check().catch((error: unknown) => {
    if (!(error instanceof Refusal)) libraryCode(error)
    return false
  })
  if (!right) throw attempt.wrong(wrong())
  await attempt.clear()
  return commit(unkept(ctx), actor, async (work) => {
    work.permit(anyone)
    await sql`update auth.session set confirmed_at = ${work.now} where district_id = ${ctx.district} and id = ${here.id}`.execute(work.tx)
    work.trace('session.confirmed', here.personId, { by })
    return work.now.add({ minutes: goodMinutes })
  })
}

const atValue = (refusal: Refusal): Refusal => new Refusal(refusal.kind, refusal.code, refusal.text, { value: refusal.text })
