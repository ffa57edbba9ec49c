import { expect, test } from 'vitest'
import { z } from 'zod'
import { lasts, template } from './engines/notify/index.ts'
import { house, makeHouse } from './house.ts'
import { modules } from './modules.ts'
import type { Module } from './modules/module.ts'

const words = { zh: () => ({ subject: '一', text: '' }), en: () => ({ subject: 'one', text: '' }) }
const none = async () => undefined
const made = (name: string, more: Partial<Module> = {}): Module => ({ name, routes: () => undefined, ...more })

test('what two modules declare is joined', () => {
  const joined = makeHouse([
    made('one', { tasks: { 'one.tidy': none }, timed: [{ task: 'one.tidy', match: '* * * * *' }], follows: { a: async () => true } }),
    made('two', { tasks: { 'two.tidy': none }, follows: { b: async () => false }, changesRights: ['two.'] }),
  ])
  expect(Object.keys(joined.tasks)).toEqual(['one.tidy', 'two.tidy'])
  expect(Object.keys(joined.follows)).toEqual(['a', 'b'])
  expect(joined.timed).toHaveLength(1)
  expect(joined.changesRights).toEqual(['two.'])
})

test('open things of all modules are added up in a plan', async () => {
  const open = (n: number, overdue: boolean) => ({ bySpace: async () => new Map([['s', { open: n, overdue }]]), count: async () => n + 1 })
  const joined = makeHouse([made('one', { open: open(2, false) }), made('two', { open: open(3, true) }), made('three')])
  expect(await joined.open.bySpace(undefined as never, 'u')).toEqual(new Map([['s', { open: 5, overdue: true }]]))
  expect(await joined.open.count(undefined as never, 'u', 'b')).toBe(7)
})

test.each<[why: string, parts: Module[]]>([
  ['two modules of one name', [made('one'), made('one')]],
  [
    'one kind of record described twice',
    [made('one', { thread: { a: async () => new Map() } }), made('two', { thread: { a: async () => new Map() } })],
  ],
  ['one template named twice', ['one', 'two'].map((name) => made(name, { notices: { 'a.b': template(z.object({}), lasts(1), words) } }))],
  ['a timed task nobody has', [made('one', { timed: [{ task: 'one.tidy', match: '* * * * *' }] })]],
  ['a task under another name', [made('one', { tasks: { 'two.tidy': none } })]],
  [
    'a sealed column of another module',
    [made('one', { sealed: [{ table: 'two.a', column: 'b_sealed', context: (id) => `two.a.b:${id}` }] })],
  ],
])('a house with %s is not built', (_, parts) => {
  expect(() => makeHouse(parts)).toThrow()
})

test('a kind of record whose deliveries can be asked for, or that can be followed, is shown in threads too', () => {
  for (const kind of [...Object.keys(house.deliveries), ...Object.keys(house.follows)]) expect(Object.keys(house.thread)).toContain(kind)
  expect(modules.length).toBeGreaterThan(1)
})
