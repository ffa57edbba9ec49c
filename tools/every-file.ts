import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * What the files of a pattern export, in the order of their paths: modules bring their own files, and no list names them. Awaited at the top of
 * a file only where none of them imports that file again.
 */
export async function everyFile<T>(pattern: string): Promise<T[]> {
  const paths = globSync(pattern, { cwd: root }).sort()
  if (paths.length === 0) throw new Error(`There is no ${pattern}`)
  return Promise.all(paths.map((path) => import(`${root}${path}`) as Promise<T>))
}
