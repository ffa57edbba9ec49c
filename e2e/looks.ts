/// <reference lib="dom" />
import axe from 'axe-core'
import type { Page } from 'playwright-core'

export type Theme = 'normal' | 'large' | 'print'

/** Puts a page that is open into another theme or language, as the switches of the page do. */
export async function dress(page: Page, { theme = 'normal', lang = 'zh' }: { theme?: Theme; lang?: 'zh' | 'en' } = {}): Promise<void> {
  await page.emulateMedia({ media: theme === 'print' ? 'print' : 'screen' })
  await page.evaluate(
    (chosen) => {
      for (const [key, newValue] of Object.entries(chosen)) {
        localStorage.setItem(key, newValue)
        window.dispatchEvent(new StorageEvent('storage', { key, newValue }))
      }
      return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    },
    { size: theme === 'large' ? 'large' : 'normal', lang },
  )
}

/** What axe finds on the page, or in the one part of it that is named; a line each. */
export async function axeFinds(page: Page, within?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async (part) => {
    const runner = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await runner.run(part ?? document, { resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`)
  }, within)
}

/** What axe finds in all three themes; the page is left in the normal one. */
export async function axeFindsInThemes(page: Page, within?: string): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['print', 'large', 'normal'] as const) {
    await dress(page, { theme })
    found.push(...(await axeFinds(page, within)).map((line) => `${theme}: ${line}`))
  }
  return found
}

/** How far the page, or the part of it that is named, runs out to the right, and what does. */
export const runsOut = (page: Page, within = 'body'): Promise<string[]> =>
  page.evaluate((part) => {
    const whole = part === 'body' ? document.documentElement : document.querySelector(part)
    const { clientWidth } = document.documentElement
    if (!whole) return [`there is no ${part}`]
    const over = Math.max(whole.scrollWidth - whole.clientWidth, part === 'body' ? 0 : whole.getBoundingClientRect().right - clientWidth)
    if (over <= 0) return []
    const wide = [...whole.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
    return [`${over}px`, ...wide.slice(0, 5).map((each) => each.outerHTML.slice(0, 120))]
  }, within)

/** Whether what belongs below the heading of a page stands beside or behind it: what does. */
export const fallsApart = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const title = document.querySelector('main h1')
    const head = title?.closest('main header') ?? title
    const below = head?.getBoundingClientRect().bottom ?? 0
    const found: string[] = []
    for (let each = head?.nextElementSibling ?? null; each; each = each.nextElementSibling) {
      const { top, height } = each.getBoundingClientRect()
      if (height > 0 && top < below - 1 && !each.matches('.vh, dialog')) found.push(each.outerHTML.slice(0, 120))
    }
    return found
  })

/** Texts under 18 px, those in drawings as they are drawn. */
export const smallTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      const text = walker.currentNode.nodeValue?.trim() ?? ''
      if (!parent || !text || parent.getClientRects().length === 0 || parent.closest('.vh, noscript, option')) continue
      const drawn = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1
      const size = Number.parseFloat(getComputedStyle(parent).fontSize) * drawn
      if (size < 17.9) found.push(`${size} ${text} <${parent.tagName.toLowerCase()} class="${parent.getAttribute('class') ?? ''}">`)
    }
    return found
  })

/** Everything a reader meets in words: texts, labels, titles, placeholders. */
const wordsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      if (parent && !parent.closest('script, style, noscript, [translate=no]')) found.push(walker.currentNode.nodeValue ?? '')
    }
    for (const each of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext'])
        found.push(each.getAttribute(name) ?? '')
    }
    return [document.title, ...found].map((words) => words.trim()).filter(Boolean)
  })

/** What came from the server while a page was read: people's own words and names, and both sides of the product's. */
export class Data {
  readonly own = new Set<string>()
  readonly zh = new Set<string>()
  readonly en = new Set<string>()

  constructor(page: Page) {
    page.on('response', (response) => {
      if (!response.url().includes('/api/') || !response.headers()['content-type']?.includes('json')) return
      response.json().then(
        (body) => this.take(body),
        () => undefined,
      )
    })
  }

  private take(value: unknown): void {
    if (typeof value === 'string') {
      this.own.add(value.trim())
      // the key of an authenticator is shown by itself, or in fours
      const secret = /^otpauth:.*[?&]secret=([A-Z2-7]+)/.exec(value)?.[1]
      if (secret) for (const shown of [secret, secret.replace(/(.{4})/g, '$1 ').trim()]) this.own.add(shown)
    } else if (Array.isArray(value)) value.forEach((each) => this.take(each))
    else if (typeof value === 'object' && value !== null) {
      const { zh, en } = value as Record<string, unknown>
      if (typeof zh === 'string' && typeof en === 'string') {
        this.zh.add(zh)
        this.en.add(en)
        // of a message a list shows its first line, without the greeting
        this.zh.add((zh.split('\n')[0] ?? '').replace(/^您好，/, '').trim())
        this.en.add((en.split('\n')[0] ?? '').trim())
      } else Object.values(value).forEach((each) => this.take(each))
    }
  }

  /** Words on the page in the other language that are not data. */
  async foreignWords(page: Page, lang: 'zh' | 'en'): Promise<string[]> {
    const known = [...this.own, ...this[lang]].filter((each) => each.length > 1).toSorted((a, b) => b.length - a.length)
    const other = lang === 'en' ? /\p{Script=Han}/u : /[A-Za-z]{3,}/
    const runs = lang === 'en' ? /\p{Script=Han}+/gu : /[A-Za-z]+/g
    const foreign = new Set<string>()
    for (const words of await wordsOn(page)) {
      if (!other.test(words)) continue
      let rest = words
      for (const each of known) rest = rest.replaceAll(each, ' ')
      rest = rest.replaceAll(ofBoth, ' ')
      // a cell of a plan carries the beginning of a name
      if (rest.match(runs)?.some((run) => other.test(run) && !known.some((each) => each.startsWith(run)))) foreign.add(words)
    }
    return [...foreign]
  }
}

/** The same in both languages: the way to the other one, keys of the keyboard, formats. */
const ofBoth = /English|中文|Alt|Ctrl|Liti|Enter|Esc|Tab|CSV|XLSX|PDF|KB|MB|JD-[\w-]+|Chrome|Linux|Windows|aB3dE-5fGh7|TOTP|PNG/g
