import { createHmac } from 'node:crypto'
import { deriveKey, type KeyProvider } from './keys.ts'
import { tail4 } from './mask.ts'

/**
 * Blind index of a sealed value: 16 bytes of HMAC-SHA-256 as 32 hex characters. Equal values give equal indexes within one purpose,
 * so a row can be found by phone without the phone being stored readable.
 * @param value already in its one spelling (a mobile number as `Mobile` of the contract gives it): the index does not fold anything
 * @param purpose the column it serves, e.g. `directory.person.phone`; indexes of different purposes cannot be joined
 */
export function blindIndex(keys: Pick<KeyProvider, 'blindKey'>, value: string, purpose: string): string {
  return createHmac('sha256', deriveKey(keys.blindKey, `blind:${purpose}`))
    .update(value, 'utf8')
    .digest()
    .subarray(0, 16)
    .toString('hex')
}

/**
 * Blind index of a telephone's last four digits, by which a desk finds a caller; empty for a number too short to have them.
 * Ten thousand values are no secret from whoever has the key; without it they say only which numbers end alike.
 */
export function tailIndex(keys: Pick<KeyProvider, 'blindKey'>, phone: string, purpose: string): string {
  const tail = tail4(phone)
  return tail === null ? '' : blindIndex(keys, tail, `${purpose}.tail`)
}

/** The same of what somebody typed; null for what is not four digits. */
export const askedTail = (keys: Pick<KeyProvider, 'blindKey'>, typed: string, purpose: string): string | null =>
  /^\d{4}$/.test(typed) ? blindIndex(keys, typed, `${purpose}.tail`) : null
