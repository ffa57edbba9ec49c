import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../../test/command-suite.ts'

const { world, browser } = await commandWorld()

test('anybody reads the limits in force, each once, in the order of a need’s life; a version to come is not among them', async () => {
  await world.asOwner(`insert into needs.clock_rule (district_id, id, version, kind, grade, outside, amount, unit, name, name_en, source, from_day)
    select district_id, id, version + 1, kind, grade, outside, amount + 1, unit, name, name_en, source, '2999-01-01'
    from needs.clock_rule where id = 'accept'`)
  const { limits } = await (await browser('guest')).get(needs.listTimeLimits, {})
  expect(new Set(limits.map(({ id }) => id)).size).toBe(limits.length)
  expect(limits[0]).toMatchObject({ kind: 'accept' })
  expect(limits.at(-1)).toMatchObject({ kind: 'case' })
  expect(limits.find(({ id }) => id === 'accept')).toMatchObject({
    version: 1,
    amount: { zh: '2 个工作小时' },
    source: { zh: '办理时限规则第 1 条', en: 'Rules on time limits, article 1' },
  })
})
