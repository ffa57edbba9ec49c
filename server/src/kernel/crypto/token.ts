import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { deriveKey, type Key, type KeyProvider } from './keys.ts'

/** What a token is good for; a token of one purpose is not valid for another. */
export type TokenPurpose = string

export type TokenCheck<T> = { ok: true; payload: T; expiresAt: Temporal.Instant } | { ok: false; why: 'malformed' | 'forged' | 'expired' }

// Longer than any token we make: a bound on the work a stranger can ask for.
const LONGEST = 2_000

/**
 * A token that proves its payload came from here: `kid.body.mac` in base64url, HMAC-SHA-256. It is signed, not secret: put ids in it, no personal data.
 * @param expiresAt last moment it is good, to the second. Revoking earlier is the caller's matter (look the id up).
 */
export function signToken(keys: KeyProvider, payload: unknown, purpose: TokenPurpose, expiresAt: Temporal.Instant): string {
  const key = keys.current()
  const body = Buffer.from(JSON.stringify([Math.floor(expiresAt.epochMilliseconds / 1000), payload])).toString('base64url')
  return `${key.id}.${body}.${sign(key, purpose, body).toString('base64url')}`
}

/** Checks mac (in constant time), expiry and shape, in that order; nothing of an unproven token is read. */
export function verifyToken<T>(
  keys: KeyProvider,
  token: string,
  purpose: TokenPurpose,
  now: Temporal.Instant,
  payload: z.ZodType<T>,
): TokenCheck<T> {
  const [kid, body, mac, ...more] = token.length <= LONGEST ? token.split('.') : []
  if (!kid || !body || !mac || more.length > 0) return { ok: false, why: 'malformed' }
  const key = keys.byId(kid)
  if (!key) return { ok: false, why: 'forged' }
  const given = Buffer.from(mac, 'base64url')
  const expected = sign(key, purpose, body)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { ok: false, why: 'forged' }
  const read = z.tuple([z.int(), payload]).safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  if (!read.success) return { ok: false, why: 'malformed' }
  const [seconds, value] = read.data
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
  if (Temporal.Instant.compare(now, expiresAt) > 0) return { ok: false, why: 'expired' }
  return { ok: true, payload: value, expiresAt }
}

const sign = (key: Key, purpose: TokenPurpose, body: string) =>
  createHmac('sha256', deriveKey(key.key, `token:${purpose}`))
    .update(`${key.id}.${body}`)
    .digest()
