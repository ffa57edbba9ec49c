import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { DeliveryError } from './delivery-error.ts'
import { httpSms } from './http-sms.ts'
import { DemoSms, type Sms } from './sms-channel.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const failure = (run: Promise<unknown>) =>
  run.then(
    () => 'sent',
    (error: unknown) => {
      if (!(error instanceof DeliveryError)) throw error
      return [error.code, error.retryable ? 'later' : 'never']
    },
  )

const sms = (n: number, to = '13800000000'): Sms => ({
  to,
  template: 'sign-in.code',
  params: { code: `00000${n}`, minutes: 5 },
  text: `验证码 00000${n}，5 分钟内有效`,
  messageId: `m${n}`,
})

test('the demonstration keeps the last messages, each once', async () => {
  const demo = new DemoSms(3)
  for (const n of [1, 2, 2, 3, 4]) await demo.send(sms(n))
  await demo.send(sms(5, '13900000000'))
  expect(demo.messages().map(({ messageId }) => messageId)).toEqual(['m5', 'm4', 'm3'])
  expect(demo.messages('13800000000').map(({ messageId }) => messageId)).toEqual(['m4', 'm3'])
})

async function gateway(status: number) {
  const seen: { headers: Record<string, unknown>; body: unknown }[] = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      seen.push({ headers: request.headers, body: JSON.parse(body) })
      response.writeHead(status, status === 302 ? { location: '/' } : {}).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms` }
}

test('a gateway gets the template id, the parameters and a key against doubles', async () => {
  const { seen, url } = await gateway(200)
  await httpSms({ url, token: 'secret', templateIds: { 'sign-in.code': 'SMS_001' } }).send(sms(1))
  expect(seen).toEqual([
    {
      headers: expect.objectContaining({ authorization: 'Bearer secret', 'idempotency-key': 'm1', 'content-type': 'application/json' }),
      body: { to: '13800000000', template: 'SMS_001', params: { code: '000001', minutes: 5 }, text: sms(1).text, id: 'm1' },
    },
  ])
})

test.each([
  [400, 'never'],
  [401, 'later'],
  [422, 'never'],
  [429, 'later'],
  [503, 'later'],
])('an answer of %i: %s', async (status, when) => {
  const { url } = await gateway(status)
  expect(await failure(httpSms({ url }).send(sms(1)))).toEqual([`sms ${status}`, when])
})

test('no gateway, a redirect, a template without approval', async () => {
  expect(await failure(httpSms({ url: 'http://127.0.0.1:9/' }).send(sms(1)))).toEqual(['sms no-answer', 'later'])
  expect(await failure(httpSms({ url: (await gateway(302)).url }).send(sms(1)))).toEqual(['sms no-answer', 'later'])
  expect(await failure(httpSms({ url: 'http://127.0.0.1:9/', templateIds: {} }).send(sms(1)))).toEqual(['sms no-template', 'never'])
})
