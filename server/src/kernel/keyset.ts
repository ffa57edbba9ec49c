import { Refusal } from './refusal.ts'

/** As {@link cursorOf} writes it, in the years a database has too. */
const written = /^[12]\d{3}-\d{2}-\d{2}T[\d:.]+Z$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where a page of a list ended that is ordered by time and id. */
export type Cursor = { at: Temporal.Instant; id: string }

export const cursorOf = (at: Temporal.Instant, id: string): string => Buffer.from(`${at.toString()} ${id}`).toString('base64url')

/**
 * Reads what {@link cursorOf} made; no text is the beginning.
 * @throws Refusal `invalid` for anything else: cursors are not for making up
 */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ')
  if (written.test(at) && uuid.test(id)) {
    try {
      return { at: Temporal.Instant.from(at), id }
    } catch {
      // no such day; said below
    }
  }
  throw new Refusal('invalid', 'cursor', {
    zh: '翻页的位置不对，请从第一页看起',
    en: 'This page does not exist; please start from the first page',
  })
}
