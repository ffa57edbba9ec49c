import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../../test/command-suite.ts'

const { stage, world, browser } = await commandWorld()

test('a room number in the place is offered as the room, and is the room once confirmed on accepting', async () => {
  const station = await browser('specialist')
  const room = world.world.space('jinding/501')
  const fresh = async (place: string, more: object = {}) => {
    const needId = await stage.submit({ place, ...more })
    await world.asOwner('update needs.need set space_id = null where id = $1', [needId])
    return needId
  }
  const offer = async (needId: string) => (await station.get(needs.getNeed, { params: { needId } })).roomOffer
  const needId = await fresh('5 层 ５０１ 室门口')
  expect(await offer(needId)).toEqual({ spaceId: room, text: { zh: '5 层 501 室', en: 'Floor 5, 501' } })
  for (const place of ['5 层走廊', '9999 室', '501 和 1203 之间', '车牌 A5012']) expect(await offer(await fresh(place)), place).toBeNull()
  expect(await offer(await fresh('501', { hidden: true }))).toBeNull()

  const other = await station.ask(needs.acceptNeed, { params: { needId }, body: { spaceId: world.world.space('rongke/A101') } })
  expect(other).toMatchObject({ status: 422, refusal: { fields: { spaceId: expect.any(Object) } } })
  const view = await station.get(needs.acceptNeed, { params: { needId }, body: { spaceId: room } })
  expect(view).toMatchObject({ spaceId: room, roomOffer: null, state: 'accepted' })
})
