import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

type Chunk = { file: string; imports?: string[]; css?: string[] }
export type Manifest = Record<string, Chunk>

/** A line of a table of pages: its address, and the module with its program. */
const line = /^ *page\(\s*'(\/[^']*)',\s*async \(\) => \(await import\('\.\.\/([^']+)'\)\)/gm

/** The pages of a program, as its table of pages names them. */
export async function pagesOf(web: string, program: 'portal' | 'desk'): Promise<{ address: string; module: string }[]> {
  const table = await readFile(join(web, `src/app/${program}-pages.ts`), 'utf8')
  return Array.from(table.matchAll(line), ([, address = '', module = '']) => ({ address, module: `src/${module}` }))
}

/** A chunk and everything it needs before it can run. */
export function closure(manifest: Manifest, name: string, found = new Set<Chunk>()): Set<Chunk> {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`${name} is not in the build`)
  if (found.has(chunk)) return found
  found.add(chunk)
  for (const each of chunk.imports ?? []) closure(manifest, each, found)
  return found
}

/**
 * What a page needs beside its program's entry, as the head of its first HTML names it: its own program comes together with the entry, and
 * what it reads is asked for meanwhile, instead of one after another. `:needId` stands for what the address has there.
 */
export function linksOf(manifest: Manifest, entry: string, module: string, reads: readonly string[]): string {
  const there = closure(manifest, entry)
  const own = [...closure(manifest, module)].filter((chunk) => !there.has(chunk))
  return [
    ...reads.map((path) => `<link rel="preload" as="fetch" crossorigin href="${path}">`),
    ...own.flatMap(({ css = [] }) => css.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`)),
    ...own.map(({ file }) => `<link rel="modulepreload" crossorigin href="/${file}">`),
  ].join('')
}
