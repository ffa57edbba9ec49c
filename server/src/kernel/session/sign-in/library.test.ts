import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { district, testSystem } from '../../../../test/system.ts'
import { makeLibrary } from './library.ts'

const { ctx, asOwner } = await testSystem()

test('the library finds nothing left to create in our tables', async () => {
  const { options } = makeLibrary(ctx)
  const plan = await getMigrations(options)
  expect(plan.toBeCreated).toEqual([])
  expect(plan.toBeAdded).toEqual([])
  expect(plan.toBeAddedIndexes).toEqual([])
  expect(plan.schemaProblems).toEqual([])
})

test('its rows stand behind the fence of their district', async () => {
  await makeLibrary(ctx).api.sendPhoneNumberOTP({ body: { phoneNumber: 'an index' } })
  expect(await asOwner('select district_id, identifier from auth.verification')).toEqual([
    { district_id: district, identifier: 'phone-number-otp-an index' },
  ])
  const names = await asOwner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'auth'::regnamespace and relkind = 'r' and not relrowsecurity`,
  )
  expect(names).toEqual([])
})

test.each([
  ['https://liti.example.cn', true],
  ['http://127.0.0.1:3000', false],
])('the session cookie at %s', async (publicUrl, secure) => {
  const { authCookies } = await makeLibrary({ ...ctx, config: { ...ctx.config, PUBLIC_URL: publicUrl } }).$context
  expect(authCookies.sessionToken).toMatchObject({
    name: secure ? '__Host-liti_session' : 'liti_session',
    attributes: { secure, httpOnly: true, sameSite: 'lax', path: '/', maxAge: 30 * 86_400 },
  })
})
