import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// A test that uses what server/test offers needs the database: it belongs to `api`, everything else to `unit`.
const files = globSync('{server,contract,web/src,tools}/**/*.test.{ts,tsx}', { exclude: ['**/node_modules/**'] })
const needsDatabase = (file: string): boolean =>
  file.startsWith('server/test/') || /from '[^']*\/test\/|(?<!\.)\binject\(/.test(readFileSync(file, 'utf8'))

const common = { pool: 'forks', testTimeout: 20_000, hookTimeout: 60_000 } as const

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...common, name: 'unit', include: files.filter((file) => !needsDatabase(file)) } },
      { test: { ...common, name: 'api', include: files.filter(needsDatabase), globalSetup: ['server/test/global-setup.ts'] } },
    ],
  },
})
