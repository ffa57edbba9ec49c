import { expect, test } from 'vitest'
import { cursorOf, readCursor } from './keyset.ts'
import { Refusal } from './refusal.ts'

const id = '0199d2f0-8a1c-7c3e-9b1d-1234567890ab'
const at = Temporal.Instant.from('2026-06-10T02:00:00.123456Z')
const moment = at.toString()
const made = (text: string): string => Buffer.from(text).toString('base64url')

test('a cursor comes back as it was', () => {
  expect(readCursor(undefined)).toBeNull()
  expect(readCursor(cursorOf(at, id))).toEqual({ at, id })
})

test('a made-up cursor is refused before the database sees it', () => {
  const texts = [
    '',
    'abc',
    '!!!',
    made(`${moment} ${'-'.repeat(36)}`),
    made(`${moment} ${'a'.repeat(36)}`),
    made(`${moment} ${id}0`),
    made(`2026-02-30T00:00:00Z ${id}`),
    made(`-271821-04-20T00:00:00Z ${id}`),
    made(`+275760-09-13T00:00:00Z ${id}`),
    made(`0000-01-01T00:00:00Z ${id}`),
    made(`${id} ${moment}`),
  ]
  for (const text of texts) expect(() => readCursor(text), text).toThrow(Refusal)
})
