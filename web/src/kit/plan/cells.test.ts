import type { PlanCell, PlanFloor } from '@liti/contract/directory'
import { expect, test } from 'vitest'
import { areaShares, cellClass, cellName, cellTitle, cellValue, initials, monthsUntil } from './cells.ts'
import { numberOf, wholeOf } from '../words/number-of.ts'

const today = '2026-11-23'
const cell = (given: Partial<PlanCell>): PlanCell => ({
  spaceId: 's',
  code: '1203',
  kind: 'office',
  label: '颐家安宁',
  area: 800,
  organisationId: 'o',
  organisation: { zh: '颐家安宁', en: 'Yijia Anning' },
  group: 'care',
  openNeeds: 1,
  overdue: true,
  leaseEnd: '2028-11-19',
  womenShare: 71,
  occupancyId: null,
  until: null,
  coming: null,
  ...given,
})
const vacant = cell({
  label: '空置',
  organisation: null,
  organisationId: null,
  group: null,
  openNeeds: 0,
  overdue: false,
  leaseEnd: null,
  womenShare: null,
})
const floor = (cells: PlanCell[]): PlanFloor => ({ floorId: 'f', label: '12', level: 12, area: 1600, note: { zh: '', en: '' }, cells })

test('a cell is named in words, with what its lens shows', () => {
  expect(cellName(cell({}), floor([]), 'need').zh).toBe('12 层 1203，颐家安宁，800 平方米，1 件未办结，超时')
  expect(cellName(cell({ openNeeds: 2, overdue: false }), floor([]), 'women').en).toBe(
    'floor 12, 1203, Yijia Anning, 800 m², 2 open needs, 71% women',
  )
  expect(cellName(vacant, floor([]), 'industry').zh).toBe('12 层 1203，空置，800 平方米')
})

test('a room nobody rents goes by its name, in English by its kind where the name is Chinese', () => {
  const room = (label: string): PlanCell => cell({ kind: 'common', organisation: null, label })
  expect(cellTitle(room('大堂'))).toEqual({ zh: '大堂', en: 'Common part' })
  expect(cellTitle(room('Lobby'))).toEqual({ zh: 'Lobby', en: 'Lobby' })
  expect(cellTitle(room(''))).toEqual({ zh: '公共部位', en: 'Common part' })
  expect(cellTitle(cell({ kind: 'parking_zone', organisation: null, label: '居民共享区 36 个车位' })).en).toBe('Shared parking')
})

test.each([
  ['industry', {}, 'k2'],
  ['industry', { group: null }, ''],
  ['need', {}, 'nx'],
  ['need', { overdue: false, openNeeds: 5 }, 'n3'],
  ['need', { overdue: null, openNeeds: null }, ''],
  ['lease', { leaseEnd: '2027-02-23' }, 'l0'],
  ['lease', { leaseEnd: '2027-02-24' }, 'l1'],
  ['lease', { leaseEnd: '2026-01-01' }, 'l0'],
  ['lease', { leaseEnd: '2027-11-23' }, 'l2'],
  ['lease', {}, ''],
  ['women', { womenShare: 39 }, 'w2'],
  ['women', {}, 'w5'],
  ['women', { kind: 'care_room' }, 'sp'],
  ['need', { kind: 'parking_zone', label: '居民共享区' }, 'share'],
  ['lease', vacant, 'void'],
] as const)('%s %j is drawn %s', (lens, given, look) => expect(cellClass(cell(given), lens, today)).toBe(look))

test('months to a day: a started month counts', () => {
  expect(['2026-11-23', '2026-11-24', '2026-12-23', '2026-10-01'].map((day) => monthsUntil(day, today))).toEqual([0, 1, 1, -1])
})

test('shares are of the area that can be let; public rooms do not count', () => {
  const plan = [floor([cell({}), { ...vacant, area: 200 }, cell({ kind: 'workstation', organisation: null, group: null, area: 5000 })])]
  expect(areaShares(plan)).toMatchObject({ total: 1000, groups: [{ group: 'care', percent: 80 }], vacantPercent: 20 })
  expect(areaShares([])).toMatchObject({ total: 0, groups: [], vacantPercent: 0 })
})

test('values are empty where nothing is known', () => {
  expect(cellValue(cell({ womenShare: null }), 'women').zh).toBe('')
  expect(cellValue(cell({ area: 1150 }), 'industry').zh).toBe('1,150')
})

test('what fits a narrow cell', () => expect([initials('颐家安宁'), initials('New Vision Labs')]).toEqual(['颐家', 'NVL']))

test('numbers as people type them', () => {
  expect(['24,460', ' １２ ', '', '3.5', 'about 3', '-1'].map(numberOf)).toEqual([24460, 12, null, 3.5, undefined, undefined])
  expect(['21', ' ２１ ', '-2', '－２', '', '3.5', '1000'].map(wholeOf)).toEqual([21, 21, -2, -2, undefined, undefined, undefined])
})
