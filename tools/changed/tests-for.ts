import { globSync } from 'node:fs'
import { reaching, readByOf } from './import-graph.ts'

export type Selection = {
  /** The test files to run, of all there are. */
  tests: string[]
  all: string[]
  /** The file, changed or touched, that every test stands on: everything runs. */
  because: string | null
}

/** What every test stands on, and what no import leads to. */
const everywhere = [
  /^server\/test\/[^/]+(?<!\.test)\.ts$/,
  /^server\/migrations\//,
  /(^|\/)(package|package-lock|tsconfig[\w.]*)\.json$/,
  /(^|\/)vitest\.config\.ts$/,
  /^tools\/(test|install|build-web|browser)\.mjs$/,
]
/** Begun with by every test, and imported by none. */
const setups = ['server/test/global-setup.ts', 'e2e/global-setup.ts']
/** What no test reads unless it names it. */
const words = /\.(md|png|svg|txt)$|(^|\/)(LICENSE|\.gitignore)$|^\.ci\//

/** The test files that come to one of the changed files, by what they import and what they name. */
export function testsFor(root: string, changed: readonly string[]): Selection {
  const all = globSync('{server,contract,web/src,tools,e2e}/**/*.test.{ts,tsx}', { cwd: root, exclude: ['**/node_modules/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
  const readBy = readByOf(root)
  const known = (path: string): boolean => /\.tsx?$/.test(path) || readBy.has(path) || words.test(path)
  const reached = reaching(readBy, changed)
  const because =
    changed.find((path) => everywhere.some((one) => one.test(path)) || !known(path)) ?? setups.find((path) => reached.has(path)) ?? null
  if (because !== null) return { tests: all, all, because }
  return { tests: all.filter((path) => reached.has(path)), all, because }
}
