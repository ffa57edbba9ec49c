import { createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Ctx } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { headersOf, inLibrary } from '../sign-in/library-call.ts'
import type { Library } from '../sign-in/library.ts'

/** Backup codes are counted apart from the authenticator's: who guesses at one does not use up the tries of the other. */
export const kindOfCode = (code: string): 'second-factor' | 'recovery' => (code.length === 6 ? 'second-factor' : 'recovery')

/**
 * Checks an authenticator or backup code with the library, for a sign-in that waits or a session that owes one.
 * A code of the authenticator is taken once, and none of an earlier period after it (RFC 6238 §5.2).
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
  if (kindOfCode(code) === 'recovery')
    return (await inLibrary(request, 'password', () => library.api.verifyBackupCode(call))).result.headers
  await takePeriod(ctx, library, personId, code)
  return (await inLibrary(request, 'password', () => library.api.verifyTOTP(call))).result.headers
}

/** Finds the period a code is of and takes it, so that neither it nor an earlier one is good again, whatever the hour. */
async function takePeriod(ctx: Ctx, library: Library, personId: string, code: string): Promise<void> {
  const { rows } = await sql<{ id: string; secret: string; used: number | null }>`
    select f.id, f.secret, f.used_step as used from auth.two_factor f
    join auth."user" u on u.district_id = f.district_id and u.id = f.user_id
    where f.district_id = ${ctx.district} and u.person_id = ${personId}`.execute(ctx.db)
  const factor = rows[0]
  if (!factor) return // none set up: the library says so
  const { symmetricDecrypt } = await import('better-auth/crypto') // with the library, when first wanted
  const secret = await symmetricDecrypt({ key: (await library.$context).secretConfig, data: factor.secret })
  const now = Math.floor(Date.now() / periodMs)
  const period = [now - 1, now, now + 1].find((at) => at > (factor.used ?? 0) && codeOf(secret, at) === code)
  if (period === undefined) throw wrongFactor()
  const taken = await sql`update auth.two_factor set used_step = ${period}
    where district_id = ${ctx.district} and id = ${factor.id} and (used_step is null or used_step < ${period})`.execute(ctx.db)
  if (taken.numAffectedRows === 0n) throw wrongFactor()
}

const periodMs = 30_000

/** RFC 4226 §5.3: which period a code is of, which the library does not tell. */
function codeOf(secret: string, period: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(period))
  const mac = createHmac('sha1', secret).update(counter).digest()
  return String((mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

export function wrongFactor(): Refusal {
  const text = {
    zh: '动态码不对。每个动态码只能用一次，请等下一个',
    en: 'The code is not right. Each one works once; please wait for the next',
  }
  return new Refusal('invalid', 'wrong-code', text, { code: text })
}
