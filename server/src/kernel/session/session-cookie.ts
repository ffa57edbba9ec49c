import { createHmac, timingSafeEqual } from 'node:crypto'
import type { KeyProvider } from '../crypto/keys.ts'
import { librarySecret } from './keys-of-session.ts'

/** The value of a cookie the library signed, or null: `value.signature`, HMAC-SHA-256 in base64. */
export function readSignedCookie(keys: KeyProvider, cookie: string | undefined): string | null {
  if (cookie === undefined || cookie.length > 300) return null
  const dot = cookie.lastIndexOf('.')
  if (dot < 1) return null
  const value = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secretOf(keys)).update(value).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null
}

const secrets = new WeakMap<KeyProvider, string>()
function secretOf(keys: KeyProvider): string {
  let secret = secrets.get(keys)
  if (secret === undefined) secrets.set(keys, (secret = librarySecret(keys)))
  return secret
}

/** The district a session token names; the token is proven by its cookie's signature before. */
export const districtOf = (token: string): number | null => Number(/^(\d{6})-/.exec(token)?.[1] ?? 0) || null
