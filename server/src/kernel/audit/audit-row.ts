import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { deriveKey, type KeyProvider } from '../crypto/keys.ts'

/** What one audit row says, in a form that does not depend on how the database prints it. `at` is microseconds since 1970. */
export type AuditRow = {
  district: number
  at: string
  actor: string
  event: string
  subject: string
  detail: unknown
  requestId: string | null
}

const nonceBytes = 16

/** The database keeps microseconds: an instant is rounded before it is marked and stored. */
export const toMicroseconds = (at: Temporal.Instant): Temporal.Instant => at.round({ smallestUnit: 'microsecond' })
export const microsecondsOf = (at: Temporal.Instant): string => String(at.epochNanoseconds / 1000n)

/**
 * The mark of a row: a nonce and an HMAC over nonce and row, under a key outside the database. Whoever writes to the database alone
 * can neither make one nor use one twice.
 */
export function markRow(keys: KeyProvider, row: AuditRow): string {
  const nonce = randomBytes(nonceBytes)
  nonce.writeUIntBE(Date.now(), 0, 6) // in front, so that the index grows at its end
  return markOf(keys, nonce, row)
}

/** Whether a row carries its own mark; another spelling of it is none, or a copy would pass for a row of its own. */
export function isMarked(keys: KeyProvider, row: AuditRow, mark: string | null): boolean {
  const [nonce = ''] = (mark ?? '').split('.')
  const made = Buffer.from(markOf(keys, Buffer.from(nonce, 'base64url'), row))
  const found = Buffer.from(mark ?? '')
  return found.length === made.length && timingSafeEqual(found, made)
}

/** When a row was marked, by the clock of the machine that wrote it; the mark vouches for it. */
export const markedAt = (mark: string): number => Buffer.from(mark.slice(0, 8), 'base64url').readUIntBE(0, 6)

function markOf(keys: KeyProvider, nonce: Buffer, row: AuditRow): string {
  const said = [row.district, row.at, row.actor, row.event, row.subject, inOrder(row.detail), row.requestId]
  const mac = createHmac('sha256', deriveKey(keys.blindKey, 'audit-row')).update(nonce).update(JSON.stringify(said)).digest('base64url')
  return `${nonce.toString('base64url')}.${mac}`
}

/** jsonb keeps no order of keys: both sides put them into one. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { object: sorted.map(([key, inner]) => [key, inOrder(inner)]) }
}
