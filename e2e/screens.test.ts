/// <reference lib="dom" />
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { deskScenes, portalScenes } from './all-scenes.ts'
import { axeFinds, axeFindsInThemes, Data, dress, fallsApart, runsOut, smallTexts } from './looks.ts'
import { routesOf, type Scene } from './scenes.ts'
import { desk, phone, useProduct, type Look } from './visitor.ts'
import { furnish, type World } from './world.ts'

/**
 * Every page in its states, each by axe, in both languages, with Tab and at 400 % in English; the first state of a page besides in all
 * themes and at all widths. LOOKS=all (what --all sets) gives every state every look. Pictures are kept for people.
 */
const house = useProduct({ RATE_LIMIT: '100000' })
const pictures = fileURLToPath(new URL('../test-results/screens', import.meta.url))
let world: World

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  world = await furnish(house)
})

test.each(['portal', 'desk'] as const)('every page of the %s has a scene', (table) => {
  const routes = routesOf(table)
  expect(routes.length).toBeGreaterThan(10)
  const seen = new Set((table === 'portal' ? portalScenes : deskScenes).map(({ route }) => route))
  expect(
    routes.filter((route) => !seen.has(route)),
    'pages without a scene: add one to e2e/MODULE/*.scenes.ts',
  ).toEqual([])
  expect([...seen].filter((route) => route !== 'none' && !routes.includes(route))).toEqual([])
})

test('a need with four units goes on two sheets of paper', async () => {
  const page = await world.people.head.context.newPage()
  await page.goto('/desk/needs?tab=all')
  await page
    .getByRole('link', { name: /^外地招工 300 人/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /^外地招工 300 人/ }).waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)
  await page.close()
  expect(sheets?.length).toBeLessThanOrEqual(2)
})

const named = (scenes: readonly Scene[]): [string, Scene][] => scenes.map((scene) => [`${scene.route} ${scene.name}`, scene])
/** Every page once, in its first scene. */
const firsts = (scenes: readonly Scene[]): Scene[] => [...new Map(scenes.toReversed().map((scene) => [scene.route, scene])).values()]
const first = new Set([portalScenes, deskScenes].flatMap(firsts))
const inFull = (scene: Scene): boolean => first.has(scene) || scene.route === 'none' || process.env['LOOKS'] === 'all'

describe('portal', () => {
  test.each(named(portalScenes))('%s', (name, scene) => look(`portal ${name}`, scene, phone))
})
describe('desk', () => {
  test.each(named(deskScenes))('%s', (name, scene) => look(`desk ${name}`, scene, desk))
})

const tables = [
  ['portal', firsts(portalScenes), phone],
  ['desk', firsts(deskScenes), desk],
] as const
/** Most of it is waiting, so they wait together. */
async function together(scenes: readonly Scene[], faultsOf: (scene: Scene) => Promise<string[]>): Promise<void> {
  for (let at = 0; at < scenes.length; at += 6) {
    const faults = await Promise.all(scenes.slice(at, at + 6).map(faultsOf))
    expect(faults.flat()).toEqual([])
  }
}

describe('when nothing can be read', () => {
  test.each(tables)('every page of the %s says so, and what to do', (_, scenes, form) =>
    together(scenes, (scene) => withAnswers(scene, form, 'none')),
  )
})
describe('while it is still being read', () => {
  test.each(tables)('every page of the %s says that it loads', (_, scenes, form) =>
    together(scenes, (scene) => withAnswers(scene, form, 'stalled')),
  )
})

/** A form that can be filled in while the lists of its fields are on their way, and the page there is not. */
const usableAtOnce = new Set(['/desk/intake', 'none'])

/** Opens a page whose reads all fail, or do not end. Pages that read nothing look as always. */
async function withAnswers({ route, who, at }: Scene, { width, height }: Look, answers: 'none' | 'stalled'): Promise<string[]> {
  const visitor = world.people[who]
  visitor.expectTrouble(/net::ERR_FAILED/)
  const page = await visitor.context.newPage()
  await page.setViewportSize({ width, height })
  let asked = 0
  await page.route(
    ({ pathname }) => pathname.startsWith('/api/') && pathname !== '/api/me',
    async (each) => {
      if (!/\/api\/(live|notices)/.test(each.request().url())) asked += 1
      if (answers === 'none') await each.abort()
    },
  )
  await page.goto(typeof at === 'string' ? at : at(world))
  const main = page.getByRole('main').first()
  await main.waitFor()
  const faults: string[] = []
  if (answers === 'none') await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  else {
    await page.waitForLoadState('networkidle', { timeout: 1_000 }).catch(() => undefined)
    if (asked > 0 && !usableAtOnce.has(route) && (await page.locator('[role=status][aria-busy=true][aria-label]').count()) === 0)
      faults.push('does not say that it loads')
  }
  faults.push(...(await axeFindsInThemes(page)), ...(await runsOut(page)))
  if (answers === 'none' && (await main.innerText()).length < 20) faults.push('shows nothing')
  if (faults.length > 0) await page.screenshot({ path: `${pictures}/${answers} ${route.replaceAll(/\W+/g, '-')}.png` })
  await page.close()
  return faults.map((fault) => `${route}: ${fault}`)
}

test('each check finds what it is for', async () => {
  const visitor = world.people.stranger
  const page = await visitor.context.newPage()
  const data = new Data(page)
  await page.goto('/find')
  await page.getByRole('heading', { name: '查进度' }).waitFor()
  await page.evaluate(() => {
    const main = document.querySelector('main')
    main?.insertAdjacentHTML('beforeend', '<button id="bad"></button><p id="wide">Not translated 没有翻译</p>')
    const bad = document.querySelector<HTMLElement>('#bad')
    const wide = document.querySelector<HTMLElement>('#wide')
    if (bad) bad.style.outline = 'none'
    if (wide) Object.assign(wide.style, { width: '3000px', fontSize: '17px' })
  })
  expect((await axeFinds(page)).join()).toContain('button-name')
  expect(await runsOut(page)).not.toEqual([])
  expect(await smallTexts(page)).not.toEqual([])
  expect(await data.foreignWords(page, 'zh')).toEqual(['Not translated 没有翻译'])
  expect(await data.foreignWords(page, 'en')).toContain('Not translated 没有翻译')
  expect(await unreachable(page, 'Nobody has this')).not.toEqual([])
  await page.close()
})

type Note = (what: string, faults: Promise<string[]>) => Promise<void>
const pictureOf = (name: string): string => `${pictures}/${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`

async function look(name: string, scene: Scene, form: Look): Promise<void> {
  const { page, complaints, data } = await open(scene, form)
  const file = pictureOf(name)
  const found: Record<string, string[]> = {}
  const note: Note = async (what, faults) => {
    const all = await faults
    if (all.length > 0) found[what] = all
  }
  await page.screenshot({ path: `${file}.png`, fullPage: true })
  if (scene.main !== undefined) await note('keyboard', unreachable(page, scene.main))
  await note('axe', axeFinds(page))
  await note('English words', data.foreignWords(page, 'zh'))
  if (inFull(scene)) await everyLook(page, form, note, file)
  await dress(page, { lang: 'en' })
  await note('Chinese words', data.foreignWords(page, 'en'))
  await narrow(page, 'English', note)
  await dress(page)
  await page.setViewportSize({ width: form.width, height: form.height })
  for (const each of scene.dialogs ?? [])
    await lookInto(page, data, each, form, name, (what, faults) => note(`${each.name}: ${what}`, faults))
  await page.close()
  expect(found).toEqual({})
  expect(complaints()).toEqual([])
}

/** The themes besides the normal one, and the windows a page is seen in. */
async function everyLook(page: Page, form: Look, note: Note, file: string): Promise<void> {
  await dress(page, { theme: 'print' })
  await note('axe, print', axeFinds(page))
  await dress(page, { theme: 'large' })
  await note('axe, large', axeFinds(page))
  await note('large', smallTexts(page))
  await page.screenshot({ path: `${file}-large.png`, fullPage: true })
  await narrow(page, 'large', note)
  await dress(page)
  await narrow(page, '', note)
  if (form === desk) await wide(page, note)
  else await dark(page, note, file)
  await page.setViewportSize({ width: form.width, height: form.height })
}

/** What opens over a page: the same looks, at it alone. */
async function lookInto(
  page: Page,
  data: Data,
  { name, open, title }: NonNullable<Scene['dialogs']>[number],
  form: Look,
  of: string,
  note: Note,
): Promise<void> {
  await open(page)
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.waitFor()
  await page.waitForFunction(() => document.querySelector('dialog [aria-busy=true]') === null)
  await page.screenshot({ path: `${pictureOf(`${of} ${name}`)}.png` })
  await note('axe', axeFindsInThemes(page, 'dialog[open]'))
  await note('English words', data.foreignWords(page, 'zh'))
  await dress(page, { theme: 'large', lang: 'en' })
  await note('Chinese words', data.foreignWords(page, 'en'))
  await narrow(page, 'large, English', note, 'dialog[open]')
  await dress(page)
  await page.setViewportSize({ width: form.width, height: form.height })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Windows as they stand on desks. */
async function wide(page: Page, note: Note): Promise<void> {
  for (const [width, height] of [
    [1366, 768],
    [1536, 864],
    [1920, 1080],
    [2560, 1440],
  ] as const) {
    await page.setViewportSize({ width, height })
    await note(`${width}px`, runsOut(page))
    await note(`${width}px, under its heading`, fallsApart(page))
  }
}

/** A phone that is set to dark. */
async function dark(page: Page, note: Note, file: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await note('axe, dark', axeFinds(page))
  await page.screenshot({ path: `${file}-dark.png`, fullPage: true })
  await page.emulateMedia({ colorScheme: 'light' })
}

/** A phone, and a window at 400 %. */
async function narrow(page: Page, words: string, note: Note, within?: string): Promise<void> {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 640 })
    await note(`${width}px ${words}`, runsOut(page, within))
  }
}

async function open(
  { who, at, before, act, answers, shows, trouble }: Scene,
  { width, height }: Look,
): Promise<{ page: Page; complaints: () => string[]; data: Data }> {
  const visitor = world.people[who]
  if (trouble) visitor.expectTrouble(trouble)
  await before?.(world)
  const page = await visitor.context.newPage()
  await page.setViewportSize({ width, height })
  const data = new Data(page)
  await answers?.(page)
  await page.goto(typeof at === 'string' ? at : at(world))
  await page.getByRole('main').first().waitFor()
  await act?.(page, world)
  if (shows !== undefined) await page.getByText(shows).filter({ visible: true }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  return { page, complaints: visitor.complaints, data }
}

/** Tab comes to it, and one sees that it has come. */
async function unreachable(page: Page, main: string | RegExp): Promise<string[]> {
  const target = page
    .getByRole('button', { name: main, exact: true })
    .or(page.getByRole('link', { name: main, exact: true }))
    .first()
  if ((await target.count()) === 0) return [`${String(main)} is not there`]
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab')
    if (!(await target.evaluate((element) => element === document.activeElement))) continue
    const seen = await target.evaluate((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
    })
    return seen ? [] : [`${String(main)} shows no focus`]
  }
  return [`${String(main)} is not reached in 120 steps`]
}
