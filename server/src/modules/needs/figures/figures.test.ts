import * as needs from '@liti/contract/needs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../../test/command-suite.ts'
import { usedAmount } from '../../../engines/calendar/index.ts'
import { readPauses } from '../clocks/clocks.ts'
import { getFigures } from './figures.ts'
import { listFigureRows } from './figure-rows.ts'
import { copyNeeds } from './copy-needs.fixture.ts'
import { chance } from '../walk/random.fixture.ts'
import { timeRules } from '../clocks/time-rules.ts'
import { officeDays, usedTime } from '../clocks/used-time.ts'

const { world, stage, browser } = await commandWorld()
const { ctx, asOwner } = world
const period = { from: '2026-06-01', to: '2026-07-31' }
const insertClock = `insert into needs.clock (district_id, need_id, kind, body_id, rule_id, rule_version, started_at, due_at, met_at, pauses)`

test('time used, worked out by the database, is what the calendar engine says', async () => {
  const dealt = chance('time used')
  const needId = await stage.submit()
  const { calendar, rules } = await timeRules(ctx)
  const start = Temporal.Instant.from('2025-12-20T00:00:00+08:00')
  const minutes = (n: number): Temporal.Instant => start.add({ minutes: n, microseconds: dealt.int(1_000_000) })
  for (let n = 0; n < 400; n += 1) {
    const { rule, kind } = dealt.pick(rules)
    const began = dealt.int(120 * 1440)
    const length = dealt.int(dealt.pick([60, 1440, 40 * 1440]))
    const pauses = []
    for (let at = began - 60; dealt.odds(0.4) && at < began + length;) {
      at += dealt.int(3 * 1440)
      const to = at + dealt.int(3 * 1440)
      pauses.push({ from: minutes(at).toString(), to: dealt.odds(0.9) ? minutes(to + 1).toString() : null, reason: { zh: '', en: '' } })
      at = to + 2
      if (pauses.at(-1)?.to === null) break
    }
    await asOwner(`${insertClock} values (110107, $1, $2, $3, $4, $5, $6, $6, $7, $8)`, [
      needId,
      kind,
      world.world.body('区人社局'),
      rule.id,
      rule.version,
      minutes(began).toString(),
      minutes(began + length).toString(),
      JSON.stringify(pauses),
    ])
  }
  const days = officeDays(calendar, Temporal.PlainDate.from('2025-12-01'), Temporal.PlainDate.from('2026-08-01'))
  type Row = {
    rule_id: string
    rule_version: number
    started_at: Temporal.Instant
    met_at: Temporal.Instant
    pauses: unknown
    used: number
  }
  const { rows } =
    await sql<Row>`select c.rule_id, c.rule_version, c.started_at, c.met_at, c.pauses, ${usedTime(calendar)} as used from ${days} cross join needs.clock c
    join needs.clock_rule r on r.district_id = c.district_id and r.id = c.rule_id and r.version = c.rule_version where c.met_at is not null`.execute(
      ctx.db,
    )
  expect(rows).toHaveLength(400)
  for (const { started_at, met_at, pauses, ...row } of rows) {
    const rule = rules.find((one) => one.rule.id === row.rule_id && one.rule.version === row.rule_version)?.rule
    if (!rule) throw new Error(row.rule_id)
    const clock = { rule, start: started_at, pauses: readPauses(pauses), now: Temporal.Instant.from('2027-01-01T00:00:00Z'), calendar }
    expect(row.used, `${rule.id} ${started_at.toString()} ${met_at.toString()} ${JSON.stringify(pauses)}`).toBeCloseTo(
      usedAmount({ ...clock, metAt: met_at }),
      5,
    )
  }
  await asOwner('delete from needs.clock where met_at is not null')
})

test('median and nine in ten are of all clocks of the period, however many', async () => {
  const needId = await stage.submit()
  await asOwner(
    `${insertClock} select 110107, $1, 'contact', $2, 'contact', 1, '2026-03-02T10:00:00+08:00', '2026-03-03T10:00:00+08:00',
       '2026-03-02T10:00:00+08:00'::timestamptz + n * interval '1 second', '[]' from generate_series(1, 25000) as n`,
    [needId, world.world.body('区人社局')],
  )
  const { times, rates } = await getFigures(ctx, await stage.as('street'), { from: '2026-03-01', to: '2026-03-31' })
  // of 1 to 25,000 seconds: 12,500.5 and 22,500.1, in hours
  expect(times).toEqual([expect.objectContaining({ kind: 'contact', count: 25_000, median: 3.5, p90: 6.3, max: 6.9, limit: 24 })])
  expect(rates.map(({ top, bottom }) => [top, bottom])).toEqual([
    [25_000, 25_000],
    [0, 0],
    [0, 0],
  ])
  await asOwner('delete from needs.clock where met_at is not null')
})

test('a round stands with the answer of that round, whatever came later', async () => {
  world.clock.set('2026-06-10T10:00:00+08:00')
  const { needId } = await stage.at('answered')
  const first = world.clock.now()
  world.clock.later({ hours: 20 })
  await stage.callBack(needId, 'no', 3)
  const asked = world.clock.now()
  world.clock.later({ hours: 24 })
  await stage.sign(needId, '区人社局')
  await stage.contact(needId)
  await stage.answer(needId)
  const second = world.clock.now()
  const rows = async () => {
    const { items } = await listFigureRows(ctx, await stage.as('street'), { ...period, rate: 'resolution', part: 'all', limit: 10 })
    return items.filter((one) => one.needId === needId).map((one) => [one.answeredAt, one.askedAt])
  }
  expect(await rows()).toEqual([[first.toString(), asked.toString()]])
  world.clock.later({ hours: 1 })
  await stage.callBack(needId, 'yes', 4)
  expect(await rows()).toEqual([
    [second.toString(), world.clock.now().toString()],
    [first.toString(), asked.toString()],
  ])

  // and with the lead of that round, whoever leads now
  const other = world.world.body('今鼎大厦物业')
  await asOwner('update needs.need set lead_body_id = $2 where id = $1', [needId, other])
  const ledBy = async (body: string): Promise<number> => {
    const query = { ...period, rate: 'resolution', part: 'all', limit: 10 } as const
    const { items } = await listFigureRows(ctx, await stage.as('street'), { ...query, body })
    return items.filter((one) => one.needId === needId).length
  }
  expect([await ledBy(world.world.body('区人社局')), await ledBy(other)]).toEqual([2, 0])
})

test('by building: the tower is that of the room, the one chosen, or the only one; every line has its rows', async () => {
  world.clock.set('2026-07-01T10:00:00+08:00')
  const station = await browser('otherStation')
  const unitId = world.world.unit('rongke')
  const [a, b] = [world.world.building('rongke/A 座'), world.world.building('rongke/B 座')]
  const base = { unitId, category: 'facility.public', type: 'help' as const, text: '楼道灯不亮。' }
  const registered = async (where: object): Promise<string> => (await station.get(needs.registerNeed, { body: { ...base, ...where } })).id
  const towers = [
    [await registered({ spaceId: world.world.space('rongke/A101') }), a],
    [await registered({ buildingId: b }), b],
    [await registered({}), null],
  ] as const
  const [only] = await asOwner<{ id: string }>('select id from directory.building where unit_id = $1', [world.world.unit('jinding')])
  const stored = async (id: string) =>
    (await asOwner<{ tower: string | null }>('select building_id as tower from needs.need where id = $1', [id]))[0]?.tower
  for (const [id, tower] of towers) expect(await stored(id)).toBe(tower)
  expect(await stored(await stage.submit())).toBe(only?.id)

  const wrong = await station.ask(needs.registerNeed, { body: { ...base, buildingId: only?.id } })
  expect([wrong.status, Object.keys(wrong.refusal.fields ?? {})]).toEqual([422, ['buildingId']])
  const { units } = await (await browser('guest')).get(needs.getIntake)
  expect(units.find((unit) => unit.id === unitId)?.towers.map(({ id }) => id)).toEqual([a, b])
  expect(units.find((unit) => unit.slug === 'jinding')?.towers).toEqual([])

  const bureau = world.world.body('区人社局')
  for (const [id] of towers)
    await asOwner(`${insertClock} values (110107, $1, 'contact', $2, 'contact', 1, $3, $3, null, '[]')`, [
      id,
      bureau,
      '2026-07-01T09:00:00+08:00', // nobody was called in time
    ])
  const { byBuilding, rates } = await station.get(needs.getFigures, { query: { ...period, unit: unitId } })
  expect(byBuilding.map(({ buildingId, name, rates: own }) => [buildingId, name.zh, own[0]?.top, own[0]?.bottom])).toEqual([
    [a, '融科创意中心 A 座', 0, 1],
    [b, '融科创意中心 B 座', 0, 1],
    [null, '融科创意中心，没写明哪一座', 0, 1],
  ])
  expect(rates[0]?.bottom).toBe(3)
  for (const [id, tower] of towers) {
    const query = { ...period, unit: unitId, building: tower ?? ('none' as const) }
    const { items, rate } = await station.get(needs.listFigureRows, { query: { ...query, rate: 'response', part: 'all' } })
    expect([items.map((row) => row.needId), rate.bottom]).toEqual([[id], 1])
    const figures = await station.get(needs.getFigures, { query })
    expect([figures.rates[0]?.bottom, figures.scope.building?.zh]).toEqual([
      1,
      tower === a ? 'A 座' : tower === b ? 'B 座' : '没写明哪一座',
    ])
  }
})

test('an export is refused before it begins, and holds every row once', async () => {
  const street = await browser('street')
  const reversed = await street.ask(needs.exportFigures, { query: { from: '2026-07-02', to: '2026-07-01' } })
  expect([reversed.status, reversed.refusal.code, Object.keys(reversed.refusal.fields ?? {})]).toEqual([422, 'period', ['to']])
  const needId = await stage.submit()
  const copies = await copyNeeds(asOwner, needId, 1203, `jsonb_build_object('number', 'EX-' || i, 'receipt_code', 'EX-' || i)`)
  await asOwner(
    `${insertClock} select 110107, id, 'contact', $2, 'contact', 1, '2026-02-02T10:00:00+08:00', '2026-02-03T10:00:00+08:00', null, '[]' from unnest($1::uuid[]) as id`,
    [copies, world.world.body('区人社局')],
  )
  const { text } = await street.ask(needs.exportFigures, { query: { from: '2026-02-01', to: '2026-02-28' } })
  const numbers = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[1])
  expect([numbers.length, new Set(numbers).size]).toEqual([1203, 1203])
  // what all these share is one moment: pages go on by the need
  const { items, next } = await street.get(needs.listFigureRows, {
    query: { rate: 'response', part: 'all', from: '2026-02-01', to: '2026-02-28', limit: 100 },
  })
  expect([items.map(({ number }) => `"${number}"`), next === null]).toEqual([numbers.slice(0, 100), false])
})

test('an export is read by people: words and clock times, and nothing that a spreadsheet takes for a formula', async () => {
  const { needId } = await stage.at('closed', { text: '＝cmd|到底修不修' })
  const day = world.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  const { text } = await (await browser('street')).ask(needs.exportFigures, { query: { from: day, to: day } })
  const [{ number } = { number: '' }] = await asOwner<{ number: string }>('select number from needs.need where id = $1', [needId])
  const rows = text.split('\r\n').filter((line) => line.includes(`"${number}"`))
  const said = rows.find((line) => line.startsWith('"满意率"')) ?? ''
  expect(said).toMatch(
    /^"满意率","[^"]+","'＝cmd.*","是","[^"a-z]*解决[^"a-z]*","[1-5] [^"]*满意","[^"]*","\d{4}-\d\d-\d\d \d\d:\d\d","\d{4}-\d\d-\d\d \d\d:\d\d"$/,
  )
  expect(rows.map((line) => line.split(',')[0])).toEqual(['"响应率"', '"解决率"', '"满意率"'])
})

test('a unit that is late has its line, also where none of its calls and none of its ratings fall into the period', async () => {
  world.clock.set('2026-08-28T10:00:00+08:00')
  await stage.at('handling', { co: ['区税务局'] })
  world.clock.set('2026-09-20T10:00:00+08:00')
  const { byLead, rates } = await getFigures(ctx, await stage.as('street'), { from: '2026-09-01', to: '2026-09-30' })
  expect(rates.map(({ bottom }) => bottom)).toEqual([0, 0, 0])
  expect(byLead.map(({ name, count, overdue }) => [name.zh, count, overdue])).toEqual([['区人社局', 0, 1]])
})
