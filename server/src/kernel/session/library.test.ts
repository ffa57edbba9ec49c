import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { district, testSystem } from '../../../test/system.ts'
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
