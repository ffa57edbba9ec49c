import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Who, World } from './world.ts'

/** One state of one page: who looks, where, what they did there; `main` is the button or link they came for. */
export type Scene = {
  route: string
  name: string
  who: Who
  at: string | ((world: World) => string)
  before?: (world: World) => Promise<unknown>
  act?: (page: Page, world: World) => Promise<unknown>
  /** Answers that the world cannot be brought to give: of a day that has not come. */
  answers?: (page: Page) => Promise<unknown>
  main?: string | RegExp
  /** Something that is there when the page is complete. */
  shows?: string | RegExp
  /** A refusal that belongs to the state. */
  trouble?: RegExp
  /** What opens over the page, one after another on the same page: by its name, what is pressed, and its title. */
  dialogs?: readonly { name: string; open: (page: Page) => Promise<unknown>; title: string | RegExp }[]
}

/** What a file of a module, e2e/MODULE/*.scenes.ts, brings. */
export type Scenes = { portal?: readonly Scene[]; desk?: readonly Scene[] }

/** The addresses of a table of pages, read from its source: a page nobody has a scene for is found. */
export const routesOf = (table: 'portal' | 'desk'): string[] =>
  [
    ...readFileSync(new URL(`../web/src/app/${table}-pages.ts`, import.meta.url), 'utf8')
      .replaceAll(/\/\*\*.*\*\//g, '')
      .matchAll(/page\(\s*'([^']+)'/g),
  ].map(([, route = '']) => route)

/** What the browser's console says of a refusal. */
export const refused = /status of 40[0-9]|status of 422/
export const press = (name: string | RegExp) => (page: Page) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
