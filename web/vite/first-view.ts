import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { contractRoutes } from './contract-routes.ts'

const pages = [
  { lang: 'zh', tag: 'zh-CN', file: 'home.zh.html' },
  { lang: 'en', tag: 'en', file: 'home.en.html' },
] as const
type Made = { firstView: (lang: 'zh' | 'en') => string }

/**
 * Writes the portal's page once more in each language with its first view in it, rendered by the very components that the program
 * draws afterwards: on a slow phone there is something to read, and a link to press, before the program has arrived.
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
      const html = await readFile(join(out, 'portal.html'), 'utf8').catch(() => null)
      if (html === null) return
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
      for (const { lang, tag, file } of pages) {
        // what is to be read comes first over a slow line, the program after it
        const filled = html
          .replace(/<script type="module"|<link rel="modulepreload"/g, '$& fetchpriority="low"')
          .replace(/<html lang="[^"]*"/, `<html lang="${tag}"`)
          .replace('<div id="root"></div>', () => `<div id="root">${firstView(lang)}</div>`)
        await writeFile(join(out, file), filled)
      }
      takeAway()
      await rm(folder, { recursive: true })
    },
  }
}

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
