/// <reference lib="dom" />
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { chromiumFlags, chromiumPath } from '../tools/chromium.ts'
import { startProduct, type Product } from './product.ts'

const failures = fileURLToPath(new URL('../test-results/failures', import.meta.url))

export type Look = { width: number; height: number; finger?: boolean; size?: 'normal' | 'large'; lang?: 'zh' | 'en' }
export const phone: Look = { width: 390, height: 844, finger: true }
export const desk: Look = { width: 1440, height: 900 }

export type Visitor = {
  page: Page
  context: BrowserContext
  /** Opens a page of the product and waits until it shows something. */
  go: (path: string) => Promise<void>
  /** From now on complaints like this are expected: a refusal that is part of the story. */
  expectTrouble: (like: RegExp) => void
  /** What the pages complained of since it was last asked. */
  complaints: () => string[]
  leave: () => Promise<void>
}

export type House = {
  product: () => Product
  /** A browser of its own: guest, or signed in as one of the demonstration's people. */
  visit: (look: Look, who?: string) => Promise<Visitor>
}

/**
 * The running product and a browser for one file of tests. Whatever a page complains of (an error on the console, a breach of the
 * content policy, an answer of 500 and above) fails the test in which it happened.
 */
export function useProduct(settings: Record<string, string> = {}): House {
  let product: Product | undefined
  let browser: Browser | undefined
  let visitors = 0
  const open: Visitor[] = []

  beforeAll(async () => {
    product = await startProduct(settings)
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })
  })
  afterEach(async ({ task }) => {
    const said = running().log()
    if (task.result?.state === 'fail') {
      if (said.length > 0) console.log(said.join('\n'))
      const pages = open.flatMap(({ context }) => context.pages())
      await Promise.all(pages.map((page, at) => keepPicture(page, `${task.name} ${at}`)))
    }
    expect(open.flatMap(({ complaints }) => complaints())).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await product?.close()
  })

  const running = (): Product => product ?? expect.unreachable('The product is not running yet')
  const visit = async (look: Look, who?: string): Promise<Visitor> => {
    const { url } = running()
    visitors += 1
    const expected: RegExp[] = []
    const complaints: string[] = []
    const complain = (words: string): void => {
      if (!expected.some((like) => like.test(words))) complaints.push(`${who ?? 'guest'}: ${words}`)
    }
    const context = await (browser ?? expect.unreachable()).newContext({
      baseURL: url,
      viewport: { width: look.width, height: look.height },
      hasTouch: look.finger ?? false,
      reducedMotion: 'reduce',
      locale: look.lang === 'en' ? 'en-GB' : 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      extraHTTPHeaders: { 'x-forwarded-for': `198.51.${Math.floor(visitors / 250)}.${(visitors % 250) + 1}` },
    })
    context.setDefaultTimeout(15_000)
    await context.addInitScript(
      ({ size, lang }) => {
        if (size) localStorage.setItem('size', size)
        if (lang) localStorage.setItem('lang', lang)
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`policy: ${violatedDirective} ${blockedURI}`),
        )
      },
      { size: look.size, lang: look.lang },
    )
    context.on('weberror', (error) => complain(`error on the page: ${error.error().message}`))
    context.on('console', (message) => {
      if (message.type() === 'error') complain(`console: ${message.text()} (${message.location().url})`)
    })
    context.on('response', (response) => {
      if (response.status() >= 500) complain(`${response.status()} ${response.url()}`)
    })
    if (who !== undefined) await signIn(context, running(), who)
    const visitor: Visitor = {
      page: await context.newPage(),
      context,
      go: async (path) => {
        await visitor.page.goto(path)
        await visitor.page.getByRole('main').first().waitFor()
      },
      expectTrouble: (like) => void expected.push(like),
      complaints: () => complaints.splice(0),
      leave: async () => {
        open.splice(open.indexOf(visitor), 1)
        await context.close()
        expect(complaints).toEqual([])
      },
    }
    open.push(visitor)
    return visitor
  }
  return { product: running, visit }
}

/** What a page looked like when its test failed, and what a screen reader would have read. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const file = join(failures, name.replaceAll(/[^\p{L}\p{N}]+/gu, '-'))
  await mkdir(failures, { recursive: true })
  await page.screenshot({ path: `${file}.png`, fullPage: true }).catch(() => undefined)
  await writeFile(`${file}.txt`, `${page.url()}\n${await page.locator('body').ariaSnapshot()}`).catch(() => undefined)
}

/** Signs in with the demonstration's password, without the screens (story-one.test.ts signs in through them). */
async function signIn(context: BrowserContext, { people, password }: Product, who: string): Promise<void> {
  const number = people.get(who)
  if (number === undefined) throw new Error(`${who} is none of the printed sign-ins: ${[...people.keys()].join(', ')}`)
  const answer = await context.request.post('/api/sign-in/password', {
    data: { phone: number, password },
    headers: { 'idempotency-key': randomUUID() },
  })
  if (!answer.ok()) throw new Error(`${who} cannot sign in: ${answer.status()} ${await answer.text()}`)
}
