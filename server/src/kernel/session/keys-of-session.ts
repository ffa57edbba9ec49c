import { createHmac } from 'node:crypto'
import { blindIndex, tailIndex } from '../crypto/blind-index.ts'
import { deriveKey, type KeyProvider } from '../crypto/keys.ts'
import { open, seal } from '../crypto/seal.ts'

/** By which a person is found by phone (`directory.person.phone_index`). */
export const phoneIndex = (keys: KeyProvider, phone: string): string => blindIndex(keys, phone, 'directory.person.phone')

/** By which a person is found by the last four digits (`directory.person.phone_tail`). */
export const phoneTail = (keys: KeyProvider, phone: string): string => tailIndex(keys, phone, 'directory.person.phone')

/** A phone as it is stored with its person, and back. */
export const sealPhone = (keys: KeyProvider, personId: string, phone: string): string =>
  seal(keys, phone, `directory.person.phone:${personId}`)
export const openPhone = (keys: KeyProvider, personId: string, sealed: string): string =>
  open(keys, sealed, `directory.person.phone:${personId}`)

/**
 * What the sign-in library signs cookies and encrypts second-factor secrets with. It hangs on the key that does not
 * rotate with the others: otherwise a rotation would take everybody's authenticator away.
 */
export const librarySecret = (keys: KeyProvider): string => deriveKey(keys.blindKey, 'sign-in').export().toString('base64url')

/** A code as it is stored. Six digits are guessed from a plain hash in a moment; from a keyed one they are not. */
export const codeHash = (keys: KeyProvider, index: string, code: string): string =>
  createHmac('sha256', deriveKey(keys.blindKey, 'sign-in-code')).update(`${index}:${code}`).digest('base64url')
