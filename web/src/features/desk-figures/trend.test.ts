import { expect, test } from 'vitest'
import { nameOf, periodOf } from '../../kit/work/period.ts'
import { trendOf } from './trend.ts'

test('the axis begins at the ten below the lowest value, and says so', () => {
  const low = (values: (number | null)[]): number => trendOf(values.map((value, at) => ({ label: `2026-0${at + 1}`, value }))).low
  expect([low([97, 95]), low([88, 84]), low([80]), low([0]), low([]), low([100])]).toEqual([90, 80, 70, 0, 90, 90])
})

test('a month without a value is a gap', () => {
  const { lines, points } = trendOf([90, 91, null, 95, 96].map((value, at) => ({ label: `2026-0${at + 1}`, value })))
  expect(lines).toHaveLength(2)
  expect(points.map(({ y }) => y === null)).toEqual([false, false, true, false, false])
})

test('periods end today while they run', () => {
  const at = '2026-01-15T10:00:00+08:00'
  expect(periodOf('month', at)).toEqual({ from: '2026-01-01', to: '2026-01-15' })
  expect(periodOf('last-month', at)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(periodOf('quarter', at)).toEqual({ from: '2025-11-01', to: '2026-01-15' })
  expect(nameOf(periodOf('last-month'))).toBe('last-month')
  expect(nameOf({ from: '2020-01-01', to: '2020-01-02' })).toBeNull()
})
