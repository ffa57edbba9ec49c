/// <reference lib="dom" />
import * as needs from '@liti/contract/needs'
import * as session from '@liti/contract/session'
import { expect, test } from 'vitest'
import { call } from './call.ts'
import { act } from './moves.ts'
import { desk, phone, useProduct, type Visitor } from './visitor.ts'

/** What goes wrong outside: the network, the session, the server. */
const house = useProduct()

/** A guest at the last step, with everything filled in. */
async function ready(words: string): Promise<Visitor> {
  const guest = await house.visit(phone)
  const { page } = guest
  const { units } = await call(guest, needs.getIntake)
  const data = { step: 4, unitId: units[0]?.id ?? '', category: 'facility.lift', text: words, phone: '13812345678' }
  await call(guest, needs.saveDraft, { body: data })
  await guest.go('/raise/check')
  await page.getByRole('button', { name: '提给楼宇工作站' }).waitFor()
  return guest
}

async function howMany(words: string): Promise<number> {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { items } = await call(head, needs.listWork, { query: { tab: 'all', q: words } })
  await head.leave()
  return items.length
}

test('the network is gone while a need is sent: said, nothing lost, and then there is exactly one', async () => {
  const words = '地下车库出口的栏杆抬不起来'
  const { page, context, expectTrouble } = await ready(words)
  expectTrouble(/net::ERR_INTERNET_DISCONNECTED/)
  await context.setOffline(true)
  await page.getByRole('button', { name: '提给楼宇工作站' }).click()
  await page.getByRole('alert').first().waitFor()
  expect(await page.getByText(words).count()).toBe(1)
  await context.setOffline(false)
  await page.getByRole('button', { name: '提给楼宇工作站' }).click()
  await page.getByRole('heading', { name: '收到了' }).waitFor()
  expect(await howMany(words)).toBe(1)
})

test('the answer is lost on its way back: asking again makes no second need', async () => {
  const words = '十层茶水间的灯忽明忽暗'
  const { page, expectTrouble } = await ready(words)
  expectTrouble(/net::ERR_/)
  let lost = 0
  await page.route('**/api/needs', async (route) => {
    if (lost === 2) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort('connectionreset')
  })
  await page.getByRole('button', { name: '提给楼宇工作站' }).click()
  await page.getByRole('heading', { name: '收到了' }).waitFor()
  expect(lost).toBe(2)
  expect(await howMany(words)).toBe(1)
})

test('a session that ends while something is written loses none of it', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const elsewhere = await house.visit(phone, '今鼎大厦 站长')
  const { page } = head
  head.expectTrouble(/status of 401/)
  const { items } = await call(head, needs.listWork, { query: { tab: 'mine' } })
  await head.go(`/desk/needs/${items.find(({ state }) => state === 'accepted')?.id}`)
  const written = '和业主通过电话，明天上午来看。'
  await page.getByRole('button', { name: '写内部记录' }).click()
  const form = page.getByRole('dialog', { name: '写内部记录' })
  await form.getByRole('textbox').fill(written)
  const { sessions } = await call(elsewhere, session.listSessions)
  for (const { id, current } of sessions)
    if (!current) await call(elsewhere, session.revokeSession, { params: { sessionId: id }, body: {} })
  // the page hears of it by itself: what was read is gone from the screen
  await page.getByRole('heading', { name: '登录到期了' }).waitFor()
  expect(await page.getByText('写内部记录').count()).toBe(0)
  const [signIn] = await Promise.all([head.context.waitForEvent('page'), page.getByRole('link', { name: '另开一页登录' }).click()])
  await signIn.getByRole('link', { name: '工作人员密码' }).click()
  await signIn.getByRole('textbox', { name: '手机号' }).fill(house.product().people.get('今鼎大厦 站长') ?? '')
  await signIn.getByLabel('密码').fill(house.product().password)
  await signIn.getByRole('button', { name: '登录', exact: true }).click()
  await signIn.waitForURL('**/desk/**')
  await signIn.close()
  await page.getByRole('button', { name: '登录好了，接着办' }).click()
  await page.getByRole('button', { name: '写内部记录' }).click()
  expect(await form.getByRole('textbox').inputValue()).toBe(written)
  await form.locator('button[type=submit]').click()
  await page.getByText(written).waitFor()
  await Promise.all([head.leave(), elsewhere.leave()])
})

test('the server is killed and started again while pages are open: they go on by themselves', async () => {
  const words = '大堂的自动门夹到行李箱'
  const guest = await ready(words)
  const { page } = guest
  guest.expectTrouble(/net::ERR_/)
  await page.getByRole('button', { name: '提给楼宇工作站' }).click()
  await page.getByRole('link', { name: '看这件事的进度' }).click()
  await page.getByText('待受理').first().waitFor()
  const needId = new URL(page.url()).pathname.split('/').pop() ?? ''
  const head = await house.visit(desk, '今鼎大厦 站长')
  head.expectTrouble(/net::ERR_/)
  await head.go(`/desk/needs/${needId}`)
  await head.page.getByText(words).first().waitFor()

  await house.product().stop('SIGKILL')
  await house.product().start()
  // what happens before the pages have found the server again is not lost on them
  await call(head, needs.acceptNeed, { params: { needId }, body: {} })
  await page.getByText('受理了').first().waitFor()
  await act(head.page, '派单', '派单', async () => {})
  await page.getByText('谁在办').waitFor()
})
