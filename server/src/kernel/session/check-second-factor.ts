import type { FastifyRequest } from 'fastify'
import { countAttempt } from '../attempts.ts'
import type { Ctx } from '../context.ts'
import { blindIndex } from '../crypto/blind-index.ts'
import { Refusal } from '../refusal.ts'
import { headersOf, inLibrary } from './library-call.ts'
import type { Library } from './library.ts'

/**
 * Checks an authenticator or backup code with the library, for a sign-in that waits or a session that owes one.
 * A code of the authenticator is taken once (RFC 6238 §5.2).
 * @returns the library's headers
 */
export async function checkSecondFactor(
  ctx: Ctx,
  library: Library,
  request: FastifyRequest,
  personId: string,
  code: string,
): Promise<Headers> {
  const call = { body: { code }, headers: headersOf(request), returnHeaders: true } as const
  if (code.length !== 6) return (await inLibrary(request, 'password', () => library.api.verifyBackupCode(call))).result.headers
  const used = blindIndex(ctx.keys, `${personId}:${code}`, 'auth.second-factor')
  await countAttempt(ctx.db, ctx.now(), 'second-factor-code', used, 1, 1440).catch((error: unknown) => {
    throw error instanceof Refusal ? wrongFactor() : error
  })
  return (await inLibrary(request, 'password', () => library.api.verifyTOTP(call))).result.headers
}

export function wrongFactor(): Refusal {
  const text = {
    zh: '动态码不对。每个动态码只能用一次，请等下一个',
    en: 'The code is not right. Each one works once; please wait for the next',
  }
  return new Refusal('invalid', 'wrong-code', text, { code: text })
}
