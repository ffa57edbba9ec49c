/// <reference lib="dom" />
import * as directory from '@liti/contract/directory'
import * as needs from '@liti/contract/needs'
import { listDeliveries } from '@liti/contract/notices'
import { expect, test } from 'vitest'
import { call } from './call.ts'
import { act, dialog } from './moves.ts'
import { desk, phone, useProduct, type Visitor } from './visitor.ts'

/** What the desk does most: taking on, handing over, changing its mind, going from one need to the next. */
const house = useProduct()
const far = '山西人社'
const farMail = 'rs@shanxi.example'

/** A need of a guest that nobody has accepted. */
async function raise(text: string): Promise<{ guest: Visitor; needId: string }> {
  const guest = await house.visit(phone)
  const { units } = await call(guest, directory.listUnits)
  const unitId = units.find(({ slug }) => slug === 'jinding')?.id ?? ''
  const { needId } = await call(guest, needs.submitNeed, {
    body: { unitId, category: 'work.hiring', text, place: '12 层', phone: '13912345678' },
  })
  return { guest, needId }
}

test('a dispatch that is undone: no mail leaves, the unit has nothing, the timeline says so', async () => {
  const title = '外地招工有人当成骗子'
  const { guest, needId } = await raise(title)
  const head = await house.visit(desk, '今鼎大厦 站长')
  const bureau = await house.visit(desk, '区人社局 联络员')
  await guest.go(`/n/${needId}`)
  await bureau.go('/desk/needs')
  await head.go(`/desk/needs/${needId}`)
  await act(head.page, '受理并派单', '受理并派单', async (form) => {
    await form.getByText('派单目录').first().waitFor()
    expect(await form.getByLabel('牵头单位').locator('option:checked').innerText()).toContain('人社局')
    await form.getByRole('button', { name: '加一家协办' }).click()
    await form.getByLabel('协办单位 1', { exact: true }).last().selectOption({ label: '山西省人社部门' })
    await form.getByLabel('请它办什么').fill('核实公司可以在山西招人')
  })
  // everybody sees what is so
  await bureau.page.getByRole('main').getByRole('link', { name: title }).waitFor()
  await guest.page.getByText(far).first().waitFor()
  const undo = head.page.locator('.toasts').getByRole('button', { name: '撤销' })
  await undo.click()
  await head.page.getByText('撤销了，没有通知任何人').waitFor()
  await head.page.getByText('撤销刚才的受理和派单').waitFor()
  await head.page.getByRole('button', { name: '受理并派单' }).waitFor()
  await bureau.page.getByRole('main').getByRole('link', { name: title }).waitFor({ state: 'detached' })
  await guest.page.getByText('刚才的受理和派单撤销了，期限回到原来，重新来过').waitFor()
  await guest.page.getByText('等工作站受理').waitFor()
  // longer than the messages would have waited
  await new Promise((over) => setTimeout(over, 15_000))
  const { deliveries } = await call(head, listDeliveries, { params: { kind: 'need', id: needId } })
  expect(new Set(deliveries.filter(({ subject }) => /派给|协助|协办/.test(subject)).map(({ state }) => state))).toEqual(
    new Set(['cancelled']),
  )
  expect(
    house
      .product()
      .mailbox.all()
      .filter(({ to, text }) => to === farMail && text.includes(title)),
  ).toEqual([])
  // the way is free for the next try, whose mail does leave
  await act(head.page, '受理', '受理这件诉求', async () => {})
  await head.page.keyboard.press('z')
  await head.page.getByText('撤销了，没有通知任何人').waitFor()
  const again = await call(head, needs.acceptAndDispatch, {
    params: { needId },
    body: { leadId: await bodyOf(head, '区人社局'), co: [{ bodyId: await bodyOf(head, '山西'), ask: '请核实' }] },
  })
  expect(again.state).toBe('dispatched')
  await house.product().mailbox.mailTo(farMail, title)
})

async function bodyOf(head: Visitor, name: string): Promise<string> {
  const { units } = await call(head, directory.listUnits)
  const { bodies } = await call(head, directory.listBodies, { query: { unit: units.find(({ slug }) => slug === 'jinding')?.id ?? '' } })
  return bodies.find((each) => each.name.zh.includes(name))?.id ?? ''
}

test('the desk opens with the most urgent need; j, k, c and ? do what the sheet says, and nothing while one types', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { page } = head
  const { items } = await call(head, needs.listWork, { query: { tab: 'mine' } })
  const [first, second] = items
  await head.go('/desk/needs')
  await page.waitForURL(`**/desk/needs/${first?.id}`)
  await expect.poll(() => page.title()).toMatch(new RegExp(`^${first?.number} `))
  await page.keyboard.press('j')
  await page.waitForURL(`**/desk/needs/${second?.id}`)
  await page.keyboard.press('k')
  await page.waitForURL(`**/desk/needs/${first?.id}`)
  await page.getByRole('searchbox').first().fill('')
  await page.getByRole('searchbox').first().press('j')
  await page.getByRole('searchbox').first().press('c')
  expect(new URL(page.url()).pathname).toBe(`/desk/needs/${first?.id}`)
  await page.getByRole('searchbox').first().fill('')
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('?')
  await dialog(page, '快捷键').waitFor()
  await page.keyboard.press('c')
  expect(new URL(page.url()).pathname).toBe(`/desk/needs/${first?.id}`)
  await dialog(page, '快捷键').getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await page.waitForTimeout(300)
  expect(new URL(page.url()).pathname).toBe(`/desk/needs/${first?.id}`)
  await page.getByRole('button', { name: /^账号/ }).click()
  await page.getByRole('menuitem', { name: /快捷键/ }).click()
  await dialog(page, '快捷键').getByRole('checkbox').check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await page.waitForURL('**/desk/intake')
})

test('number and link of a need can be taken along', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { page, context } = head
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { items } = await call(head, needs.listWork, { query: { tab: 'all' } })
  const [one] = items
  await head.go(`/desk/needs/${one?.id}?tab=all`)
  await page.getByRole('button', { name: '复制编号' }).click()
  await page.getByText(`已复制编号 ${one?.number}`).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(one?.number)
  await page.getByRole('button', { name: '复制链接' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`/desk/needs/${one?.id}$`))
})

test('on a phone the list stays, and the bar of a need is at the foot of the screen', async () => {
  const { needId } = await raise('楼道里堆着纸箱，过不去')
  const head = await house.visit(phone, '今鼎大厦 站长')
  const { page } = head
  await head.go('/desk/needs')
  await page.getByRole('list', { name: '待我办' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/desk/needs')
  await head.go(`/desk/needs/${needId}`)
  const first = page.getByRole('button', { name: '受理并派单' })
  await first.waitFor()
  const box = await first.boundingBox()
  const height = page.viewportSize()?.height ?? 0
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(height - 80)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height)
  expect(await page.getByRole('button', { name: '写内部记录' }).isVisible()).toBe(false)
  await page.getByRole('button', { name: '还能办的' }).click()
  await page.getByRole('button', { name: '写内部记录' }).waitFor()
})
