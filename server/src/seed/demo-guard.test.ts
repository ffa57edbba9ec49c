import { expect, test } from 'vitest'
import { testSystem } from '../../test/system.ts'
import { refuseDemoInEarnest, refuseSeedInEarnest } from './demo-guard.ts'

const { system, asOwner } = await testSystem({ DEMO: 'off' })
const withDemo = Object.assign(Object.create(system) as typeof system, { config: { ...system.config, DEMO: true } })

test('the published password does not come into a database meant in earnest', () => {
  expect(() => refuseSeedInEarnest(system)).toThrow('DEMO=on')
  expect(() => refuseSeedInEarnest(withDemo)).not.toThrow()
})

test('a database that holds the demonstration is not served in earnest, and says what to do', async () => {
  await refuseDemoInEarnest(system)
  await asOwner(`insert into kernel.setting (district_id, name, value) values (110107, 'demo.world', '{}')`)
  await expect(refuseDemoInEarnest(system)).rejects.toThrow(/DEMO=on.*DATABASE_URL/)
  await refuseDemoInEarnest(withDemo)
})
