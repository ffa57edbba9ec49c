import { expect, test } from 'vitest'
import { concerns, parseEvent } from './live.ts'

const event = { kind: 'needs.accepted', id: 'n1', topics: ['need:n1', 'body:b1'] }

test.each([
  [['need:n1'], true],
  [['need:n2'], false],
  [['body'], true],
  [['needs'], true],
  [['need'], true],
  [['notices', 'person'], false],
  [[], false],
])('what is read with %j is out of date: %s', (words, expected) => {
  expect(concerns(words, event)).toBe(expected)
})

test('anything that is no event is passed over', () => {
  expect(parseEvent('{"kind":"needs.accepted","id":null,"topics":["body:b1"]}')).toEqual({
    kind: 'needs.accepted',
    id: null,
    topics: ['body:b1'],
  })
  expect(parseEvent('{}')).toBeNull()
  expect(parseEvent('not json')).toBeNull()
})
