import { expect, test } from 'vitest'
import { NetworkError, RefusedError, ServerError } from './errors.ts'
import { keyKeeper } from './idempotency.ts'

const refused = new RefusedError({ kind: 'invalid', code: 'invalid', message: { zh: '改', en: 'change' } }, 422)
const numbered = () => {
  let n = 0
  return keyKeeper(() => `key-${++n}`)
}

test.each([new NetworkError('timeout'), new ServerError(503)])('the same input keeps its key while the outcome is unknown: %s', (error) => {
  const keys = numbered()
  expect(keys.keyFor({ body: { text: 'a' } })).toBe('key-1')
  keys.settle(error)
  expect(keys.keyFor({ body: { text: 'a' } })).toBe('key-1')
})

test('other input is another action', () => {
  const keys = numbered()
  keys.keyFor({ body: { text: 'a' } })
  keys.settle(new NetworkError('offline'))
  expect(keys.keyFor({ body: { text: 'b' } })).toBe('key-2')
})

test.each([null, refused])('a settled outcome ends the key: %s', (outcome) => {
  const keys = numbered()
  keys.keyFor({ body: {} })
  keys.settle(outcome)
  expect(keys.keyFor({ body: {} })).toBe('key-2')
})
