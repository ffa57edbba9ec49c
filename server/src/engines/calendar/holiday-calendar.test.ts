import { describe, expect, test } from 'vitest'
import { chinese } from './fixtures.ts'
import { defaultOfficeHours, holidayCalendar } from './holiday-calendar.ts'

test.each([
  ['2024-05-06', { working: true, kind: 'weekday', name: null }],
  ['2024-05-12', { working: false, kind: 'weekend', name: null }],
  ['2024-05-01', { working: false, kind: 'holiday', name: '劳动节' }],
  ['2024-05-11', { working: true, kind: 'make-up', name: '劳动节' }],
  ['2018-12-29', { working: true, kind: 'make-up', name: '元旦' }],
  ['2020-02-03', { working: true, kind: 'weekday', name: null }],
  ['2026-09-20', { working: true, kind: 'make-up', name: '国庆节' }],
  ['2026-10-10', { working: true, kind: 'make-up', name: '国庆节' }],
  ['2027-01-01', { working: true, kind: 'weekday', name: null }],
] as const)('%s', (day, facts) => {
  expect(chinese.dayFacts(day)).toEqual(facts)
  expect(chinese.isWorkingDay(Temporal.PlainDate.from(day))).toBe(facts.working)
})

const day = (text: string) => Temporal.PlainDate.from(text)

test('known and missing years', () => {
  expect([chinese.knownYears[0], chinese.knownYears.at(-1), chinese.knownYears.length]).toEqual([2007, 2026, 20])
  expect(chinese.missingYears(day('2006-12-30'), day('2028-01-01'))).toEqual([2006, 2027, 2028])
  expect(chinese.missingYears(day('2026-01-01'), day('2026-12-31'))).toEqual([])
  expect(holidayCalendar({ rows: [{ day: '2026-12-31', name: '元旦', off: true }] }).knownYears).toEqual([])
})

describe('office hours', () => {
  test('a six-day week makes Saturday a plain weekday', () => {
    const calendar = holidayCalendar({ rows: [], hours: { ...defaultOfficeHours, weekdays: [1, 2, 3, 4, 5, 6] } })
    expect([calendar.dayFacts('2024-05-11').kind, calendar.dayFacts('2024-05-12').kind]).toEqual(['weekday', 'weekend'])
  })

  test.each([
    { ...defaultOfficeHours, from: '18:00', to: '09:00' },
    { ...defaultOfficeHours, from: '09:00', to: '09:00' },
    { ...defaultOfficeHours, lunch: { from: '13:00', to: '12:00' } },
    { ...defaultOfficeHours, weekdays: [] },
    { ...defaultOfficeHours, weekdays: [0] },
    { ...defaultOfficeHours, from: '9 am' },
  ])('that never open are refused: %j', (hours) => {
    expect(() => holidayCalendar({ rows: [], hours })).toThrow(RangeError)
  })
})
