import { connect } from 'node:net'
import { randomUUID } from 'node:crypto'
import { act, read } from '@liti/contract/kit'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { guest } from '../actor.ts'
import { testSystem } from '../../../test/system.ts'
import { uploadFile } from '../files/index.ts'
import { makeHttp } from './app.ts'
import { makeServe } from './serve.ts'

/** What a body does to the server, over real connections. */
const { system, ctx, asOwner } = await testSystem()
const http = await makeHttp(system.config, system.log, { head: 600, text: 600, form: 1200 })
afterAll(() => http.close())
const { serve } = makeServe(http, async () => ({ ctx, actor: guest(110107) }), 1000)
const say = act('/api/say', { summary: '', access: 'anyone', body: z.object({ text: z.string() }), reply: z.object({ text: z.string() }) })
serve(say, ({ body }) => body)
const send = act('/api/send', {
  summary: '',
  access: 'anyone',
  kind: 'upload',
  reply: z.object({ file: z.looseObject({ name: z.string() }) }),
})
serve(send, ({ ctx: own, actor, request }) => uploadFile(own, actor, request, 'draft:a-browser'))
const save = read('/api/save', { summary: '', access: 'anyone', kind: 'download', reply: z.unknown() })
serve(save, ({ response }) => response.type('text/csv').send('a,b') as never)
const port = Number(new URL(await http.listen({ host: '127.0.0.1', port: 0 })).port)

/** Sends these pieces on a connection of their own, one each 150 ms, and answers what came back until it was closed. */
const talk = (pieces: string[], endless = false): Promise<{ heard: string; ms: number }> =>
  new Promise((done) => {
    const start = performance.now()
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    const left = [...pieces]
    const timer = setInterval(() => {
      const next = left.shift() ?? (endless ? 'x' : undefined)
      if (next !== undefined) socket.write(next)
    }, 150)
    socket.on('data', (data) => (heard += data.toString()))
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      done({ heard, ms: performance.now() - start })
    })
  })
const head = (path: string, headers: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\nidempotency-key: ${randomUUID()}\r\n${headers}\r\n\r\n`

test.each([
  ['a body of text', [head('/api/say', 'content-type: application/json\r\ncontent-length: 5000'), '{"text":"'], '408'],
  ['a form', [head('/api/send', 'content-type: multipart/form-data; boundary=e\r\ncontent-length: 5000'), '--e\r\n'], '408'],
  [
    'a form in chunks that never come',
    [head('/api/send', 'content-type: multipart/form-data; boundary=e\r\ntransfer-encoding: chunked')],
    '408',
  ],
  ['a head', ['POST /api/say HTTP/1.1\r\nhost: x\r\nx-'], '408'],
])(
  '%s that trickles in is ended in time, and said so',
  async (_what, pieces, status) => {
    const { heard, ms } = await talk(pieces, !_what.includes('never'))
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(ms).toBeLessThan(10_000)
  },
  15_000,
)

test('a body that comes in pieces but in time is taken', async () => {
  const body = '{"text":"电梯"}'
  const { heard } = await talk([
    head('/api/say', `content-type: application/json\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(body)}`),
    body.slice(0, 5),
    body.slice(5),
  ])
  expect(heard).toMatch(/^HTTP\/1.1 200 [^]*电梯/)
})

const file = (name: string, words = 'words') =>
  `--e\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${words}\r\n`
const post = async (payload: string, type = 'multipart/form-data; boundary=e') => {
  const reply = await fetch(`http://127.0.0.1:${port}/api/send`, {
    method: 'POST',
    body: payload,
    headers: { 'content-type': type, 'idempotency-key': randomUUID() },
  })
  return { status: reply.status, body: (await reply.json()) as { code?: string; fields?: object; message?: { zh: string } } }
}
const kept = async (): Promise<number> => (await asOwner('select from kernel.file')).length

test.each([
  ['that ends within a file', file('a.txt').slice(0, -4)],
  ['that ends within a head', '--e\r\ncontent-disposition: form-da'],
  ['without its last edge', file('a.txt')],
  ['of another edge', file('a.txt').replaceAll('--e', '--f')],
])('a form %s is refused as such and leaves nothing', async (_what, payload) => {
  const answer = await post(payload)
  expect([answer.status, Object.keys(answer.body.fields ?? {})], JSON.stringify(answer.body)).toEqual([400, ['file']])
  expect(answer.body.message?.zh).toMatch(/文件/)
  expect(await kept()).toBe(0)
})

test('a form without an edge to look for is refused as such', async () => {
  expect((await post(file('a.txt'), 'multipart/form-data')).status).toBe(400)
})

test('a second file in one form is refused, not dropped, and the first is not kept either', async () => {
  const answer = await post(`${file('a.txt')}${file('b.txt')}--e--\r\n`)
  expect([answer.status, answer.body.code, Object.keys(answer.body.fields ?? {})]).toEqual([413, 'too-many-parts', ['file']])
  expect(await kept()).toBe(0)
  const form = new FormData()
  form.append('file', new Blob(['x']), 'a.txt')
  form.append('file', new Blob(['y']), 'b.txt')
  const reply = await fetch(`http://127.0.0.1:${port}/api/send`, {
    method: 'POST',
    body: form,
    headers: { 'idempotency-key': randomUUID() },
  })
  expect(reply.status).toBe(413)
  expect((await post(`${file('a.txt')}--e--\r\n`)).status).toBe(200)
  expect(await kept()).toBe(1)
})

test('what is saved is not kept by the browser', async () => {
  const reply = await fetch(`http://127.0.0.1:${port}/api/save`)
  expect([await reply.text(), reply.headers.get('cache-control')]).toEqual(['a,b', 'no-store'])
})
