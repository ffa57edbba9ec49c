/// <reference lib="dom" />
import * as needs from '@liti/contract/needs'
import * as session from '@liti/contract/session'
import { expect, test } from 'vitest'
import { call } from './call.ts'
import { act, photo } from './moves.ts'
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

test('two tabs of one draft: what is sent from both is one need, also when one of them was a step behind', async () => {
  const words = '三号电梯的按钮时灵时不灵'
  const { page, context } = await ready(words)
  const [second, third] = [await context.newPage(), await context.newPage()]
  await second.goto('/raise/check')
  await third.goto('/raise/contact')
  await second.getByRole('button', { name: '提给楼宇工作站' }).waitFor()
  await third.getByRole('textbox', { name: '手机号' }).waitFor()
  for (const tab of [page, second]) {
    await tab.getByRole('button', { name: '提给楼宇工作站' }).click()
    await tab.getByRole('heading', { name: '收到了' }).waitFor()
  }
  await third.getByRole('button', { name: /^下一步/ }).click()
  await third.getByRole('button', { name: '提给楼宇工作站' }).click()
  await third.getByRole('heading', { name: '收到了' }).waitFor()
  expect(new Set([page, second, third].map((tab) => tab.url())).size).toBe(1)
  expect(await howMany(words)).toBe(1)
})

test('a button pressed twice does not press what comes in its place: nothing is sent that was not read', async () => {
  const { page, context } = await ready('八层的消防门关不上')
  let sent = 0
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/needs')) sent += 1
  })
  await page.goto('/raise/contact')
  await page.getByRole('button', { name: /^下一步/ }).dblclick()
  await page.getByRole('heading', { name: '看一遍，再提给工作站' }).waitFor()
  await page.waitForTimeout(500)
  expect([sent, new URL(page.url()).pathname]).toEqual([0, '/raise/check'])
})

test('photos chosen together are all there, in the form and in its draft', async () => {
  const { page } = await ready('走廊的吊顶掉了一块')
  await page.goto('/raise/words')
  const names = ['一', '二', '三', '四', '五', '六'].map((name) => `${name}.png`)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await Promise.all(names.map((name) => photo(page, name))))
  for (const name of names) await page.getByRole('button', { name: `去掉 ${name}` }).waitFor()
  await page.getByRole('button', { name: '保存，稍后再写' }).click()
  await page.getByText('草稿存好了').waitFor()
  await page.goto('/raise/words')
  await expect.poll(() => page.getByRole('button', { name: /^去掉 / }).count()).toBe(names.length)
})

test('a colleague closes the call first: it is said, and what was written down is still there to copy', async () => {
  const caller = await house.visit(desk, '今鼎大厦 专员一')
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { items } = await call(head, needs.listCallbacks, { query: { tab: 'due' } })
  const needId = items[0]?.id ?? ''
  const { page } = caller
  await caller.go(`/desk/callbacks/${needId}`)
  await page.getByRole('radio', { name: '部分解决' }).check()
  await page.getByLabel(/还有什么要说的/).fill('修了一半，下周还来。')
  await call(head, needs.recordCallback, { params: { needId }, body: { solved: 'yes', rating: 4, words: '', how: 'in_person' } })
  await page.getByRole('heading', { name: '您写的没有发出去' }).waitFor()
  expect(await page.getByText('修了一半，下周还来。').count()).toBe(1)
  await Promise.all([caller.leave(), head.leave()])
})

test('a session that ends before a need is sent: a phone number is asked for, and it goes on', async () => {
  const words = '会客区的插座没有电'
  const firm = await house.visit(phone, '颐家安宁 人事经理')
  const { page, context } = firm
  firm.expectTrouble(/status of 4/)
  const { units } = await call(firm, needs.getIntake)
  await call(firm, needs.saveDraft, { body: { step: 4, unitId: units[0]?.id ?? '', category: 'facility.lift', text: words } })
  await firm.go('/raise/check')
  await page.getByRole('button', { name: '提给楼宇工作站' }).waitFor()
  await context.clearCookies({ name: 'liti_session' })
  await page.getByRole('button', { name: '提给楼宇工作站' }).click()
  await page.getByText(/登录到期了/).waitFor()
  await page.getByRole('textbox', { name: '手机号' }).fill('139 1234 5678')
  await page.getByRole('button', { name: /^下一步/ }).click()
  await page.getByRole('button', { name: '提给楼宇工作站' }).click()
  await page.getByRole('heading', { name: '收到了' }).waitFor()
  expect(await howMany(words)).toBe(1)
  await firm.leave()
})

test('Esc while something is being sent waits for how it went: nothing seems unsent afterwards', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { page } = head
  const { items } = await call(head, needs.listWork, { query: { tab: 'mine' } })
  await head.go(`/desk/needs/${items[0]?.id}`)
  await page.route('**/api/desk/needs/*/note', async (route) => {
    await new Promise((later) => setTimeout(later, 1500))
    await route.continue()
  })
  await page.getByRole('button', { name: '写内部记录' }).click()
  const form = page.getByRole('dialog', { name: '写内部记录' })
  await form.getByRole('textbox').fill('网慢的时候写的。')
  await form.locator('button[type=submit]').click()
  await form.getByRole('button', { name: '先不办', disabled: true }).waitFor()
  await page.keyboard.press('Escape')
  expect(await form.count()).toBe(1)
  await form.waitFor({ state: 'detached' })
  await page.getByText('网慢的时候写的。').first().waitFor()
  await page.getByRole('button', { name: '写内部记录' }).click()
  expect(await form.getByRole('textbox').inputValue()).toBe('')
  await head.leave()
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
