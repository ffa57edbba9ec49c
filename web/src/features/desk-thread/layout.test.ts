import type { ThreadView } from '@liti/contract/threads'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut, size, type Layout } from './layout.ts'

const text = (zh: string) => ({ zh, en: zh })
const node = (id: string, column: string, at: string | null): ThreadView['nodes'][number] => ({
  kind: 'need',
  id,
  column: text(column),
  title: text(id),
  state: text(''),
  tone: 'done',
  owner: text(''),
  at,
  last: null,
  line: text(''),
  url: null,
  facts: [],
})
const view = (nodes: ThreadView['nodes'], links: [string, string][], current = nodes[0]?.id ?? ''): ThreadView => ({
  title: text(''),
  current: { kind: 'need', id: current },
  nodes,
  links: links.map(([from, to]) => ({ from, to, relation: text(''), done: true })),
  sums: [],
  hidden: 0,
  more: false,
})

const overlap = (a: { x: number; y: number; width: number; height: number }, b: typeof a): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
const boxes = ({ placed }: Layout) => placed.map(({ x, y }) => ({ x, y, width: size.width, height: size.height }))

test('what comes of a record in its own column stands below it, elsewhere beside it', () => {
  const { placed } = layOut(
    view(
      [node('a', 'A', '2026-01-01T00:00:00Z'), node('b', 'A', '2026-01-02T00:00:00Z'), node('c', 'B', '2026-01-03T00:00:00Z')],
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
    ),
    1392,
    200,
  )
  expect(placed.map(({ column, slot }) => [column, slot])).toEqual([
    [0, 0],
    [0, 1],
    [1, 1],
  ])
})

test('nothing covers anything, time runs down, and the drawing holds it all', () => {
  const nodes = fc.array(fc.record({ column: fc.integer({ min: 0, max: 4 }), day: fc.option(fc.integer({ min: 1, max: 28 })) }), {
    minLength: 1,
    maxLength: 24,
  })
  fc.assert(
    fc.property(
      nodes,
      fc.array(fc.tuple(fc.nat(23), fc.nat(23)), { maxLength: 20 }),
      fc.nat(23),
      fc.integer({ min: 120, max: 500 }),
      fc.integer({ min: 320, max: 1900 }),
      (given, pairs, at, height, room) => {
        const all = given.map(({ column, day }, index) =>
          node(`n${index}`, `c${column}`, day === null ? null : `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`),
        )
        const layout = layOut(
          view(
            all,
            pairs.map(([from, to]) => [`n${from}`, `n${to}`]),
            `n${at % all.length}`,
          ),
          room,
          height,
        )
        const drawn = [...boxes(layout), layout.card]
        for (const [index, one] of drawn.entries()) for (const other of drawn.slice(index + 1)) expect(overlap(one, other)).toBe(false)
        const slots = layout.placed.map(({ slot }) => slot)
        expect(slots).toEqual(slots.toSorted((a, b) => a - b))
        for (const { x, y, width, height } of drawn) {
          expect(x + width).toBeLessThanOrEqual(layout.width)
          expect(y + height).toBeLessThanOrEqual(layout.height)
        }
      },
    ),
  )
})
