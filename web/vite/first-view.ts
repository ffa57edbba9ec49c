import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { contractRoutes } from './contract-routes.ts'
import { linksOf, pagesOf, type Manifest } from './page-links.ts'

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
 * has arrived. Beside them `pages.json`: the addresses there are, each with what the head of its first HTML names (page-links.ts).
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
      const headOf = await headsOf(web, out)
      const takeAway = standIn()
      const { firstView } = (await import(`${pathToFileURL(join(folder, 'first-view.js')).href}?${Date.now()}`)) as Made
      for (const { page, from } of views) {
        for (const { lang, tag } of languages) {
          const links = page === 'home' ? (headOf['/'] ?? '') : ''
          // what is to be read comes first over a slow line, the program after it
          const html = (htmlOf.get(from) ?? '')
            .replace('</head>', `${links}</head>`)
            .replace(/<script type="module"|<link rel="modulepreload"/g, page === 'home' ? '$& fetchpriority="low"' : '$&')
          const filled = html
            .replace(/<html lang="[^"]*"/, `<html lang="${tag}"`)
            .replace('<div id="root"></div>', () => `<div id="root">${firstView(page, lang)}</div>`)
          await writeFile(join(out, `${page}.${lang}.html`), filled)
        }
      }
      await writeFile(join(out, 'pages.json'), JSON.stringify(headOf))
      takeAway()
      await rm(folder, { recursive: true })
    },
  }
}

type Reads = { everyPage: Record<'portal' | 'desk', string[]>; firstReads: Record<string, string[]> }

/** Every address of both programs, with the links of its head. */
async function headsOf(web: string, out: string): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile(join(out, '.vite/manifest.json'), 'utf8')) as Manifest
  const { everyPage, firstReads } = (await import(pathToFileURL(join(web, 'src/app/first-reads.ts')).href)) as Reads
  const heads: Record<string, string> = { '/desk': '' }
  for (const program of ['portal', 'desk'] as const) {
    for (const { address, module } of await pagesOf(web, program)) {
      const reads = [...everyPage[program], ...(firstReads[address] ?? [])]
      heads[address] = linksOf(manifest, `${program}.html`, module, address === '/' ? [] : reads)
    }
  }
  // leads there by itself
  heads['/desk'] = heads['/desk/needs/:needId?'] ?? ''
  return heads
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
