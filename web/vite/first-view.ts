import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { contractRoutes } from './contract-routes.ts'

const views = [
  { page: 'home', from: 'portal.html' },
  { page: 'portal', from: 'portal.html' },
  { page: 'desk', from: 'desk.html' },
] as const
const languages = [
  { lang: 'zh', tag: 'zh-CN' },
  { lang: 'en', tag: 'en' },
] as const
type Made = { firstView: (page: 'home' | 'portal' | 'desk', lang: 'zh' | 'en') => string }

/**
 * Writes the pages once more in each language with their first view in them, rendered by the very components that the program draws
 * afterwards: on a slow line there is a frame at once, and on the home page something to read and a link to press, before the program
 * has arrived. Beside them `pages.json`, the addresses there are.
 */
export function firstView(web: string, contract: string): Plugin {
  let out = ''
  return {
    name: 'liti:first-view',
    apply: 'build',
    configResolved(config) {
      out = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const entries = await Promise.all(
        ['portal.html', 'desk.html'].map(async (name) => [name, await readFile(join(out, name), 'utf8').catch(() => null)] as const),
      )
      if (entries.some(([, html]) => html === null)) return
      const htmlOf = new Map(entries)
      const folder = join(out, '.first-view')
      await build({
        root: web,
        configFile: false,
        logLevel: 'error',
        plugins: [contractRoutes(contract)],
        build: { ssr: join(web, 'src/app/first-view.tsx'), outDir: folder, target: 'node26', minify: false },
      })
      const takeAway = standIn()
      const { firstView } = (await import(`${pathToFileURL(join(folder, 'first-view.js')).href}?${Date.now()}`)) as Made
      for (const { page, from } of views) {
        for (const { lang, tag } of languages) {
          // what is to be read comes first over a slow line, the program after it
          const html = (htmlOf.get(from) ?? '').replace(
            /<script type="module"|<link rel="modulepreload"/g,
            page === 'home' ? '$& fetchpriority="low"' : '$&',
          )
          const filled = html
            .replace(/<html lang="[^"]*"/, `<html lang="${tag}"`)
            .replace('<div id="root"></div>', () => `<div id="root">${firstView(page, lang)}</div>`)
          await writeFile(join(out, `${page}.${lang}.html`), filled)
        }
      }
      const tables = await Promise.all(['portal', 'desk'].map((name) => readFile(join(web, `src/app/${name}-pages.ts`), 'utf8')))
      await writeFile(join(out, 'pages.json'), JSON.stringify(['/desk', ...addressesIn(tables.join('\n'))]))
      takeAway()
      await rm(folder, { recursive: true })
    },
  }
}

/** The addresses in a table of pages: the first argument of each `page(…)` that begins a line. */
const addressesIn = (table: string): string[] => Array.from(table.matchAll(/^ *page\(\s*'(\/[^']*)'/gm), ([, path = '']) => path)

/** What the components look for on a page; returns what takes it away again. */
function standIn(): () => void {
  const page = {
    location: { pathname: '/', search: '', origin: '' },
    document: { cookie: '', documentElement: { lang: '', dataset: {} } },
    localStorage: { getItem: () => null, setItem: () => undefined },
  }
  const former = Object.keys(page).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const)
  for (const [name, value] of Object.entries(page)) Object.defineProperty(globalThis, name, { value, configurable: true })
  return () => {
    for (const [name, own] of former) {
      if (own) Object.defineProperty(globalThis, name, own)
      else Reflect.deleteProperty(globalThis, name)
    }
  }
}
