import { randomUUID } from 'node:crypto'
import * as session from '@liti/contract/session'
import { act } from '@liti/contract/kit'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { testSystem } from '../../../test/system.ts'
import { newPhone, signInApp, who } from './fixtures.ts'
import { addReceipt, draftToken, setPassword } from './index.ts'
import { makePerson, totp } from './fixtures.ts'

/** Over https every cookie that opens something is of this very host. */
const world = await testSystem({ PUBLIC_URL: 'https://liti.example.cn', DEMO: 'off' })
const { http, sent, browser, serve, signedIn } = await signInApp(world)
const keep = act('/api/probe-keep', { summary: '', access: 'anyone', reply: z.object({}) })
serve(keep, ({ ctx, request, response }) => {
  addReceipt(ctx, response, randomUUID())
  draftToken(ctx, request, response)
  return {}
})

test('all of ours and the library’s carry __Host-, with Secure, the path / and no domain', async () => {
  const names = new Set<string>()
  http.addHook('onSend', async (_request, reply) => {
    for (const cookie of [reply.getHeader('set-cookie') ?? []].flat().map(String)) {
      const name = cookie.slice(0, cookie.indexOf('='))
      if (name !== 'lang') names.add(name)
      if (name.startsWith('__Host-')) expect(cookie).toMatch(/; ?Path=\/(;|$)/)
      expect(cookie).toMatch(/; ?Secure/)
      expect(cookie).not.toMatch(/Domain/i)
    }
  })
  const { personId, phone } = await makePerson(world, {})
  await setPassword(world.ctx, null, { personId, password: 'tree river lamp nine' })
  const one = browser()
  await one.get('/api/me')
  await one.post(keep)
  await one.post(session.signInWithPassword, { phone, password: 'tree river lamp nine' })
  const { uri } = (await one.post(session.startSecondFactor, { password: 'tree river lamp nine' })).body as { uri: string }
  await one.post(session.confirmSecondFactor, { code: totp(uri, -1) })
  expect(await who(one)).toMatchObject({ kind: 'person', receipts: [expect.any(String)] })
  const two = browser()
  await two.post(session.signInWithPassword, { phone, password: 'tree river lamp nine' })
  expect((await two.get('/api/me')).body).toMatchObject({ secondFactor: 'due' })
  expect((await two.post(session.giveSecondFactor, { code: totp(uri) })).body).toMatchObject({ secondFactor: 'given' })
  await two.post(session.setLanguage, { lang: 'en' })
  await two.post(session.signOut)
  expect(await who(two)).toMatchObject({ kind: 'guest' })
  expect([...names].toSorted()).toEqual(
    ['liti_device', 'liti_draft', 'liti_receipts', 'liti_second_factor', 'liti_session'].map((name) => `__Host-${name}`),
  )
  expect(sent.size).toBe(0)
})

test('one without the prefix, which a neighbouring host could have planted, opens nothing and is dropped', async () => {
  const one = await signedIn(newPhone())
  const planted = browser()
  planted.jar.set('liti_session', one.jar.get('__Host-liti_session') ?? '')
  expect(await who(planted)).toMatchObject({ kind: 'guest' })
  await planted.get('/api/me')
  expect([...planted.jar.keys()]).toEqual(['__Host-liti_device'])
  expect(await who(one)).toMatchObject({ kind: 'person' })
})
