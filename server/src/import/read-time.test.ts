import { expect, test } from 'vitest'
import { fromDayCount, latest, readTime } from './read-time.ts'

const shanghai = 'Asia/Shanghai'

test.each([
  ['2019-04-25 09:32:09', '2019-04-25T01:32:09Z'],
  ['2019/4/25 9:32', '2019-04-25T01:32:00Z'],
  ['2019.04.25 09:32:09.123', '2019-04-25T01:32:09Z'],
  ['2019年4月25日 9时32分9秒', '2019-04-25T01:32:09Z'],
  ['2019年4月25日9时32分', '2019-04-25T01:32:00Z'],
  ['2019-04-25T09:32:09Z', '2019-04-25T09:32:09Z'],
  ['2016-07-13 15:11:07+00:00', '2016-07-13T15:11:07Z'],
  ['2019-04-25 09:32 +0530', '2019-04-25T04:02:00Z'],
  ['20190425093209', '2019-04-25T01:32:09Z'],
  [' 2020-02-29 00:00 ', '2020-02-28T16:00:00Z'],
])('%s', (text, instant) => {
  expect(readTime(text, shanghai)?.at.toString()).toBe(instant)
  expect(readTime(text, shanghai)?.dayOnly).toBe(false)
})

test.each([
  '',
  '昨天',
  '25/04/2019',
  '4/25/2019',
  '2019-02-29',
  '2019-13-01',
  '2019-04-25 24:00',
  '2019-04-25 9:60',
  '2019-04-25 9',
  '201904',
  '43580.5',
])('not %s', (text) => {
  expect(readTime(text, shanghai)).toBeNull()
})

test('a day alone begins at midnight and, as a closing, ends with the day', () => {
  const day = readTime('2019-04-25', shanghai)
  if (!day) return expect.unreachable()
  expect(day.at.toString()).toBe('2019-04-24T16:00:00Z')
  expect(latest(day, shanghai).toString()).toBe('2019-04-25T15:59:59Z')
})

test('the zone of the file counts where no offset is written', () => {
  expect(readTime('2019-07-01 12:00', 'America/Los_Angeles')?.at.toString()).toBe('2019-07-01T19:00:00Z')
})

test('day counts of a spreadsheet', () => {
  expect(fromDayCount(43_580.397_326_39)).toBe('2019-04-25 09:32:09')
  expect(fromDayCount(43_580)).toBe('2019-04-25')
  expect(fromDayCount(20_190_425)).toBeNull()
  expect(fromDayCount(0.5)).toBeNull()
})
