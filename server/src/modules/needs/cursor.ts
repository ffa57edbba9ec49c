import { Refusal } from '../../kernel/refusal.ts'

/** A place in a list: the sort value of its last row and that row's id. Opaque to the reader. */
export const makeCursor = (at: Temporal.Instant, id: string): string => Buffer.from(`${at.toString()} ${id}`).toString('base64url')

export function readCursor(text: string | undefined): { at: Temporal.Instant; id: string } | null {
  if (text === undefined) return null
  try {
    const [at, id] = Buffer.from(text, 'base64url').toString('utf8').split(' ')
    if (at && id && /^[0-9a-f-]{36}$/.test(id)) return { at: Temporal.Instant.from(at), id }
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('invalid', 'cursor', { zh: '请从第一页重新看', en: 'Please start from the first page' })
}
