import { expect, test } from 'vitest'
import { leaseOf, monthText, spanOfMonths } from './lease.ts'

const now = '2026-11-23T12:00:00+08:00'

test('a lease under way', () => {
  const lease = leaseOf('2025-06-01', '2028-06-01', now)
  expect({ ...lease, now: Math.round(lease.now), talk: Math.round(lease.talk) }).toEqual({
    now: 49,
    talk: 83,
    talkFrom: '2027-12-01',
    months: 18,
    past: false,
  })
})

test('a lease that has ended, and one without a first day', () => {
  expect(leaseOf('2020-01-31', '2026-08-31', now)).toMatchObject({ now: 100, past: true, months: 2, talkFrom: '2026-02-28' })
  expect(leaseOf(null, '2026-12-01', now).now).toBeGreaterThan(95)
})

test('months in words', () => {
  expect([0, 1, 12, 18].map((months) => spanOfMonths(months).zh)).toEqual(['不到 1 个月', '1 个月', '1 年', '1 年 6 个月'])
  expect(monthText('2026-06-15')).toEqual({ zh: '2026 年 6 月', en: 'June 2026' })
})
