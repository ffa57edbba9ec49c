import { read } from '@liti/contract/kit'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { call } from './api.ts'
import { backOffMs, concerns, parseEvent, refresh } from './live.ts'

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

test('what is read again after an event does not keep the session alive; what somebody asks for does', async () => {
  const sent: (string | null)[] = []
  vi.stubGlobal('fetch', (_: string, { headers }: RequestInit) => {
    sent.push(new Headers(headers).get('liti-background'))
    return Promise.resolve(new Response('{"name":"x"}'))
  })
  const route = read('/api/things', { summary: 'things', access: 'anyone', reply: z.object({ name: z.string() }) })
  const client = new QueryClient()
  const options = { queryKey: [route.path], queryFn: () => call(route, {}), meta: { live: ['needs'] } }
  const leave = new QueryObserver(client, options).subscribe(() => {})
  await vi.waitFor(() => expect(client.isFetching()).toBe(0))
  refresh(client, event)
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  await vi.waitFor(() => expect(client.isFetching()).toBe(0))
  await client.refetchQueries()
  expect(sent).toEqual([null, '1', null])
  leave()
  vi.unstubAllGlobals()
})

test('a page that is refused asks ever more seldom, ten minutes at most, and not all at once', () => {
  expect([1, 2, 3, 9].map((refusals) => backOffMs(refusals, 0.5))).toEqual([30_000, 60_000, 120_000, 600_000])
  expect(backOffMs(1, 0)).toBeLessThan(backOffMs(1, 1))
})
