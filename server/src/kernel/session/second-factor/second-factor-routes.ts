import * as session from '@liti/contract/session'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../context.ts'
import { maskPhone } from '../../crypto/mask.ts'
import { addressOf, type Serve } from '../../http/serve.ts'
import { Refusal } from '../../refusal.ts'
import type { System } from '../../system.ts'
import { commit } from '../../work.ts'
import { unkept } from '../../context.ts'
import { anyone, dropSecondFactor, isPassword, ownPhone } from '../account/account.ts'
import { wrongPassword } from '../sign-in/wrong-password.ts'
import { personActor, presentOf, presentSession, type Present } from '../door.ts'
import { headersOf, inLibrary, libraryCode, passCookies } from '../sign-in/library-call.ts'
import type { Library } from '../sign-in/library.ts'
import { beginTry } from '../sign-in/lock.ts'
import { meView } from '../me.ts'
import { checkSecondFactor, kindOfCode, wrongFactor } from './check-second-factor.ts'
import { whence } from '../whence.ts'

/** Setting up an authenticator: password, then its first code. */
export function secondFactorRoutes(serve: Serve, system: System, libraryFor: (ctx: Ctx) => Promise<Library>): void {
  serve(session.startSecondFactor, async ({ ctx, actor, body, request }) => {
    const here = presentOf(request)
    if (here.secondFactorOn) await giveUpFormer(ctx, libraryFor, request, here, body)
    const attempt = await beginTry(ctx.db, ctx.now(), 'password-check', here.personId, await whence(ctx, request, here.userId))
    const { result } = await inLibrary(request, here.method, async () =>
      (await libraryFor(ctx)).api.enableTwoFactor({ body: { password: body.password, method: 'totp' }, headers: headersOf(request) }),
    ).catch((error: unknown) => {
      if (libraryCode(error) === 'TOTP_ALREADY_ENABLED') throw alreadySetUp()
      throw attempt.wrong(here.hasPassword ? wrongPassword('password') : noPassword())
    })
    await attempt.clear()
    if (result.method !== 'totp') throw new Error('The library set up another second factor')
    await commit(unkept(ctx), actor, async (work) => {
      work.permit(anyone)
      work.trace('account.second-factor-started', here.personId)
    })
    const phone = await ownPhone(ctx, here.personId)
    return { uri: labelled(result.totpURI, phone ? maskPhone(phone) : here.name), backupCodes: result.backupCodes }
  })

  serve(session.confirmSecondFactor, async ({ ctx, actor, body, request, response }) => {
    const here = presentOf(request)
    if (here.secondFactorOn) throw alreadySetUp()
    const attempt = await beginTry(ctx.db, ctx.now(), 'second-factor', here.personId, await whence(ctx, request, here.userId))
    const headers = await checkSecondFactor(ctx, await libraryFor(ctx), request, here.personId, body.code).catch((error: unknown) => {
      if (error instanceof Refusal) throw attempt.wrong(error)
      if (libraryCode(error) === 'TOTP_NOT_ENABLED') throw notStarted()
      throw attempt.wrong(wrongFactor())
    })
    await attempt.clear()
    const token = passCookies(ctx.config, response, headers) ?? here.token
    await commit(unkept(ctx), actor, async (work) => {
      work.permit(anyone)
      work.trace('account.second-factor-set-up', here.personId)
    })
    return meView(ctx, await presentSession(system, ctx.district, token, false))
  })
}

/**
 * The authenticator a new one takes the place of: only whoever has the password and the present authenticator (or a backup code) may.
 * Until the new one is confirmed there is none, and the next sign-in asks for the setting up.
 */
async function giveUpFormer(
  ctx: Ctx,
  libraryFor: (ctx: Ctx) => Promise<Library>,
  request: FastifyRequest,
  here: Present,
  { password, code }: { password: string; code?: string | undefined },
): Promise<void> {
  if (code === undefined) throw alreadySetUp()
  const from = await whence(ctx, request, here.userId)
  const tried = await beginTry(ctx.db, ctx.now(), 'password-check', here.personId, from)
  if (!(await isPassword(ctx, here.userId, password))) throw tried.wrong(wrongPassword('password'))
  await tried.clear()
  const factor = await beginTry(ctx.db, ctx.now(), kindOfCode(code), here.personId, from)
  await checkSecondFactor(ctx, await libraryFor(ctx), request, here.personId, code).catch((error: unknown) => {
    if (!(error instanceof Refusal)) libraryCode(error)
    throw factor.wrong(wrongFactor())
  })
  await factor.clear()
  await commit(unkept(ctx), personActor(here, ctx.district, addressOf(request)), async (work) => {
    work.permit(anyone)
    await dropSecondFactor(work, here.personId)
    work.trace('account.second-factor-dropped', here.personId)
  })
}

/** The authenticator shows the masked phone beside the name of the product, not an id. */
function labelled(uri: string, label: string): string {
  const [start = '', query = ''] = uri.split('?')
  const issuer = start.slice(start.lastIndexOf('/') + 1).split(/:|%3A/i)[0] ?? ''
  return `otpauth://totp/${issuer}:${encodeURIComponent(label)}?${query}`
}

const alreadySetUp = (): Refusal =>
  new Refusal('conflict', 'already-set-up', {
    zh: '动态码已经设好了。要换，请同时输入现在的动态码或一个备用码',
    en: 'The authenticator is already set up. To replace it, also give its present code or a backup code',
  })
const notStarted = (): Refusal =>
  new Refusal('conflict', 'not-started', { zh: '请先扫码，再输入动态码', en: 'Scan the code first, then enter what the app shows' })
const noPassword = (): Refusal =>
  new Refusal('conflict', 'no-password', { zh: '请先设置密码，再设置动态码', en: 'Set a password first, then the authenticator' })
