/// <reference lib="dom" />
import { expect, test } from 'vitest'
import { dialog } from './moves.ts'
import { desk, useProduct } from './visitor.ts'

const house = useProduct()

test('the search opens with / and Ctrl K; two characters are asked for; arrows and Enter lead to what was found, Esc closes', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { page } = head
  await head.go('/desk/callbacks')
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('/')
  const found = dialog(page, '找什么，去哪儿')
  await found.waitFor()
  await page.keyboard.type('颐')
  await found.getByText('最少写两个字').waitFor()
  await page.keyboard.press('Escape')
  await found.waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+k')
  await found.waitFor()
  await page.keyboard.type('颐家安宁')
  await found
    .getByRole('option', { name: /^颐家安宁/ })
    .first()
    .waitFor()
  // every group has come: what is chosen stays the first
  await page.waitForTimeout(1000)
  await page.keyboard.press('ArrowDown')
  const first = found.getByRole('option').first()
  await expect.poll(() => first.getAttribute('data-focused')).toBe('true')
  const title = (await first.locator('.what > span').first().textContent()) ?? ''
  await page.keyboard.press('Enter')
  await found.waitFor({ state: 'hidden' })
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
})

test('where something is being typed / is a character and Ctrl K still finds', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { page } = head
  await head.go('/desk/intake')
  await page.getByLabel('什么事').press('/')
  expect(await page.getByLabel('什么事').inputValue()).toBe('/')
  await page.getByLabel('什么事').press('Control+k')
  await dialog(page, '找什么，去哪儿').waitFor()
})
