/// <reference lib="dom" />
import { expect, test } from 'vitest'
import { dialog } from './moves.ts'
import { desk, useProduct } from './visitor.ts'

const house = useProduct()

test('the search opens with / and Ctrl K; two characters are asked for; arrows and Enter lead to what was found, Esc closes', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { page } = head
  await head.go('/desk/callbacks')
  // the bar stands: what was there before it is the page's first HTML, which hears nothing yet
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
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

test('pressed before the desk knows who is there, it opens as soon as the desk does', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const { page } = head
  let answer = (): void => undefined
  const held = new Promise<void>((done) => (answer = done))
  await page.route('**/api/me', async (route) => {
    await held
    await route.continue()
  })
  await head.go('/desk/callbacks')
  await page.getByRole('heading', { name: '工作台', level: 1 }).waitFor()
  await page.keyboard.press('/')
  answer()
  await dialog(page, '找什么，去哪儿').waitFor()
})

test('what the first HTML asks for ahead is what the page reads: nothing is asked twice', async () => {
  const head = await house.visit(desk, '今鼎大厦 站长')
  const asked: string[] = []
  head.page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url().replace(/^.*\/api\//, '')))
  await head.go('/desk/needs')
  await head.page.getByRole('list', { name: '待我办' }).waitFor()
  expect(asked).toEqual(expect.arrayContaining(['me', 'units', 'desk/work?tab=mine']))
  expect(asked.filter((each, at) => asked.indexOf(each) !== at)).toEqual([])
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
