import type { PublicUnit } from '@liti/contract/directory'
import { expect, test } from 'vitest'
import { sketchOf, spread } from './sketch.ts'

type Floor = PublicUnit['buildings'][number]['floors'][number]
const space = (id: string, kind: 'office' | 'workstation', area: number): Floor['spaces'][number] => ({
  id,
  code: id,
  kind,
  name: '',
  area,
  tenant: null,
})
const floor = (level: number, area: number, ...spaces: Floor['spaces']): Floor => ({
  id: `f${level}`,
  label: level > 0 ? `${level}` : `B${-level}`,
  level,
  area,
  spaces,
})
const tower = { id: 't', name: { zh: '', en: '' }, address: '' }
const floors = [
  floor(-1, 1200),
  floor(1, 1000, space('a', 'workstation', 100), space('b', 'office', 900)),
  floor(2, 600, space('c', 'office', 600)),
]

test('floors stand on the ground line in order, as wide as their area', () => {
  const { floors: drawn, ground } = sketchOf([{ ...tower, floors }], new Set(), 80, 80)
  const above = drawn.filter(({ y }) => y < ground)
  expect(above.map(({ y }) => y)).toEqual([ground - 10, ground - 20])
  expect(drawn.find(({ y }) => y === ground)?.width).toBe(80)
  expect(above[1]?.width).toBeCloseTo(40)
})

test('the workstation and the reader’s own rooms are marked', () => {
  const { marks } = sketchOf([{ ...tower, floors }], new Set(['c']))
  expect(marks.map(({ kind, floor }) => [kind, floor])).toEqual([
    ['special', '1'],
    ['you', '2'],
  ])
})

test('two towers share one ground line', () => {
  const { floors: drawn } = sketchOf(
    [
      { ...tower, floors },
      { ...tower, id: 'u', floors: floors.slice(1) },
    ],
    new Set(),
    88,
    80,
  )
  expect(Math.max(...drawn.map(({ x, width }) => x + width))).toBeLessThanOrEqual(88)
  expect(new Set(drawn.map(({ y }) => y)).size).toBe(3)
})

test('a building without floors draws nothing and fails nothing', () => {
  expect(sketchOf([{ ...tower, floors: [] }], new Set()).floors).toEqual([])
})

test('labels keep their distance and stay inside', () => {
  expect(spread([10, 12, 100], 11, 104)).toEqual([10, 21, 100])
  expect(spread([98, 100, 102], 11, 104)).toEqual([82, 93, 104])
})
