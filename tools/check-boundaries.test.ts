import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkBoundaries, circles } from './check-boundaries.ts'

const trees: string[] = []
afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true })
})

/** A repository of these files in a folder of its own, beside two packages and a few tables. */
function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'liti-boundaries-'))
  trees.push(root)
  const base = {
    'package.json': '{ "devDependencies": { "vitest": "1" } }',
    'contract/package.json': '{ "dependencies": { "zod": "1", "other": "1" } }',
    'server/package.json': '{ "dependencies": { "kysely": "1", "@scope/one": "1" } }',
    'web/package.json': '{ "dependencies": { "react": "1" } }',
    'server/migrations/0001_kernel.sql':
      'create table kernel.audit (a int);\ncreate table kernel.file (a int);\ncreate function kernel.new_id() returns uuid',
    'server/migrations/0002_directory.sql':
      'create table directory.person (a int);\ncreate view directory.person_face as select 1;\ncreate view directory.current_seat as select 1;',
    'server/migrations/0003_needs.sql':
      'create table needs.need (a int);\ncreate view needs.need_face as select 1;\ncreate table auth."user" (a int);',
  }
  for (const [path, text] of Object.entries({ ...base, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const whyOf = (path: string, text: string): string[] => checkBoundaries(tree({ [path]: text })).violations.map(({ why }) => why)

const modules = 'server/src/modules'
// put together, or the runner would think that this file asks for a database
const harness = ['..', '..', '..', 'test', 'system.ts'].join('/')
test.each([
  // what may be
  ['contract/src/needs.ts', `import { z } from 'zod'\nimport { Id } from './common.ts'`],
  [
    'server/src/kernel/a.ts',
    `import type { Text } from '@liti/contract/common'\nimport { b } from './http/b.ts'\nimport { sql } from 'kysely'`,
  ],
  ['server/src/engines/thread/a.ts', `import { commit } from '../../kernel/work.ts'\nimport { due } from '../calendar/due.ts'`],
  ['server/src/engines/notify/a.ts', `import { NoticeRow } from '@liti/contract/notices'\nimport { x } from '@scope/one/deep'`],
  [`${modules}/needs/a.ts`, `import { units } from '../directory/index.ts'\nimport { tell } from '../../engines/notify/tell.ts'`],
  [`${modules}/parking/a.ts`, `import { carried } from '../deliberation/index.ts'`],
  [
    `${modules}/needs/a.test.ts`,
    `import { testSystem } from '${harness}'\nimport { buildApp } from '../../app.ts'\nimport { test } from 'vitest'`,
  ],
  ['server/src/app.ts', `import { needRoutes } from './modules/needs/index.ts'`],
  ['server/src/seed/story.ts', `import { submitNeed } from '../modules/needs/index.ts'`],
  [
    'web/src/features/desk-needs/a.tsx',
    `import { useState } from 'react'\nimport { call } from '../../kit/api.ts'\nimport './a.css'\nexport const A = () => <p title="x">{useState}{call}</p>`,
  ],
  ['web/src/app/desk-pages.ts', `export const page = () => import('../features/desk-needs/page.tsx')`],
  [`${modules}/directory/a.ts`, 'export const q = sql`select from directory.person where id = ${1}`'],
  [
    `${modules}/needs/a.ts`,
    'export const q = sql`select from directory.person_face, kernel.file, needs.need where kernel.new_id() = ${1}`',
  ],
  ['server/src/kernel/a.ts', `export const q = sql\`select from directory.current_seat, needs.need_face\``],
  [
    `${modules}/needs/place.ts`,
    `seal(keys, phone, 'directory.person.phone')\nseal(keys, phone, \`directory.person.phone:\${id}\`)\nwork.trace('directory.moved')`,
  ],
  [`${modules}/needs/a.test.ts`, `db.insertInto('directory.person')`],
])('%s may: %s', (path, text) => expect(whyOf(path, text)).toEqual([]))

test.each([
  // what may not
  ['contract/src/needs.ts', `import { work } from '../../server/src/kernel/work.ts'`, 'contract needs may not import kernel'],
  ['contract/src/needs.ts', `import other from 'other'`, 'zod alone'],
  ['contract/src/needs.ts', `import { readFileSync } from 'node:fs'`, 'runs in browsers'],
  ['server/src/kernel/a.ts', `import { units } from '../modules/directory/index.ts'`, 'kernel may not import module directory'],
  ['server/src/kernel/a.ts', `import { tell } from '../engines/notify/index.ts'`, 'kernel may not import engine notify'],
  ['server/src/kernel/a.ts', `import type { Need } from '@liti/contract/needs'`, 'may not import the contract of module needs'],
  ['server/src/engines/calendar/a.ts', `import { tell } from '../notify/index.ts'`, 'engine calendar may not import engine notify'],
  ['server/src/engines/thread/a.ts', `import { flow } from '../caseflow/index.ts'`, 'engine thread may not import engine caseflow'],
  ['server/src/engines/thread/a.ts', `export * from '../../modules/needs/index.ts'`, 'engine thread may not import module needs'],
  [`${modules}/directory/a.ts`, `import { needs } from '../needs/index.ts'`, 'the edge is not listed'],
  [`${modules}/needs/a.ts`, `import { lock } from '../directory/locks.ts'`, 'index.ts only'],
  [`${modules}/needs/a.ts`, `import { app } from '../../app.ts'`, 'module needs may not import app'],
  [`${modules}/needs/a.ts`, `import { testSystem } from '${harness}'`, 'only for tests'],
  [`${modules}/needs/a.ts`, `import { fake } from './fake.fixture.ts'`, 'only for tests'],
  [`${modules}/needs/a.ts`, `type X = import('../policies/index.ts').X`, 'the edge is not listed'],
  [`${modules}/needs/a.ts`, `const x = await import('../policies/index.ts')`, 'the edge is not listed'],
  [`${modules}/needs/a.ts`, `const x = require('../policies/index.ts')`, 'the edge is not listed'],
  [`${modules}/needs/a.ts`, 'const x = await import(`../${name}/index.ts`)', 'must see every import'],
  [`${modules}/needs/a.ts`, `import x from 'left-pad'`, 'not among the dependencies'],
  [`${modules}/needs/a.ts`, `import x from '../../../../tools/print.ts'`, 'may not import outside'],
  [`${modules}/needs/a.ts`, `import x from '../../../../../elsewhere/x.ts'`, 'belongs to no part'],
  [`${modules}/tickets/a.ts`, `import { units } from '../directory/index.ts'`, 'not in the list of modules'],
  ['server/src/app.ts', `import { lock } from './modules/needs/lock-need.ts'`, 'index.ts only'],
  ['web/src/features/desk-needs/a.tsx', `import { b } from '../desk-intake/b.tsx'`, 'pages are composed in web/src/app'],
  ['web/src/features/desk-needs/a.tsx', `import { pages } from '../../app/desk-pages.ts'`, 'may not import web-app'],
  ['web/src/features/desk-needs/a.tsx', `import { sql } from '../../../../server/src/kernel/db.ts'`, 'may not import kernel'],
  ['web/src/features/desk-needs/a.tsx', `import { sql } from '@liti/server/src/kernel/db.ts'`, 'may not import kernel'],
  ['web/src/features/desk-needs/a.tsx', `import pg from 'kysely'`, 'not among the dependencies'],
  ['web/src/kit/a.ts', `import { x } from '../features/desk-needs/a.tsx'`, 'web-kit may not import web-feature'],
  ['web/src/kit/a.ts', `const all = import.meta.glob('../features/**')`, 'must see every import'],
  [`${modules}/needs/a.ts`, 'export const q = sql`select from directory.person where id = ${1}`', 'own; read a view'],
  [`${modules}/needs/a.ts`, `db.selectFrom('directory.person as p')`, 'own; read a view'],
  [`${modules}/needs/a.ts`, `db.updateTable('directory.person_face')`, 'only module directory writes'],
  [`${modules}/needs/a.ts`, 'sql`insert into directory.person_face values (1)`', 'only module directory writes'],
  [`${modules}/needs/a.ts`, 'db.selectFrom(`directory.${table}`)', 'own; read a view'],
  [`${modules}/needs/a.ts`, 'sql`delete from kernel.audit`', 'only kernel writes'],
  [`${modules}/needs/a.ts`, 'sql`select from auth."user"`', 'own; read a view'],
  [`${modules}/exchange/a.ts`, `db.selectFrom('needs.need_face')`, 'own; read a view'],
  ['server/src/engines/thread/a.ts', `db.selectFrom('needs.need')`, 'own; read a view'],
  ['server/src/kernel/a.ts', 'sql`update needs.need set a = 1`', 'only module needs writes'],
  ['server/src/seed/story.ts', `db.insertInto('needs.need')`, 'only module needs writes'],
  ['web/src/kit/a.ts', `const table = 'needs.need'`, 'names the table'],
  ['server/migrations/0004_needs.sql', 'create table needs.x (a int references policies.y);', 'the edge is not listed'],
  ['server/migrations/0004_odd.sql', 'create table odd.x (a int references needs.need);', 'has no owner'],
  ['server/src/broken.ts', 'import {', 'must see every import'],
])('%s may not: %s', (path, text, why) => {
  expect(whyOf(path, text)).toEqual([expect.stringContaining(why)])
})

test('a violation names its place', () => {
  const root = tree({ [`${modules}/needs/a.ts`]: '\n\nexport const q = sql`\n  select\n  from directory.person`\nimport "left-pad"' })
  expect(checkBoundaries(root).violations.map(({ path, line, what }) => `${path}:${line} ${what}`)).toEqual([
    `${modules}/needs/a.ts:6 left-pad`,
    `${modules}/needs/a.ts:5 directory.person`,
  ])
})

test('a checker that has seen nothing says so', () => {
  const report = checkBoundaries(tree({ 'server/src/app.ts': '' }), {
    files: ['server/src/app.ts', 'server/src/kernel/work.ts'],
    least: { app: 1, kernel: 5 },
    imports: 1,
    tables: 1,
    namings: 0,
  })
  expect(report.violations.filter(({ why }) => why === 'not seen').map(({ what }) => what)).toEqual([
    'server/src/kernel/work.ts',
    'kernel: 0 of at least 5 files',
    'imports: 0 of at least 1',
  ])
  expect(report.violations.some(({ why }) => why === 'an exception nobody needs')).toBe(true)
})

test('edges that form a circle are found', () => {
  expect(circles({ a: ['b'], b: ['c'], c: [] })).toEqual([])
  expect(circles({ a: ['b'], b: ['c'], c: ['b'] })).toEqual(['b → c → b'])
})

test('files that need each other are a circle, also for a type and across three', () => {
  const files = {
    'server/src/kernel/a.ts': `import type { B } from './b.ts'`,
    'server/src/kernel/b.ts': `export { c } from './c.ts'`,
    'server/src/kernel/c.ts': `import { a } from './a.ts'`,
    'server/src/kernel/d.ts': `import { a } from './a.ts'`,
  }
  expect(checkBoundaries(tree(files)).violations).toEqual([
    expect.objectContaining({ what: expect.stringMatching(/a\.ts ↔ .*b\.ts ↔ .*c\.ts$/), why: expect.stringContaining('files need') }),
  ])
})

test('rooms of one module that need each other are a circle; its tests and its own index are not', () => {
  const files: Record<string, string> = {
    [`${modules}/needs/parts/a.ts`]: `import { b } from '../views/b.ts'`,
    [`${modules}/needs/views/b.ts`]: '',
    [`${modules}/needs/views/b.test.ts`]: `import { a } from '../parts/a.ts'`,
  }
  expect(checkBoundaries(tree(files)).violations).toEqual([])
  files[`${modules}/needs/views/b.ts`] = `import type { C } from '../parts/c.ts'`
  files[`${modules}/needs/parts/c.ts`] = ''
  expect(checkBoundaries(tree(files)).violations.map(({ what }) => what)).toEqual([`${modules}/needs/parts ↔ ${modules}/needs/views`])
})

test('a folder of more than 25 files is crowded', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`web/src/app/part-${at}.ts`, '']))
  expect(checkBoundaries(tree(many(25))).violations).toEqual([])
  expect(checkBoundaries(tree(many(26))).violations.map(({ what }) => what)).toEqual(['26 files'])
})

test('a style sheet of another feature may not be imported either', () => {
  expect(whyOf('web/src/features/one/a.css', `@import '../two/b.css';`)).toEqual([expect.stringContaining('pages are composed')])
  expect(whyOf('web/src/features/one/a.css', `@import '../../kit/css/b.css';`)).toEqual([])
})
