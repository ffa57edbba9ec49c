import { createHmac } from 'node:crypto'
import { deriveKey, type KeyProvider } from './keys.ts'

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
