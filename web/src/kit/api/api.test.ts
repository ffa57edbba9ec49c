import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { act, read } from '@liti/contract/kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { call, urlOf } from './api.ts'
import { errorText, fieldErrors, NetworkError, RefusedError, ServerError } from './errors.ts'

const getThing = read('/api/things/:thingId', {
  summary: 'a thing',
  access: 'anyone',
  params: z.object({ thingId: z.string() }),
  query: z.object({ tab: z.string().optional(), kinds: z.array(z.string()).optional() }),
  reply: z.object({ name: z.string() }),
})
const keepThing = act('/api/things', {
  summary: 'keep a thing',
  access: 'anyone',
  body: z.object({ name: z.string() }),
  reply: z.object({ name: z.string() }),
})

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string }
let server: Server
let seen: Seen[] = []
let answer: (response: ServerResponse) => void
const realFetch = globalThis.fetch

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      answer(response)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // A browser completes a path with the page's own address; Node has no page.
  globalThis.fetch = (input, init) => realFetch(typeof input === 'string' ? base + input : input, init)
})
afterAll(() => {
  globalThis.fetch = realFetch
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  seen = []
  answer = (response) => json(response, 200, { name: '灯' })
})

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-7' }).end(JSON.stringify(body))
}

test('a read fills in path and query and gives the reply', async () => {
  const reply = await call(getThing, { params: { thingId: 'a/b' }, query: { kinds: ['x', 'y'] } })
  expect(reply.name).toBe('灯')
  expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/things/a%2Fb?kinds=x&kinds=y', body: '' })
  expect(seen[0]?.headers['idempotency-key']).toBeUndefined()
})

test('a command carries its body and the key it was given, or one of its own', async () => {
  await call(keepThing, { body: { name: '灯' } }, { idempotencyKey: 'key-12345' })
  await call(keepThing, { body: { name: '灯' } })
  expect(seen[0]).toMatchObject({ method: 'POST', body: '{"name":"灯"}' })
  expect(seen[0]?.headers['idempotency-key']).toBe('key-12345')
  expect(seen[1]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
})

test('input that does not fit the contract does not compile', () => {
  // @ts-expect-error the body lacks its name
  void (() => call(keepThing, { body: {} }))
  // @ts-expect-error params are missing
  void (() => call(getThing, {}))
  expect(urlOf(getThing, { params: { thingId: '1' }, query: { tab: undefined } })).toBe('/api/things/1')
})

test('a refusal keeps its code, sentence, fields and request id', async () => {
  const body = {
    kind: 'invalid',
    code: 'invalid',
    message: { zh: '有几处要改', en: 'Some things' },
    fields: { name: { zh: '请写名字', en: 'Give a name' } },
  }
  answer = (response) => json(response, 422, body)
  const error = await call(keepThing, { body: { name: '' } }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(RefusedError)
  expect(error).toMatchObject({ code: 'invalid', status: 422, requestId: 'req-7' })
  expect(errorText(error, 'zh')).toBe('有几处要改')
  expect(fieldErrors(error, 'en')).toEqual({ name: 'Give a name' })
})

test.each([
  ['a broken server', 500, JSON.stringify({ kind: 'conflict', code: 'internal', message: { zh: '坏', en: 'broke' } })],
  ['a proxy in between', 502, '<html>Bad gateway</html>'],
  ['an answer that is no JSON', 200, 'hello'],
])('%s is a server error with its request id', async (_, status, text) => {
  answer = (response) => response.writeHead(status, { 'x-request-id': 'req-8' }).end(text)
  const error = await call(getThing, { params: { thingId: '1' } }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ServerError)
  expect(error).toMatchObject({ requestId: 'req-8', status })
})

test('no answer in time, and no server at all, are network errors of their own', async () => {
  answer = () => {}
  const late = await call(getThing, { params: { thingId: '1' } }, { timeoutMs: 50 }).catch((caught: unknown) => caught)
  expect(late).toMatchObject({ name: 'NetworkError', reason: 'timeout' })
  answer = (response) => response.destroy()
  const gone = await call(getThing, { params: { thingId: '1' } }).catch((caught: unknown) => caught)
  expect(gone).toBeInstanceOf(NetworkError)
  expect(gone).toMatchObject({ reason: 'unreachable' })
})

test('what the caller ends is no error of the network', async () => {
  answer = () => {}
  const ending = new AbortController()
  const waiting = call(getThing, { params: { thingId: '1' } }, { signal: ending.signal }).catch((caught: unknown) => caught)
  ending.abort()
  expect(await waiting).toMatchObject({ name: 'AbortError' })
})
