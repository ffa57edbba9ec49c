/// <reference lib="dom" />
import * as needs from '@liti/contract/needs'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { call } from './call.ts'
import { desk, useProduct } from './visitor.ts'

/** The main path without a mouse: nothing here clicks, fills or checks; everything is pressed. */
const house = useProduct()
const words = '会议室门禁刷卡没有反应，要等人来开。'
const wide = { width: 1280, height: 900 }

/** Presses Tab until it is reached; `back` goes the other way. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 90; steps += 1) {
    await page.keyboard.press(key)
    if ((await target.count()) > 0 && (await target.first().evaluate((element) => element === document.activeElement))) return
  }
  throw new Error(
    `${String(target)} is not reached; the focus is on ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`,
  )
}

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement)

test('a building is chosen, and another: the focus goes on into what came', async () => {
  const guest = await house.visit(wide)
  const { page } = guest
  const inContent = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('main') != null)
  await guest.go('/')
  for (const [name, change] of [
    ['今鼎大厦', /今鼎大厦/],
    ['融科创意中心', /融科创意中心/],
  ] as const) {
    await tabTo(page, page.getByRole('button', { name: change }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(await inContent()).toBe(true)
    await tabTo(page, page.getByRole('link', { name: '换一栋楼' }))
    await page.keyboard.press('Enter')
  }
  await guest.go('/raise')
  await tabTo(page, page.getByRole('button', { name: '换一栋' }))
  await page.keyboard.press('Enter')
  expect(await isFocused(page.getByRole('combobox', { name: '在哪栋楼' }))).toBe(true)
})

test('a need is raised', async () => {
  const guest = await house.visit(wide)
  const { page } = guest
  const next = page.getByRole('button', { name: /^下一步/ })
  await guest.go('/')
  await tabTo(page, page.getByRole('link', { name: /^提诉求/ }))
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: '在哪栋楼' }).waitFor()
  await tabTo(page, page.getByRole('combobox', { name: '在哪栋楼' }))
  await page.keyboard.press('ArrowDown')
  // the first of a group that has nothing chosen is where Tab arrives; the arrows go on
  await tabTo(page, page.getByRole('radio', { name: /现在有危险/ }))
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: /楼里的设施/ }).isChecked()).toBe(true)
  await tabTo(page, page.getByRole('radio', { name: '电梯', exact: true }))
  await page.keyboard.press('Space')
  for (let down = 0; down < 3; down += 1) await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: '大堂、楼道、卫生间' }).isChecked()).toBe(true)
  await tabTo(page, next)
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: '说说您的诉求' })
  await text.waitFor()
  await tabTo(page, text)
  await page.keyboard.type(words)
  await tabTo(page, page.getByLabel('楼里什么位置'))
  await page.keyboard.type('3 层共享会议室')
  await tabTo(page, next)
  await page.keyboard.press('Enter')
  const number = page.getByRole('textbox', { name: '手机号' })
  await number.waitFor()
  await tabTo(page, number)
  await page.keyboard.type('13812345678')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '看一遍，再提给工作站' }).waitFor()
  await tabTo(page, page.getByRole('button', { name: '提给楼宇工作站' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '收到了' }).waitFor()
})

test('it is accepted and dispatched, and Esc leads back to the list', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { page } = head
  const { items } = await call(head, needs.listWork, { query: { tab: 'mine' } })
  const place = items.findIndex(({ title }) => words.startsWith(title.slice(0, 6)))
  expect(place).toBeGreaterThanOrEqual(0)
  await head.go('/desk/needs')
  await page.getByRole('list', { name: '待我办' }).waitFor()
  for (let down = 0; down <= place; down += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText(words).waitFor()
  await tabTo(page, page.getByRole('button', { name: '受理', exact: true }))
  await page.keyboard.press('Enter')
  const accepting = page.getByRole('dialog', { name: '受理这件诉求' })
  await accepting.waitFor()
  await tabTo(page, accepting.getByRole('button', { name: '受理这件诉求' }))
  await page.keyboard.press('Enter')
  await accepting.waitFor({ state: 'detached' })
  // the button that opened it is gone: the focus stays in the need
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  await page.getByRole('button', { name: '派单', exact: true, disabled: false }).waitFor()
  await tabTo(page, page.getByRole('button', { name: '派单', exact: true }))
  await page.keyboard.press('Enter')
  const dispatching = page.getByRole('dialog', { name: '派单' })
  await dispatching.waitFor()
  await tabTo(page, dispatching.getByRole('button', { name: /^派给/ }))
  await page.keyboard.press('Enter')
  await dispatching.waitFor({ state: 'detached' })
  await page.getByText('1 家牵头').waitFor()
  await tabTo(page, page.getByRole('button', { name: '写内部记录' }))
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement?.closest('.pick') !== null)).toBe(true)
})

test('the stacking plan is one stop with Tab, and the arrows go through it', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { page } = head
  await head.go('/desk/units/jinding')
  const plan = page.getByRole('list', { name: '今鼎大厦楼层图' })
  const first = plan.getByRole('link').first()
  await first.waitFor()
  await tabTo(page, first)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(name).toMatch(/^15 层/)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('ol, ul')?.getAttribute('aria-label'))).not.toBe('今鼎大厦楼层图')
  await page.keyboard.press('Shift+Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name)
  await page.keyboard.press('ArrowUp')
  expect(await isFocused(first)).toBe(false)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk/organisations/*')
})
