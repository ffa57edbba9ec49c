/// <reference lib="dom" />
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumFlags, chromiumPath } from '../tools/chromium.ts'

/** The parts of the kit in a real browser, under the server's own policy: looked at by axe, worked by keyboard and finger. */
const built = fileURLToPath(new URL('../test-results/gallery', import.meta.url))
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', html: 'text/html; charset=utf-8', svg: 'image/svg+xml' }

let server: Server
let browser: Browser
let base: string

beforeAll(async () => {
  await build({ configFile: fileURLToPath(new URL('../web/vite.config.ts', import.meta.url)), mode: 'gallery', logLevel: 'error' })
  server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (path.startsWith('/api/')) {
      response.writeHead(503).end()
      return
    }
    const file = path.startsWith('/assets/') ? path : '/gallery.html'
    readFile(built + file).then(
      (bytes) =>
        response.writeHead(200, { 'content-type': types[file.split('.').pop() ?? ''] ?? '', 'content-security-policy': policy }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

type Look = { width?: number; height?: number; size?: string; lang?: string; print?: boolean; root?: string; finger?: boolean }

async function open(path: string, look: Look = {}): Promise<{ page: Page; complaints: string[] }> {
  const { width = 1440, height = 900, size, lang, print, root, finger = false } = look
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: finger, reducedMotion: 'reduce' })
  await context.addInitScript(
    ([size, lang]) => {
      if (size) localStorage.setItem('size', size)
      if (lang) localStorage.setItem('lang', lang)
    },
    [size, lang] as const,
  )
  const page = await context.newPage()
  if (print) await page.emulateMedia({ media: 'print' })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('503')) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(base + path)
  await page.getByRole('main').first().waitFor()
  if (root) await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), root)
  return { page, complaints }
}

const shows = {
  parts: '/gallery.html',
  portal: '/gallery.html?show=portal',
  inner: '/gallery.html?show=portal&inner',
  desk: '/gallery.html?show=desk',
}
const looks: Record<string, Look> = {
  'wide window': {},
  'phone, large type': { width: 390, height: 844, size: 'large', finger: true },
  'phone, English': { width: 390, height: 844, lang: 'en', finger: true },
  'wide window, large type': { size: 'large' },
  print: { print: true },
}

describe.each(Object.entries(shows))('%s', (_, path) => {
  test.each(Object.entries(looks))('%s: axe and the policy find nothing', async (_name, look) => {
    const { page, complaints } = await open(path, look)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test.each([
    ['at 400 %', { width: 320, height: 256 }],
    ['with text at 200 %', { width: 640, height: 900, root: '200%' }],
    ['on a small phone in large type', { width: 360, height: 740, size: 'large' }],
  ] as [string, Look][])('%s nothing runs out of the page', async (_name, look) => {
    const { page } = await open(path, look)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    await page.context().close()
  })

  test('in large type no text is under 18px', async () => {
    const { page } = await open(path, { width: 390, height: 844, size: 'large' })
    expect(await page.evaluate(smallTexts)).toEqual([])
    await page.context().close()
  })

  test('on a phone everything tapped is at least 44px high', async () => {
    const { page } = await open(path, { width: 390, height: 844, finger: true })
    expect(await page.evaluate(smallTargets)).toEqual([])
    await page.context().close()
  })
})

function smallTexts(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    const text = walker.currentNode.nodeValue?.trim() ?? ''
    if (!parent || !text || parent.getClientRects().length === 0 || parent.closest('.vh, noscript')) continue
    if (Number.parseFloat(getComputedStyle(parent).fontSize) < 18) found.push(text)
  }
  return found
}

/** Links inside a sentence and cells of the plan (drawn, with a table beside them) are exempt. */
function smallTargets(): string[] {
  return [...document.querySelectorAll<HTMLElement>('a, button, select, input, label.opt, summary')]
    .filter((each) => !each.closest('p:not(.pager), dd, td, li.error, .trouble, .skip, .plan') && each.getClientRects().length > 0)
    .filter((each) => !each.matches('label input, .code input') && each.getBoundingClientRect().height < 43.5)
    .map((each) => `${each.outerHTML.slice(0, 80)} ${each.getBoundingClientRect().height}`)
}

describe('working it', () => {
  test('a sheet keeps the focus, closes on Esc and gives the focus back', async () => {
    const { page } = await open(shows.parts)
    const opener = page.getByRole('button', { name: '为什么是这一天' })
    await opener.click()
    const sheet = page.getByRole('dialog', { name: '为什么是这一天' })
    await sheet.waitFor()
    for (let n = 0; n < 8; n++) {
      expect(
        await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null),
      ).toBe(true)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.context().close()
  })

  test('nothing is rated beforehand; the arrow keys choose', async () => {
    const { page } = await open(shows.parts)
    const group = page.getByRole('group', { name: '满意不满意' })
    expect(await group.getByRole('radio', { checked: true }).count()).toBe(0)
    await group.getByRole('radio', { name: '非常不满意' }).focus()
    await page.keyboard.press('ArrowRight')
    expect(await group.getByRole('radio', { checked: true }).getAttribute('value')).toBe('2')
    await page.context().close()
  })

  test('the error summary takes the focus and leads to its field', async () => {
    const { page } = await open(shows.parts)
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('trouble')
    await page.getByRole('link', { name: '车牌少 1 位' }).click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('plate')
    await page.context().close()
  })

  test('the language is kept, also where the server can read it', async () => {
    const { page } = await open(shows.portal, { width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('My needs').waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect((await page.context().cookies()).find(({ name }) => name === 'lang')?.value).toBe('en')
    await page.reload()
    await page.getByText('My needs').waitFor()
    await page.context().close()
  })

  test('a file is sent as it is chosen and can be taken off again', async () => {
    const { page } = await open(shows.parts)
    await page.getByLabel('加照片或文件').setInputFiles({ name: 'lamp.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await page.getByRole('button', { name: '去掉 lamp.txt' }).click()
    expect(await page.getByText('lamp.txt').count()).toBe(0)
    await page.context().close()
  })

  test('the desk folds into a menu on a narrow window', async () => {
    const { page } = await open(shows.desk, { width: 600, height: 800 })
    expect(await page.getByRole('navigation').count()).toBe(0)
    await page.getByRole('button', { name: '菜单' }).click()
    expect(await page.getByRole('dialog').getByRole('link', { name: '回访' }).count()).toBe(1)
    await page.context().close()
  })

  test('the scope menu works by keyboard', async () => {
    const { page, complaints } = await open(shows.desk)
    await page.getByRole('button', { name: /看哪栋楼/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitemradio', { name: '融科创意中心' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '看哪栋楼：融科创意中心' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
