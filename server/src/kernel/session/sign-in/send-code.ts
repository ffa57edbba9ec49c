import type { In } from '@liti/contract/kit'
import type { sendCode as route } from '@liti/contract/session'
import type { Lang } from '@liti/contract/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { countAttempt } from '../../limits/attempts.ts'
import type { Ctx } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { deviceOf, readDevice } from '../device-cookies.ts'
import { codeHash, phoneIndex } from '../keys-of-session.ts'
import { inLibrary } from './library-call.ts'
import { codeMinutes } from './library-names.ts'
import type { Library } from './library.ts'
import { spend } from './lock.ts'
import { whence } from '../whence.ts'

export type CodeDeps = {
  /** Sends a one-time code by SMS. Resolves when the provider has taken it. */
  sendCode: (phone: string, code: string, lang: Lang) => Promise<void>
  /** The code the demonstration's provider kept for a phone; null or absent where codes go to real telephones. */
  demoCode?: ((phone: string) => string | null | undefined) | null | undefined
}

/** An hour, each. A whole tower may share one address; one browser does not need many numbers, nor one number many codes. */
const perAddress = 600
const perVisitor = 20
const perNumber = 5
/** Of all browsers that never signed in with the number: ten at once, then one an hour, 34 a day at most. */
const ofStrangers = { tries: 10, everyMinutes: 60 }

/** Sends a code to a number; it is good in the browser that asked for it and nowhere else, so that nobody uses up another's. */
export async function sendCodeTo(
  ctx: Ctx,
  library: () => Promise<Library>,
  deps: CodeDeps,
  { request, response }: { request: FastifyRequest; response: FastifyReply },
  { phone, userId, lang }: { phone: string; userId: string | null; lang: Lang },
): Promise<In<(typeof route)['reply']>> {
  const [index, now] = [phoneIndex(ctx.keys, phone), ctx.now()]
  const shown = readDevice(ctx, request) !== null
  const { address, known } = await whence(ctx, request, userId)
  const device = deviceOf(ctx, request, response)
  await countAttempt(ctx.db, now, 'code-address', address, perAddress, 60)
  await countAttempt(ctx.db, now, 'code-visitor', device, perVisitor, 60)
  // who shows no cookie is counted by the address as well: a cookie thrown away is no new start
  for (const who of shown ? [device] : [device, address]) {
    await countAttempt(ctx.db, now, 'code-phone', `${index}:${who}`, perNumber, 60)
  }
  if (!known) await spend(ctx.db, now, `code-asked:${index}`, ofStrangers)
  const { code } = await inLibrary(request, 'code', async () =>
    (await library()).api.sendPhoneNumberOTP({ body: { phoneNumber: codePlace(index, device) } }),
  )
  if (!code) throw new Error('The library made no code')
  try {
    await deps.sendCode(phone, code, lang)
  } catch (error) {
    ctx.log.warn({ err: error, requestId: ctx.call?.requestId }, 'a sign-in code was not sent')
    throw new Refusal('conflict', 'sms-failed', {
      zh: '短信没有发出去，请过几分钟再试',
      en: 'The text message could not be sent; please try again in a few minutes',
    })
  }
  const demoCode = ctx.config.DEMO ? deps.demoCode?.(phone) : null
  return {
    resendAt: now.add({ seconds: 60 }).toString(),
    expiresAt: now.add({ minutes: codeMinutes }).toString(),
    ...(demoCode ? { demoCode } : {}),
  }
}

/** Takes a code that was sent to this number at the wish of this browser. @throws what the library throws where there is none such */
export async function takeCode(ctx: Ctx, library: Library, request: FastifyRequest, phone: string, code: string): Promise<void> {
  const place = codePlace(phoneIndex(ctx.keys, phone), readDevice(ctx, request) ?? 'none')
  await library.api.consumePhoneNumberOTP({ body: { phoneNumber: place, code: codeHash(ctx.keys, place, code) } })
}

const codePlace = (index: string, device: string): string => `${index}.${device}`

export function wrongCode(): Refusal {
  const text = {
    zh: '验证码不对，或者已经过期。请核对短信，或重新获取',
    en: 'The code is wrong or has expired. Check the message, or ask for a new one',
  }
  return new Refusal('invalid', 'wrong-code', text, { code: text })
}
