import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../test/command-suite.ts'

const { stage, world, browser, api, trace } = await commandWorld()

test('a page that reads again by itself has not been opened again, and leaves no trace', async () => {
  const { needId } = await stage.at('accepted')
  const [leadId, bodyId] = [world.world.body('区人社局'), world.world.body('内蒙古人社')]
  const head = await browser('head')
  const part = async (view?: Awaited<ReturnType<typeof stage.viewed>>) =>
    (view ?? (await head.get(needs.getNeed, { params: { needId } }))).assignments.find((one) => one.bodyId === bodyId)
  const sent = await part(await head.get(needs.dispatchNeed, { params: { needId }, body: { leadId, co: [{ bodyId, ask: '请核实' }] } }))
  const params = { token: sent?.link?.url?.split('/').at(-1) ?? '' }
  const again = () => api.app.http.inject({ url: `/api/link/${params.token}`, headers: { 'liti-background': '1' } })
  // the first look counts, whatever is said of it
  expect([(await again()).statusCode, (await part())?.link?.opened]).toEqual([200, 1])
  const seen = await trace.none(again)
  expect([seen.statusCode, (await part())?.link?.opened]).toEqual([200, 1])
  await api.browser().get(needs.openLink, { params })
  expect((await part())?.link?.opened).toBe(2)
})
