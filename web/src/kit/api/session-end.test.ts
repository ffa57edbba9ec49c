import { expect, test } from 'vitest'
import { leftOf } from './session-end.ts'

const minute = 60_000
const at = (minutes: number): string => new Date(minutes * minute).toISOString()

test('a session that nobody asks anything in ends when it was said to', () => {
  const me = { idleEndsAt: at(30) }
  expect(leftOf(me, 0, 0, 29 * minute)).toBe(minute)
  expect(leftOf(me, 0, 0, 31 * minute)).toBeLessThan(0)
})

test('every answer pushes its end on by as long as it lasts', () => {
  const me = { idleEndsAt: at(30) }
  expect(leftOf(me, 0, 20 * minute, 31 * minute)).toBe(19 * minute)
  expect(leftOf(me, 0, 20 * minute, 51 * minute)).toBeLessThan(0)
})

test('a guest has nothing that ends', () => expect(leftOf({ idleEndsAt: null }, 0, 0, Date.now())).toBe(Infinity))
