import * as needs from '@liti/contract/needs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { commandWorld } from '../../../../test/command-suite.ts'

const { world, api, browser, trace } = await commandWorld()
const body = {
  unitId: world.world.unit('jinding'),
  category: 'facility.lift',
  text: '电梯又停了',
  phone: '13811116666',
}
const messages = async () => (await world.asOwner(`select from notify.message where channel = 'sms'`)).length

test('nobody makes a stranger’s phone ring: ten needs an hour are taken from guests with one number', async () => {
  for (let n = 0; n < 10; n += 1) await api.browser().get(needs.submitNeed, { body })
  // the same number, however it is typed
  for (const phone of ['13811116666', '+86 138-1111-6666', '86 138 1111 6666']) {
    const answer = await trace.none(() => api.browser().ask(needs.submitNeed, { body: { ...body, phone } }))
    expect([answer.status, answer.refusal.code, Object.keys(answer.refusal.fields ?? {})]).toEqual([429, 'phone-often', ['phone']])
  }
  expect(await messages()).toBe(10)

  // another number, a person with an account, and the workstation that writes it down are not stopped
  await api.browser().get(needs.submitNeed, { body: { ...body, phone: '13811117777' } })
  await (await browser('firm')).get(needs.submitNeed, { body })
  await (await browser('head')).get(needs.registerNeed, { body: { ...body, type: 'help' } })
  world.clock.later({ minutes: 61 })
  await api.browser().get(needs.submitNeed, { body })
})

test('receipts are guessed at by the network of an IPv6 customer, not by each of its addresses', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const guess = async (address: string): Promise<number> => {
    vi.setSystemTime(Date.now() + 61_000) // the limit of the route counts by the minute
    const reply = await api.app.http.inject({
      method: 'POST',
      url: needs.openReceipt.path,
      remoteAddress: address,
      headers: { 'idempotency-key': `key-${address}` },
      payload: { code: `JD-260610-01-${address.slice(-4)}`, phoneTail: '0000' },
    })
    return reply.statusCode
  }
  for (let n = 0; n < 30; n += 1) expect(await guess(`2001:db8:0:7::${(4096 + n).toString(16)}`)).toBe(404)
  await world.asOwner(`update kernel.attempt set count = 900 where name = 'receipt-address' and count = 30`)
  expect(await guess('2001:db8:0:7:ffff::1')).toBe(429)
  expect(await guess('2001:db8:0:9::1')).toBe(404)
  vi.useRealTimers()
  expect(await world.asOwner(`select from kernel.attempt where name = 'receipt-address' and who like '%:%'`)).toEqual([])
})
