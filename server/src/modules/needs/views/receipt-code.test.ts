import * as needs from '@liti/contract/needs'
import * as notices from '@liti/contract/notices'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../../test/command-suite.ts'

const { world, api, browser } = await commandWorld()
const body = { unitId: world.world.unit('jinding'), category: 'facility.lift', text: '电梯又停了', phone: '13811118888' }

test('the desk does not see the code a need is confirmed and rated with; whoever writes one down reads it out, once', async () => {
  const receipt = await api.browser().get(needs.submitNeed, { body })
  const written = await (await browser('specialist')).get(needs.registerNeed, { body: { ...body, type: 'help' } })
  const guest = api.browser()
  await guest.get(needs.openReceipt, { body: { code: written.receiptCode, phoneTail: '8888' } })
  expect((await guest.get(needs.trackNeed, { params: { needId: written.id } })).state).toBe('accepted')
  for (const needId of [receipt.needId, written.id])
    for (const by of ['specialist', 'second', 'head', 'street'] as const) {
      const seen = await (await browser(by)).ask(needs.getNeed, { params: { needId } })
      expect(seen.status).toBe(200)
      expect(seen.body).not.toHaveProperty('receiptCode')
      const sent = await (await browser(by)).ask(notices.listDeliveries, { params: { kind: 'need', id: needId } })
      expect(sent.body.deliveries.map(({ subject }) => subject)).toContainEqual(expect.stringMatching(/回执号 JD-260610-0\d-\*{4}$/))
      expect(seen.text + sent.text).not.toMatch(new RegExp(`${receipt.receiptCode}|${written.receiptCode}`))
    }
})
