import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey, type Key, type KeyProvider } from './keys.ts'

/** Where a sealed value lives: `schema.table.column:row id`. An envelope moved to another row or column no longer opens. */
export type SealContext = `${string}.${string}:${string}`

export type SealFault = 'malformed' | 'unknown-alg' | 'unknown-key' | 'tampered'

/** An envelope that cannot be opened. The message holds neither the envelope nor its content. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
  readonly fault: SealFault

  constructor(fault: SealFault, context: SealContext) {
    super(`sealed value at ${context}: ${fault}`)
    this.fault = fault
  }
}

// One suite so far. The envelope names its own, so an SM4 suite can stand beside it and old envelopes stay readable.
// 96-bit random nonces: NIST SP 800-38D §8.3 allows 2^32 envelopes a key, rotate well before.
const ALG = 'A256GCM'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals a text for one place: `alg.kid.iv.ct.tag`, the last three base64url, AES-256-GCM with the current key.
 * @param context bound to the envelope as additional data together with alg and kid
 */
export function seal(keys: KeyProvider, text: string, context: SealContext): string {
  const key = keys.current()
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(key.key, `seal:${ALG}`), iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(additional(key, context))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [ALG, key.id, iv.toString('base64url'), sealed.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.')
}

/**
 * Opens an envelope made for the same context.
 * @throws {SealBroken}
 */
export function open(keys: KeyProvider, envelope: string, context: SealContext): string {
  const { alg, kid, iv, sealed, tag } = take(envelope, context)
  if (alg !== ALG) throw new SealBroken('unknown-alg', context)
  const key = keys.byId(kid)
  if (!key) throw new SealBroken('unknown-key', context)
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(key.key, `seal:${ALG}`), iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(additional(key, context)).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
  } catch {
    throw new SealBroken('tampered', context)
  }
}

/** Whether an envelope was made with another key or suite than new ones are. Reads the envelope's head only. */
export function needsRotation(keys: KeyProvider, envelope: string): boolean {
  return !envelope.startsWith(`${ALG}.${keys.current().id}.`)
}

/**
 * The same text under the current key. Write it with `where column = <the old envelope>`, so that a change made meanwhile wins.
 * @throws {SealBroken}
 */
export function reseal(keys: KeyProvider, envelope: string, context: SealContext): string {
  return seal(keys, open(keys, envelope, context), context)
}

function take(envelope: string, context: SealContext) {
  const parts = envelope.split('.')
  const [alg, kid, ...rest] = parts
  const [iv, sealed, tag] = rest.map((part) => Buffer.from(part, 'base64url'))
  if (parts.length !== 5 || !alg || !kid || !iv || !sealed || !tag) throw new SealBroken('malformed', context)
  // Node ignores stray characters in base64url; written back, only one spelling of an envelope is the envelope.
  if ([iv, sealed, tag].some((bytes, at) => bytes.toString('base64url') !== rest[at])) throw new SealBroken('malformed', context)
  if (alg === ALG && (iv.length !== IV_BYTES || tag.length !== TAG_BYTES)) throw new SealBroken('malformed', context)
  return { alg, kid, iv, sealed, tag }
}

const additional = (key: Key, context: SealContext) => Buffer.from(`${ALG}\0${key.id}\0${context}`)
