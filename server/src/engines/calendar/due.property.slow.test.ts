import type { RuleUnit } from '@liti/contract/deadline'
import { assert, constant, constantFrom, array, boolean, integer, oneof, property, record, tuple, type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import { bundledHolidays } from './bundled.ts'
import { deadline, dueTime } from './deadline.ts'
import { rule } from './fixtures.ts'
import { holidayCalendar, type OfficeHours } from './holiday-calendar.ts'

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31)
console.info(`deadlines against the slow model: TEST_SEED=${seed}`)

// ---------- the slow model: walks minute by minute (working days: day by day), in plain numbers, with Beijing as UTC+8 and no Temporal ----------

type Stretch = { from: number; to: number | null }
/** Seconds since 1970. `start` and pauses lie on the same second of the minute. */
type Case = { unit: RuleUnit; amount: number; start: number; pauses: Stretch[]; now: number; hours: OfficeHours }

const { rows } = bundledHolidays()
const published: Record<string, boolean> = {}
for (const { day, off } of rows) published[day] = off

const beijing = 8 * 3600
const dayOf = (second: number) => Math.floor((second + beijing) / 86_400)
const works = new Map<string, boolean>()

function worksOn(day: number, { weekdays }: OfficeHours): boolean {
  const key = `${day}/${weekdays.length}`
  let answer = works.get(key)
  if (answer === undefined) {
    const date = new Date(day * 86_400_000)
    const off = published[date.toISOString().slice(0, 10)]
    answer = off === undefined ? weekdays.includes(((date.getUTCDay() + 6) % 7) + 1) : !off
    works.set(key, answer)
  }
  return answer
}

const clockSeconds = (time: string) => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60

function stands(second: number, { pauses, now }: Case): boolean {
  for (const { from, to } of pauses) if (from <= second && second < (to ?? now)) return true
  return false
}

function slowDue(given: Case): number {
  const { unit, amount, start, hours } = given
  const open = clockSeconds(hours.from)
  const close = clockSeconds(hours.to)
  const [lunch, back] = hours.lunch ? [clockSeconds(hours.lunch.from), clockSeconds(hours.lunch.to)] : [0, 0]
  if (unit === 'working-days' || unit === 'days') {
    let counted = 0
    for (let day = dayOf(start) + 1; ; day += 1) {
      const end = day * 86_400 - beijing + close
      if ((unit === 'days' || worksOn(day, hours)) && !stands(end - 1, given)) counted += 1
      if (counted === amount) return end
    }
  }
  let left = unit === 'exact-days' ? amount * 1440 : amount * 60
  for (let second = start; ; second += 60) {
    if (left === 0) return second
    if (stands(second, given)) continue
    if (unit === 'working-hours') {
      const inDay = (second + beijing) % 86_400
      if (inDay < open || inDay >= close || (inDay >= lunch && inDay < back) || !worksOn(dayOf(second), hours)) continue
    }
    left -= 1
  }
}

// ---------- cases ----------

const minute = 60
const week: OfficeHours = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', lunch: null }
const offices: OfficeHours[] = [
  week,
  { ...week, from: '08:30', to: '17:30', lunch: { from: '12:00', to: '13:30' } },
  { ...week, weekdays: [1, 2, 3, 4, 5, 6], to: '17:00' },
]
const firstDay = Date.UTC(2006, 11, 25) / 60_000
const lastDay = Date.UTC(2026, 10, 30) / 60_000
const specialMinutes = rows.map(({ day }) => Date.parse(`${day}T12:00+08:00`) / 60_000)

/** Half of the starts lie within ten days of a holiday or make-up day. */
const startMinute = oneof(
  integer({ min: firstDay, max: lastDay }),
  tuple(constantFrom(...specialMinutes), integer({ min: -14_400, max: 2880 })).map(([at, off]) => at + off),
)
const length = oneof(constant(0), integer({ min: -30, max: 90 }), integer({ min: 60, max: 3000 }), integer({ min: 1440, max: 14_400 }))
const nextPause = record({
  /** Begins after the last pause (gap 0: touching) or the start, at a full hour, when the office closes, or just as the time runs out. */
  begins: constantFrom('last', 'start', 'hour', 'closing', 'due'),
  gap: oneof(constant(0), integer({ min: -2880, max: 20_160 })),
  length,
  endsAtClosing: integer({ min: 0, max: 3 }).map((n) => n === 0),
})
type Pausing = typeof nextPause extends Arbitrary<infer T> ? T : never

function closingAfter(second: number, { to }: OfficeHours): number {
  const closing = dayOf(second) * 86_400 - beijing + clockSeconds(to)
  return closing < second ? closing + 86_400 : closing
}

function nextStretch(given: Case, { begins, gap, length, endsAtClosing }: Pausing, offset: number): Stretch {
  const base = begins === 'last' ? (given.pauses.at(-1)?.to ?? given.start) : given.start
  let from = base + gap * minute
  if (begins === 'hour') from -= (from % 3600) - offset
  if (begins === 'closing') from = closingAfter(from, given.hours) + offset
  if (begins === 'due') from = slowDue(given)
  return { from, to: endsAtClosing ? closingAfter(from, given.hours) + offset : from + length * minute }
}

const cases: Arbitrary<Case> = record({
  limit: oneof(
    record({ unit: constant('hours' as const), amount: integer({ min: 1, max: 96 }) }),
    record({ unit: constant('days' as const), amount: integer({ min: 1, max: 15 }) }),
    record({ unit: constant('exact-days' as const), amount: integer({ min: 1, max: 15 }) }),
    record({ unit: constant('working-hours' as const), amount: integer({ min: 1, max: 36 }) }),
    record({ unit: constant('working-days' as const), amount: integer({ min: 1, max: 20 }) }),
  ),
  at: startMinute,
  second: integer({ min: 0, max: 59 }),
  odd: boolean(),
  hours: constantFrom(...offices),
  pauses: array(nextPause, { maxLength: 4 }),
  open: boolean(),
  age: integer({ min: -7200, max: 43_200 }),
}).map(({ limit, at, second, odd, hours, pauses, open, age }) => {
  const offset = limit.unit === 'working-hours' || !odd ? 0 : second
  const start = at * minute + offset
  const given: Case = { unit: limit.unit, amount: limit.amount, start, pauses: [], now: start + age * minute, hours }
  for (const pausing of pauses) given.pauses.push(nextStretch(given, pausing, offset))
  const last = given.pauses.at(-1)
  if (open && last) last.to = null
  return given
})

const instant = (second: number) => Temporal.Instant.fromEpochMilliseconds(second * 1000)
const reason = { zh: '等材料', en: 'waiting for papers' }
const calendars = new Map(offices.map((hours) => [hours, holidayCalendar({ rows, hours })]))

function clockOf({ unit, amount, start, pauses, now, hours }: Case) {
  const calendar = calendars.get(hours) ?? holidayCalendar({ rows, hours })
  const stretches = pauses.map(({ from, to }) => ({ from: instant(from), to: to === null ? null : instant(to), reason }))
  return { rule: rule(amount, unit), start: instant(start), pauses: stretches, now: instant(now), calendar }
}

test('12,000 random clocks are due exactly when the slow model says', { timeout: 60_000 }, () => {
  const seen: Record<string, number> = {}
  const check = (given: Case) => {
    const due = dueTime(clockOf(given)).epochMilliseconds / 1000
    for (let day = dayOf(given.start); day <= dayOf(due); day += 1) {
      const off = published[new Date(day * 86_400_000).toISOString().slice(0, 10)]
      if (off !== undefined) seen[off ? 'holiday' : 'makeUp'] = (seen[off ? 'holiday' : 'makeUp'] ?? 0) + 1
    }
    if (given.pauses.at(-1)?.to === null) seen['open'] = (seen['open'] ?? 0) + 1
    seen[given.unit] = (seen[given.unit] ?? 0) + 1
    return due === slowDue(given)
  }
  assert(property(cases, check), { seed, numRuns: 12_000 })
  console.info(`seen: ${JSON.stringify(seen)}`)
  for (const part of ['holiday', 'makeUp', 'open', 'hours', 'days', 'exact-days', 'working-hours', 'working-days'])
    expect(seen[part]).toBeGreaterThan(1000)
})

function addsUp(given: Case): void {
  const clock = clockOf(given)
  const found = deadline(clock)
  const due = found.due.epochMilliseconds
  expect(due).toBe(dueTime(clock).epochMilliseconds)
  // No due time falls inside a pause.
  for (const { from, to } of given.pauses) expect(from * 1000 < due && due < (to ?? given.now) * 1000).toBe(false)
  expect(found.days.length % 7).toBe(0)
  expect(Temporal.PlainDate.from(found.days[0]?.day ?? '').dayOfWeek).toBe(1)
  const inside = found.days.filter(({ kind }) => kind !== 'past' && kind !== 'after')
  expect(inside.filter(({ kind }) => kind === 'end').map(({ day }) => day)).toEqual([clock.calendar.dayOf(found.due).toString()])
  // Of longer times the grid leaves weeks out.
  const short = due / 1000 - given.start < 70 * 86_400
  if (!short || !given.unit.endsWith('days')) return
  const numbers = inside.flatMap(({ n }) => n ?? [])
  expect(numbers).toEqual(Array.from({ length: given.amount }, (_, i) => i + 1))
  if (given.unit === 'exact-days') return
  const days = inside.slice(0, inside.findIndex(({ kind }) => kind === 'end') + 1)
  const said = (kind: string) => found.steps.filter((step) => step.kind === kind).flatMap((step) => step.days)
  expect(said('skipped')).toEqual(days.filter(({ kind }) => kind === 'off').map(({ day }) => day))
  expect(said('pause').sort()).toEqual(days.filter(({ kind }) => kind === 'stop').map(({ day }) => day))
}

test('the explanation adds up: 1,500 random clocks', { timeout: 60_000 }, () => {
  assert(property(cases, addsUp), { seed, numRuns: 1500 })
})
