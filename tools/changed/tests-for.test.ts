import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { changedFiles } from './changed-files.ts'
import { testsFor } from './tests-for.ts'

const trees: string[] = []
afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true })
})
const write = (root: string, files: Record<string, string>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

// put together, or the runner would think that this file asks for a database
const world = ['..', '..', 'test', 'world.ts'].join('/')
/** A small repository: a rule, who uses it, its tests, the screens and a test in a browser. */
function tree(): string {
  const root = mkdtempSync(join(tmpdir(), 'liti-changed-'))
  trees.push(root)
  write(root, {
    'contract/src/needs.ts': '',
    'server/src/needs/rule.ts': `import type { Need } from '@liti/contract/needs'`,
    'server/src/needs/rule.test.ts': `import { rule } from './rule.ts'`,
    'server/src/needs/list.ts': `export * from './rule.ts'`,
    'server/src/needs/list.test.ts': `import { list } from './list.ts'\nimport { openWorld } from '${world}'`,
    'server/src/kernel/apart.ts': '',
    'server/src/kernel/apart.test.ts': `const { apart } = await import('./apart.ts')`,
    'server/src/kernel/child.ts': `import '../needs/list.ts'`,
    'server/src/kernel/spawns.ts': `spawn(new URL('./child.ts', import.meta.url))`,
    'server/src/kernel/spawns.slow.test.ts': `import './spawns.ts'`,
    'server/src/kernel/begin.ts': '',
    'server/src/main.ts': `import './needs/list.ts'`,
    'server/test/global-setup.ts': `import '../src/kernel/begin.ts'`,
    'server/test/world.ts': '',
    'server/migrations/0001_a.sql': '',
    'web/src/kit/button.tsx': `import './button.css'`,
    'web/src/kit/button.css': `@import './tokens.css';`,
    'web/src/kit/tokens.css': '',
    'web/src/kit/button.test.ts': `import { button } from './button.tsx'`,
    'web/src/app/budget.test.ts': `readFileSync(join(import.meta.dirname, '../../dist', 'portal.html'))`,
    'docs/access.md': '',
    'docs/tour.md': '',
    'tools/access.ts': `export const file = new URL('../docs/access.md', import.meta.url)`,
    'tools/access.test.ts': `import { file } from './access.ts'`,
    'tools/every.test.ts': `globSync('server/src/**/*.test.ts', { cwd: root })`,
    'tools/contract.test.ts': `readdirSync(new URL('../contract/src/', import.meta.url))`,
    'e2e/product.ts': `const main = join(root, 'server/src/main.ts')\nconst screens = 'web/dist/portal.html'`,
    'e2e/story.test.ts': `import { product } from './product.ts'`,
    'package.json': '{}',
  })
  return root
}

const every = 'tools/every.test.ts'
const browser = 'e2e/story.test.ts'
test.each<[string, string[]]>([
  ['server/src/needs/rule.test.ts', ['server/src/needs/rule.test.ts', every]],
  ['server/src/kernel/apart.ts', ['server/src/kernel/apart.test.ts', every]],
  [
    'contract/src/needs.ts',
    [
      'server/src/needs/rule.test.ts',
      'server/src/needs/list.test.ts',
      'server/src/kernel/spawns.slow.test.ts',
      every,
      'tools/contract.test.ts',
      browser,
    ],
  ],
  ['web/src/kit/tokens.css', ['web/src/kit/button.test.ts', 'web/src/app/budget.test.ts', browser]],
  ['docs/access.md', ['tools/access.test.ts']],
  ['docs/tour.md', []],
  ['server/src/needs/not-yet-imported.ts', []],
])('%s touches what comes to it by imports, names, folders and patterns', (path, tests) => {
  expect(testsFor(tree(), [path])).toMatchObject({ tests: tests.toSorted(), because: null })
})

test.each([
  ['server/migrations/0001_a.sql', 'server/migrations/0001_a.sql'],
  ['package-lock.json', 'package-lock.json'],
  ['server/test/world.ts', 'server/test/world.ts'],
  ['server/src/kernel/begin.ts', 'server/test/global-setup.ts'],
  ['server/fonts/nobody-names-it.bin', 'server/fonts/nobody-names-it.bin'],
])('%s touches everything', (path, because) => {
  const selection = testsFor(tree(), ['docs/tour.md', path])
  expect(selection).toMatchObject({ because, tests: selection.all })
  expect(selection.all).toHaveLength(10)
})

test('changed is what is committed since main was left, what is not yet, what is new and what is gone', () => {
  const root = tree()
  expect(changedFiles(root)).toBeNull()
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@liti.example', ...args], { cwd: root, stdio: 'pipe' })
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('commit', '--quiet', '--message=first')
  expect(changedFiles(root)).toEqual([])
  git('checkout', '--quiet', '-b', 'work')
  write(root, { 'docs/tour.md': 'new words' })
  git('commit', '--quiet', '--all', '--message=second')
  write(root, { 'docs/新的 页.md': '', 'server/src/main.ts': '' })
  rmSync(join(root, 'tools/access.ts'))
  git('branch', 'here')
  expect(changedFiles(root)).toEqual(['docs/tour.md', 'docs/新的 页.md', 'server/src/main.ts', 'tools/access.ts'])
  expect(changedFiles(root, 'here')).toEqual(['docs/新的 页.md', 'server/src/main.ts', 'tools/access.ts'])
  expect(changedFiles(root, 'nowhere')).toBeNull()
})
