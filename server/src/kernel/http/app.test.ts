import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { act, read } from '@liti/contract/kit'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { guest } from '../actor.ts'
import { readConfig } from '../config.ts'
import type { Ctx } from '../context.ts'
import { keysFromText } from '../crypto/key-file.ts'
import { FileDamaged, FileMissing } from '../files/file-store.ts'
import { makeLog } from '../log.ts'
import type { System } from '../system.ts'
import { makeHttp } from './app.ts'
import { healthRoutes } from './health.ts'
import type { LiveHub } from './live.ts'
import { makeServe } from './serve.ts'
import { webPages } from './web-pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'liti-pages-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'assets'))
for (const [name, text] of [
  ['portal.zh.html', `<html lang="zh-CN"><head></head>the portal${' '.repeat(2000)}`],
  ['portal.en.html', '<html lang="en">the portal in English'],
  ['home.zh.html', 'home'],
  ['home.en.html', 'home in English'],
  ['desk.zh.html', 'the desk'],
  [
    'pages.json',
    JSON.stringify({
      '/desk': '',
      '/': '',
      '/track/:id': '<link rel="preload" as="fetch" href="/api/me"><link rel="preload" as="fetch" href="/api/track/:id">',
      '/raise/:step?': '<link rel="modulepreload" href="/assets/a.js"><link rel="preload" as="fetch" href="/api/steps/:step">',
      '/link/:token': '',
    }),
  ],
  ['robots.txt', 'User-agent: *'],
  ['assets/a.js', 'let a'],
  ['.secret.json', '{}'],
]) {
  writeFileSync(join(folder, name ?? ''), text ?? '')
}

const secret = Buffer.alloc(32, 1).toString('base64')
const keys = keysFromText(JSON.stringify({ current: 'k', keys: { k: secret }, blind: secret }))
const log = makeLog('silent')
const say = act('/api/say/:name', {
  summary: 'say',
  access: 'anyone',
  params: z.object({ name: z.string() }),
  body: z.object({ text: z.string().optional(), list: z.array(z.object({ t: z.string() })).optional(), deep: z.unknown().optional() }),
  reply: z.object({ address: z.string() }),
})
const look = read('/api/look', {
  summary: 'look',
  access: 'anyone',
  query: z.object({ q: z.string() }),
  reply: z.object({ more: z.string().optional() }),
})
const fail = read('/api/fail/:how', { summary: 'fail', access: 'anyone', params: z.object({ how: z.string() }), reply: z.object({}) })
const failures: Record<string, Error> = {
  refused: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  shutdown: Object.assign(new Error('terminating connection'), { code: '57P01' }),
  lost: new Error('Connection terminated unexpectedly'),
  missing: new FileMissing('110107/a'),
  damaged: new FileDamaged('110107/a'),
  bug: new Error('secret detail'),
}

/** An application without a database: `x-person` says who asks. */
async function open(env: Record<string, string> = {}): Promise<(asked: InjectOptions) => Promise<LightMyRequestResponse>> {
  const config = readConfig({ LOG_LEVEL: 'silent', ...env })
  const http = await makeHttp(config, log)
  afterAll(() => http.close())
  const ctx = { config, keys, log, now: () => Temporal.Now.instant() } as unknown as Ctx
  const door = async (request: { headers: Record<string, unknown>; ip: string }) => ({
    ctx,
    actor: { ...guest(110107, 'zh', request.ip), personId: (request.headers['x-person'] as string | undefined) ?? null },
  })
  const { serve } = makeServe(http, door, config.RATE_LIMIT)
  serve(say, ({ actor }) => ({ address: actor.address }))
  serve(look, ({ query }) => (query.q === 'long' ? { more: '长'.repeat(2000) } : {}))
  serve(fail, ({ params }) => Promise.reject(failures[params.how] ?? new Error()))
  healthRoutes(http, { config, poolSizes: () => ({ total: 0, idle: 0, waiting: 0 }) } as unknown as System, { size: 0 } as LiveHub)
  await webPages(http, `${folder}/`)
  return async (asked) => http.inject(asked)
}
const post = (payload: object | string, url = '/api/say/x'): InjectOptions => ({
  method: 'POST',
  url,
  payload,
  headers: { 'idempotency-key': 'key-12345', 'content-type': 'application/json' },
})

describe('pages', () => {
  test.each([
    ['/', 200, 'home'],
    ['/?from=poster', 200, 'the portal'],
    ['/track/x', 200, 'the portal'],
    ['/desk', 200, 'the desk'],
    ['/assets/a.js', 200, 'let a'],
    ['/assets/', 404, 'no-route'],
    ['/assets/gone.js', 404, 'no-route'],
    ['/.secret.json', 404, 'the portal'],
    ['/raise', 200, 'the portal'],
    ['/raise/where', 200, 'the portal'],
    ['/link/ABC.', 200, 'the portal'],
    ['/robots.txt', 200, 'User-agent'],
    ['/nobody/has/this', 404, 'the portal'],
    ['/raise/where/else', 404, 'the portal'],
    ['/desk/nothing', 404, 'the desk'],
    ['/wp-login.php', 404, 'the portal'],
    ['/favicon.ico', 404, 'the portal'],
  ])('%s, whatever the browser can unpack', async (url, status, text) => {
    const send = await open()
    for (const encoding of ['identity', 'gzip, br', undefined]) {
      const reply = await send({ url, ...(encoding === undefined ? {} : { headers: { 'accept-encoding': encoding } }) })
      expect([reply.statusCode, encoding]).toEqual([status, encoding])
      const zipped = reply.headers['content-encoding']
      const body =
        zipped === 'br' ? brotliDecompressSync(reply.rawPayload) : zipped === 'gzip' ? gunzipSync(reply.rawPayload) : reply.rawPayload
      expect(body.toString()).toContain(text)
    }
  })

  test('HEAD answers as GET does, without a body', async () => {
    const send = await open()
    for (const url of ['/', '/track/x', '/link/ABC', '/desk', '/nobody', '/robots.txt', '/assets/a.js', '/api/look?q=x', '/api/nothing']) {
      const [head, get] = [await send({ url, method: 'HEAD' }), await send({ url })]
      expect([url, head.statusCode, head.headers['content-type']]).toEqual([url, get.statusCode, get.headers['content-type']])
      expect(head.body).toBe('')
    }
  })

  test('pages and answers are sent small to who can unpack them', async () => {
    const send = await open()
    const encoding = async (url: string, accepted?: string) =>
      (await send({ url, ...(accepted ? { headers: { 'accept-encoding': accepted } } : {}) })).headers['content-encoding']
    expect(await encoding('/track/x', 'gzip, deflate, br')).toBe('br')
    expect(await encoding('/track/x', 'gzip')).toBe('gzip')
    expect(await encoding('/track/x')).toBeUndefined()
    expect(await encoding('/api/look?q=long', 'gzip')).toBe('gzip')
    expect(await encoding('/api/look?q=x', 'gzip')).toBeUndefined()
  })

  test('what is sent packed is not unpacked: it is no text', async () => {
    const send = await open()
    const packed = gzipSync(JSON.stringify({ text: 'x' }))
    const asked = post('')
    const reply = await send({ ...asked, payload: packed, headers: { ...asked.headers, 'content-encoding': 'gzip' } })
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(reply.statusCode).toBeLessThan(500)
  })

  test('a page names what it needs, so that it comes together with its program', async () => {
    const send = await open()
    const head = async (url: string) => /<head>(.*)<\/head>/.exec((await send({ url })).body)?.[1]?.match(/(?<=href=")[^"]*/g)
    expect(await head('/track/x')).toEqual(['/api/me', '/api/track/x'])
    expect(await head('/track/x?tab=all')).toEqual(['/api/me', '/api/track/x'])
    expect(await head(`/track/${encodeURIComponent('"><script>$&')}`)).toContain('/api/track/%22%3E%3Cscript%3E%24%26')
    expect(await head('/raise/where')).toEqual(['/assets/a.js', '/api/steps/where'])
    expect(await head('/raise')).toEqual(['/assets/a.js'])
    expect(await head('/nobody/has/this')).toBeNull()
  })

  test('a page comes in the language chosen, or the one the browser asks for, and in the size chosen', async () => {
    const send = await open()
    const html = async (headers: Record<string, string>) => (await send({ url: '/track/x', headers })).body
    const [zh, en] = ['lang="zh-CN"', 'lang="en"']
    for (const [asked, lang] of [
      ['zh-CN,zh;q=0.9,en;q=0.8', zh],
      ['en-GB,en;q=0.9,zh;q=0.1', en],
      ['fr-FR,fr;q=0.9,zh;q=0.6,en;q=0.4', zh],
      ['fr-FR,fr', en],
      ['*', zh],
    ] as const) {
      expect([asked, await html({ 'accept-language': asked })]).toEqual([asked, expect.stringContaining(lang)])
    }
    expect(await html({})).toContain(zh)
    expect(await html({ 'accept-language': 'en', cookie: 'lang=zh' })).toContain(zh)
    expect(await html({ cookie: 'size=large' })).toContain('data-size="large"')
    expect((await send({ url: '/track/x' })).headers['vary']).toMatch(/accept-language/)
  })

  test('every answer says what a browser may do with it, over https that it stays so', async () => {
    const https = await open({ PUBLIC_URL: 'https://liti.example' })
    const plain = await open()
    for (const url of ['/', '/assets/a.svg', '/healthz', '/api/look', '/api/nothing']) {
      const { headers } = await https({ url })
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'self';script-src 'self';style-src 'self';/),
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'permissions-policy': expect.stringContaining('geolocation=()'),
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      })
      expect((await plain({ url })).headers).not.toHaveProperty('strict-transport-security')
    }
  })

  test('a script brings what concerns a script and no more', async () => {
    const { headers, body } = await (await open({ PUBLIC_URL: 'https://liti.example' }))({ url: '/assets/a.js' })
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    const said = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`)
    expect(said.join('').length, said.join('')).toBeLessThan(500)
    expect(body).toBe('let a')
  })

  test('an address that cannot be read is refused like any other, with the headers of the others', async () => {
    const send = await open()
    for (const url of ['/%E0%A4%A', `/api/say/${'x'.repeat(900)}`]) {
      const reply = await send({ url })
      expect(reply.statusCode).toBe(404)
      expect(reply.headers['content-security-policy']).toContain("'none'")
      expect(reply.json()).toMatchObject({ message: { zh: expect.any(String) }, requestId: reply.headers['x-request-id'] })
    }
  })
})

describe('what is sent', () => {
  test('text no database can keep is refused at its field, in an address not found', async () => {
    const send = await open()
    const fieldsOf = async (payload: object | string) => {
      const reply = await send(post(payload))
      expect(reply.statusCode).toBe(422)
      return Object.keys(reply.json<{ fields: object }>().fields)
    }
    expect(await fieldsOf({ text: 'a\0b' })).toEqual(['text'])
    expect(await fieldsOf('{"text":"\\ud83d"}')).toEqual(['text'])
    expect(await fieldsOf({ list: [{ t: 'x' }, { t: '\0' }] })).toEqual(['list.1.t'])
    expect(await fieldsOf({ 'a\0': 'x' })).toEqual(['_'])
    expect(await fieldsOf(`{"deep":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)).toEqual(['deep'])
    expect((await send({ url: '/api/look?q=%00' })).json()).toMatchObject({ fields: { q: {} } })
    expect((await send(post({}, '/api/say/%00'))).statusCode).toBe(404)
    expect((await send(post({ text: '好 👍', list: [{ t: 'x' }] }))).statusCode).toBe(200)
  })

  test('too much text is not called a file', async () => {
    const send = await open()
    const reply = await send(post({ text: 'x'.repeat(300 * 1024) }))
    expect(reply.statusCode).toBe(413)
    expect(reply.json<{ message: { en: string } }>().message.en).toMatch(/text/)
  })
})

describe('trouble of our own', () => {
  test.each([
    ['refused', 503, 'database-away'],
    ['shutdown', 503, 'database-away'],
    ['lost', 503, 'database-away'],
    ['missing', 404, 'file-gone'],
    ['damaged', 503, 'file-damaged'],
    ['bug', 500, 'internal'],
  ])('%s answers %i', async (how, status, code) => {
    const send = await open()
    const reply = await send({ url: `/api/fail/${how}` })
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([status, code])
    expect(reply.headers['retry-after']).toBe(code === 'database-away' ? '5' : undefined)
    expect(reply.body).not.toMatch(/secret detail|110107|terminat/)
    expect(reply.json()).not.toMatchObject({ kind: 'conflict' })
  })
})

describe('a proxy in front', () => {
  const addressSeen = async (TRUST_PROXY: string, forwarded: string) => {
    const send = await open({ TRUST_PROXY })
    const asked = post({})
    const reply = await send({ ...asked, remoteAddress: '10.0.0.9', headers: { ...asked.headers, 'x-forwarded-for': forwarded } })
    return reply.json<{ address: string }>().address
  }
  test.each([
    ['off', '6.6.6.6', '10.0.0.9'],
    ['on', '6.6.6.6, 203.0.113.5', '203.0.113.5'],
    ['2', '6.6.6.6, 203.0.113.5, 10.0.0.8', '203.0.113.5'],
    ['10.0.0.0/8', '6.6.6.6, 203.0.113.5, 10.0.0.8', '203.0.113.5'],
    ['192.0.2.1', '6.6.6.6', '10.0.0.9'],
  ])('TRUST_PROXY=%s believes no more of %s than it should', async (setting, forwarded, seen) => {
    expect(await addressSeen(setting, forwarded)).toBe(seen)
  })

  test('the figures of the machine are not opened by a header', async () => {
    const send = await open({ TRUST_PROXY: 'on' })
    const status = async (asked: Partial<InjectOptions>) => (await send({ url: '/metrics', ...asked })).statusCode
    expect(await status({})).toBe(200)
    expect(await status({ remoteAddress: '203.0.113.5' })).toBe(404)
    expect(await status({ remoteAddress: '203.0.113.5', headers: { 'x-forwarded-for': '127.0.0.1' } })).toBe(404)
    expect(await status({ headers: { 'x-forwarded-for': '127.0.0.1' } })).toBe(404)
  })
})

describe('limits', () => {
  test('a person is one caller in all their browsers, and an address has a limit of its own', async () => {
    const send = await open({ RATE_LIMIT: '2', TRUST_PROXY: 'on' })
    const ask = async (person: string | null, address: string) =>
      send({ url: '/api/look?q=1', headers: { 'x-forwarded-for': address, ...(person === null ? {} : { 'x-person': person }) } })
    const statuses = async (...asked: [string | null, string][]) => {
      const all: number[] = []
      for (const one of asked) all.push((await ask(...one)).statusCode)
      return all
    }
    expect(await statuses(['a', '192.0.2.1'], ['a', '192.0.2.2'], ['a', '192.0.2.3'], ['b', '192.0.2.3'])).toEqual([200, 200, 429, 200])
    // guests who show no cookie are counted by an address only as the many they may be
    const tower = await statuses(...Array.from({ length: 101 }, (): [null, string] => [null, '192.0.2.4']))
    expect(tower.filter((status) => status === 200)).toHaveLength(100)
    expect(await statuses([null, '192.0.2.5'])).toEqual([200])
    expect((await ask('a', '192.0.2.6')).headers['retry-after']).toMatch(/^\d+$/)
    const many = await statuses(...Array.from({ length: 101 }, (_, n): [string, string] => [`c${n}`, '192.0.2.7']))
    expect(many.filter((status) => status === 200)).toHaveLength(100)
  })
})
