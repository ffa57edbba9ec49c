import { globSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { target } from '../boundaries/check-imports.ts'
import { readSheet, readSource } from '../boundaries/read-source.ts'
import { isTest, zoneOf } from '../boundaries/zones.ts'
import { sourcesOf } from '../check-boundaries.ts'

/** Who reads whom: a file → the files that import it, or name it where only tests and tools name files. */
export type ReadBy = Map<string, Set<string>>

export function readByOf(root: string): ReadBy {
  const readBy: ReadBy = new Map()
  const web = globSync('web/{src,vite}/**/*.*', { cwd: root }).filter((path) => !isTest(path))
  const note = (reader: string, file: string) => readBy.set(file, (readBy.get(file) ?? new Set()).add(reader))
  for (const path of sourcesOf(root)) {
    const text = readFileSync(join(root, path), 'utf8')
    const { imports, words } = path.endsWith('.css') ? readSheet(path, text) : readSource(path, text)
    for (const { specifier } of imports) {
      const file = target(path, specifier)
      if (file !== null) note(path, file)
    }
    for (const { text } of words)
      for (const file of named(root, path, text)) for (const one of isBuilt(file) ? web : [file]) note(path, one)
  }
  return readBy
}

/** The screens as they are built, and what builds them, stand for everything they are built from. */
const isBuilt = (path: string): boolean => /^web\/dist(\/|$)/.test(path) || path === 'web/vite.config.ts'

/**
 * Files that a text names, by a path from where it stands. What only tests and tools are may name them from the root as well, by the folder
 * and by a pattern: a folder that they stand in themselves says nothing.
 */
function named(root: string, from: string, text: string): string[] {
  if (text.length > 200 || !text.includes('/') || /[\s\0:?#()]/.test(text)) return []
  const here = posix.join(posix.dirname(from), text)
  if (/^\.\.?\/.*\.\w+$/.test(text) && isFile(root, here)) return [here]
  if (!isTest(from) && zoneOf(from)?.kind !== 'outside') return []
  const paths = text.startsWith('.') ? [here] : [here, posix.normalize(text)]
  return paths.flatMap((path) => {
    if (path.startsWith('.') || path.startsWith('/')) return []
    if (isBuilt(path)) return [path]
    if (path.includes('*')) return list(root, path)
    if (path.endsWith('/')) return from.startsWith(path) ? [] : list(root, `${path}**/*.*`)
    return isFile(root, path) ? [path] : []
  })
}

const isFile = (root: string, path: string): boolean => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false
const list = (root: string, pattern: string): string[] =>
  globSync(pattern, { cwd: root, exclude: ['**/node_modules/**'] }).map((path) => path.replaceAll('\\', '/'))

/** Everything that comes to these files, themselves among it. */
export function reaching(readBy: ReadBy, files: readonly string[]): Set<string> {
  const found = new Set<string>()
  const open = [...files]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue
    found.add(file)
    open.push(...(readBy.get(file) ?? []))
  }
  return found
}
