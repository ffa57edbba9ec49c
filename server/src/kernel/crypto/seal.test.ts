import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blindIndex } from './blind-index.ts'
import type { Key, KeyProvider } from './keys.ts'
import { maskPhone, tail4 } from './mask.ts'
import { needsRotation, open, reseal, seal, SealBroken, type SealContext } from './seal.ts'

const key = (id: string): Key => ({ id, key: randomBytes(32) })
const blindKey = randomBytes(32)
const ring = (current: Key, ...others: Key[]): KeyProvider => ({
  current: () => current,
  byId: (id) => [current, ...others].find((one) => one.id === id),
  blindKey,
})
const [first, second] = [key('k1'), key('k2')]
const keys = ring(first)
const here: SealContext = 'directory.person.phone:019a3b'

const fault = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof SealBroken) return error.fault
    throw error
  }
  return 'opened'
}

describe('sealed values', () => {
  test('any text comes back from its own place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(open(keys, seal(keys, text, here), here)).toBe(text)
      }),
      { seed: 20261123 },
    )
  })

  test('the envelope names suite and key, and holds nothing readable', () => {
    const envelope = seal(keys, '13800000000', here)
    expect(envelope).toMatch(/^A256GCM\.k1\.[\w-]{16}\.[\w-]{15}\.[\w-]{22}$/)
    expect(Buffer.from(envelope.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('138')
    expect(seal(keys, '13800000000', here)).not.toBe(envelope)
  })

  test('an envelope does not open in another row or column', () => {
    const envelope = seal(keys, '13800000000', here)
    expect(fault(() => open(keys, envelope, 'directory.person.phone:019a3c'))).toBe('tampered')
    expect(fault(() => open(keys, envelope, 'directory.person.identity:019a3b'))).toBe('tampered')
  })

  test('a change at any position is found', () => {
    const envelope = seal(keys, '13800000000', here)
    for (let at = 0; at < envelope.length; at++) {
      for (const other of ['A', 'b', '7', '.']) {
        if (envelope[at] === other) continue
        expect(
          fault(() => open(keys, envelope.slice(0, at) + other + envelope.slice(at + 1), here)),
          `position ${at}`,
        ).not.toBe('opened')
      }
    }
    for (let cut = 0; cut < envelope.length; cut++) expect(fault(() => open(keys, envelope.slice(0, cut), here))).not.toBe('opened')
  })

  test('what is wrong is said by kind', () => {
    const envelope = seal(keys, 'x', here)
    expect(fault(() => open(ring(second), envelope, here))).toBe('unknown-key')
    expect(fault(() => open(ring({ ...second, id: 'k1' }), envelope, here))).toBe('tampered')
    expect(fault(() => open(keys, envelope.replace('A256GCM', 'SM4GCM'), here))).toBe('unknown-alg')
    expect(fault(() => open(keys, '13800000000', here))).toBe('malformed')
    expect(fault(() => open(keys, envelope.split('.').slice(0, 4).concat('AAAA').join('.'), here))).toBe('malformed')
  })

  test('an error names the place and nothing else', () => {
    const secret = 'A256GCM.k1.13800000000'
    expect(() => open(keys, secret, here)).toThrow(/^sealed value at directory\.person\.phone:019a3b: malformed$/)
  })

  test('a value moves to the new key and opens with it alone', () => {
    const old = seal(keys, '13800000000', here)
    const both = ring(second, first)
    expect(needsRotation(keys, old)).toBe(false)
    expect(needsRotation(both, old)).toBe(true)
    const fresh = reseal(both, old, here)
    expect(needsRotation(both, fresh)).toBe(false)
    expect(open(ring(second), fresh, here)).toBe('13800000000')
  })
})

describe('blind index', () => {
  test('is the same for the same value, whichever key seals, and differs by purpose and by key', () => {
    const index = blindIndex(keys, '13800000000', 'directory.person.phone')
    expect(index).toMatch(/^[0-9a-f]{32}$/)
    expect(blindIndex(ring(second), '13800000000', 'directory.person.phone')).toBe(index)
    expect(blindIndex(keys, '13800000001', 'directory.person.phone')).not.toBe(index)
    expect(blindIndex(keys, '13800000000', 'needs.need.phone')).not.toBe(index)
    expect(blindIndex({ blindKey: randomBytes(32) }, '13800000000', 'directory.person.phone')).not.toBe(index)
  })
})

describe('masks', () => {
  test.each([
    ['13800000000', '138****0000', '0000'],
    ['010-68880000', '****0000', '0000'],
    ['+852 2123 4567', '****4567', '4567'],
    ['12345', '****', null],
    ['', '****', null],
  ])('%s → %s', (phone, masked, tail) => {
    expect(maskPhone(phone)).toBe(masked)
    expect(tail4(phone)).toBe(tail)
  })
})
