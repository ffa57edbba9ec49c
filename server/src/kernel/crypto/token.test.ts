import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { KeyProvider } from './keys.ts'
import { codeAlphabet, randomCode } from './random-code.ts'
import { signToken, verifyToken } from './token.ts'

const master = { id: 'k1', key: randomBytes(32) }
const keys: KeyProvider = { current: () => master, byId: (id) => (id === 'k1' ? master : undefined), blindKey: randomBytes(32) }
const now = Temporal.Instant.from('2026-06-12T08:24:00Z')
const Payload = z.object({ assignment: z.string() })
const token = signToken(keys, { assignment: '019a3b' }, 'assignment-link', now.add({ hours: 48 }))
const why = (text: string, at = now, purpose = 'assignment-link') => {
  const check = verifyToken(keys, text, purpose, at, Payload)
  return check.ok ? 'ok' : check.why
}

test('a token is good for its purpose until its last second', () => {
  expect(verifyToken(keys, token, 'assignment-link', now, Payload)).toEqual({
    ok: true,
    payload: { assignment: '019a3b' },
    expiresAt: now.add({ hours: 48 }),
  })
  expect(why(token, now.add({ hours: 48 }))).toBe('ok')
  expect(why(token, now.add({ hours: 48, seconds: 1 }))).toBe('expired')
  expect(why(token, now, 'file')).toBe('forged')
})

test('a token fits in a link as it is', () => expect(encodeURIComponent(token)).toBe(token))

test('a changed token is refused at every position', () => {
  const end = token.lastIndexOf('.')
  for (let at = 0; at < end; at++) expect(why(token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1))).not.toBe('ok')
  const [kid, body] = token.split('.')
  expect(why(`${kid}.${body}.${randomBytes(32).toString('base64url')}`)).toBe('forged')
  expect(why(`${kid}.${body}.`)).toBe('malformed')
  expect(why(`other.${body}.AAAA`)).toBe('forged')
})

test.each(['', '.', '..', 'a.b.c.d', '你好', 'A'.repeat(100_000)])('rubbish is malformed: %.20s', (text) => {
  expect(why(text)).toBe('malformed')
})

test('a payload of another shape is malformed even when signed', () => {
  expect(why(signToken(keys, { file: 1 }, 'assignment-link', now.add({ hours: 1 })))).toBe('malformed')
})

test('receipt codes use the whole alphabet evenly and no look-alikes', () => {
  expect(codeAlphabet).not.toMatch(/[01OIL]/)
  const text = randomCode(31_000)
  // χ² with 30 degrees of freedom: above 80 once in a million runs.
  const chi = Array.from(codeAlphabet)
    .map((c) => text.split(c).length - 1)
    .reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)
  expect(chi).toBeLessThan(80)
  expect(randomCode(8)).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
})
