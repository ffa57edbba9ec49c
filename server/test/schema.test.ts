import { expect, test } from 'vitest'
import { isPrinted } from '../../tools/print-schema.ts'
import { testSystem } from './system.ts'

const { asOwner } = await testSystem()

test('server/schema.sql is what the migrations have come to (tools/print-schema.ts prints it)', async () => {
  expect(await isPrinted(asOwner)).toBe(true)
})

test('a column more is another schema', async () => {
  await asOwner('alter table directory.floor add column windows integer')
  expect(await isPrinted(asOwner)).toBe(false)
})
