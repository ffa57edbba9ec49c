import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../../test/command-suite.ts'

const { world, browser, stage, trace } = await commandWorld()

test('whose unit asks and handles does not confirm and rate what they did themselves', async () => {
  const property = await browser('property')
  const body = { unitId: world.world.unit('jinding'), category: 'facility.lift', text: '物业值班室的灯坏了' }
  const { needId } = await property.get(needs.submitNeed, { body })
  const params = { needId }
  await stage.accept(needId)
  await stage.dispatch(needId, '今鼎大厦物业', [])
  await stage.sign(needId, '今鼎大厦物业')
  await property.get(needs.contactNeed, { params, body: { note: '自己看了。' } })
  await property.get(needs.answerNeed, { params, body: { text: '换了灯。' } })
  const own = await property.get(needs.trackNeed, { params })
  expect(own.can.confirm).toEqual({ why: { zh: expect.stringContaining('办过'), en: expect.any(String) } })
  const said = { solved: 'yes' as const, rating: 5 }
  const refused = await trace.none(() => property.ask(needs.confirmOutcome, { params, body: said }))
  expect([refused.status, refused.refusal.code]).toEqual([403, 'own-hand'])
  // the station, which had no hand in it, calls back
  await stage.callBack(needId)
})
