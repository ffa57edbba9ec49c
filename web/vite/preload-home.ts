import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** The module of the page at `/`, read from the portal's table of pages; its absolute path. */
export function homeModule(web: string): string | undefined {
  const table = resolve(web, 'src/app/portal-pages.ts')
  const [, path] = /page\('\/',[^]*?import\('(.+?)'\)/.exec(readFileSync(table, 'utf8')) ?? []
  return path && resolve(table, '..', path)
}

/** Lets the browser fetch the home page's own program together with the entry: one round trip less until something is seen. */
export function preloadHome(web: string): Plugin {
  return {
    name: 'liti:preload-home',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!bundle || !filename.endsWith('portal.html')) return
        const home = homeModule(web)
        const chunks = Object.values(bundle).filter((each) => each.type === 'chunk')
        const needed = closure(
          chunks,
          chunks.find((chunk) => chunk.facadeModuleId === home),
        )
        const styles = needed.flatMap(({ viteMetadata }) => Array.from(viteMetadata?.importedCss ?? []))
        const isNew = (file: string): boolean => !html.includes(file)
        return [
          ...styles.filter(isNew).map(stylesheet),
          ...needed
            .map(({ fileName }) => fileName)
            .filter(isNew)
            .map(preload),
        ]
      },
    },
  }
}

type Chunk = Rolldown.OutputChunk
function closure(chunks: Chunk[], chunk: Chunk | undefined, found: Chunk[] = []): Chunk[] {
  if (!chunk || found.includes(chunk)) return found
  found.push(chunk)
  for (const file of chunk.imports) {
    closure(
      chunks,
      chunks.find(({ fileName }) => fileName === file),
      found,
    )
  }
  return found
}

const link = (file: string, rel: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel, crossorigin: true, href: `/${file}` },
  injectTo: 'head',
})
const preload = (file: string): HtmlTagDescriptor => link(file, 'modulepreload')
const stylesheet = (file: string): HtmlTagDescriptor => link(file, 'stylesheet')
