import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// A test that uses what server/test offers needs the database: it belongs to `api`, everything else to `unit`.
// The files of a project share a process, so that the product is read once and not once a file: its modules keep nothing that one file
// could leave to the next. Those that leave something have a project and a process of their own.
const alone = [
  'server/test/trouble.test.ts', // after a refused write a process answers for a while that its disk is full
]
const files = globSync('{server,contract,web/src,tools}/**/*.test.{ts,tsx}', { exclude: ['**/node_modules/**'] })
const needsDatabase = (file: string): boolean =>
  file.startsWith('server/test/') || /from '[^']*\/test\/|(?<!\.)\binject\(/.test(readFileSync(file, 'utf8'))

const common = { pool: 'forks', testTimeout: 20_000, hookTimeout: 60_000, unstubGlobals: true } as const
const database = { globalSetup: ['server/test/global-setup.ts'] }
const shared = files.filter((file) => !alone.includes(file))

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...common, name: 'unit', isolate: false, include: shared.filter((file) => !needsDatabase(file)) } },
      { test: { ...common, ...database, name: 'api', isolate: false, include: shared.filter(needsDatabase) } },
      { test: { ...common, ...database, name: 'api-alone', include: alone } },
    ],
  },
})
