/// <reference lib="dom" />
// npm start, and beside it: node tools/with-node.mjs e2e/src/take-pictures.ts [http://127.0.0.1:3000] [FOLDER]
// Makes docs/pictures again from the demonstration that runs there.
import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { demoPassword, demoSignIns } from '../../server/src/seed/seed.ts'
import { chromiumFlags, chromiumPath } from '../../tools/chromium.ts'

const [url = 'http://127.0.0.1:3000', folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))] = process.argv.slice(2)
/** A desk is drawn smaller than it is, so that the page of a README holds it. */
const desk = { width: 1440, height: 900, scale: 1200 / 1440 }
const phone = { width: 390, height: 844, scale: 1 }

type Picture = { name: string; who: string; size: typeof desk; lang?: 'en'; at: string; open?: string }
const pictures: Picture[] = [
  { name: 'desk', who: '今鼎大厦 站长', size: desk, at: '/desk/needs?tab=all', open: '外地招工' },
  { name: 'desk-en', who: '今鼎大厦 站长', size: desk, lang: 'en', at: '/desk/needs?tab=all', open: '外地招工' },
  { name: 'building', who: '今鼎大厦 站长', size: desk, at: '/desk/units/jinding' },
  { name: 'figures', who: '今鼎大厦 站长', size: desk, at: '/desk/figures' },
  { name: 'track', who: '颐家安宁 人事经理', size: phone, at: '/my', open: '外地招工' },
]

/** A matter of a list, by words of its title. */
async function openMatter(page: Page, title: string): Promise<void> {
  await page.getByRole('main').locator('a[href*="/needs/"], a[href^="/n/"]').filter({ hasText: title }).first().click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function take(browser: Browser, { name, who, size, lang, at, open }: Picture): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    deviceScaleFactor: size.scale,
    hasTouch: size === phone,
    reducedMotion: 'reduce',
    locale: lang === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  await context.addInitScript((chosen) => localStorage.setItem('lang', chosen), lang ?? 'zh')
  const signedIn = await context.request.post('/api/sign-in/password', {
    data: { phone: demoSignIns.find((one) => one.who === who)?.phone, password: demoPassword },
    headers: { 'idempotency-key': randomUUID() },
  })
  if (!signedIn.ok()) throw new Error(`${who} cannot sign in: ${await signedIn.text()}`)
  const page = await context.newPage()
  await page.goto(at)
  await page.getByRole('main').first().waitFor()
  if (open) await openMatter(page, open)
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await context.close()
  console.log(`${name}.png`)
}

await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })
try {
  for (const picture of pictures) await take(browser, picture)
} finally {
  await browser.close()
}
