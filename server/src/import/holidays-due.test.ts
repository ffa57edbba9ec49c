import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld } from '../../test/command-suite.ts'
import { testFiles } from './table/files.fixture.ts'
import { importHolidays } from './index.ts'
import { system } from '../kernel/actor.ts'
import { district } from '../../test/system.ts'

const suite = await commandWorld()
const { stage, world, browser } = suite
const files = testFiles()

test('holidays imported: what runs is due by them at once, on the page, the worklist and in its explanation', async () => {
  const { needId, part } = await stage.at('handling', { co: ['区税务局'] })
  await stage.sign(needId, '区税务局')
  const answered = await stage.at('answered')
  const before = await (await browser('firm')).get(needs.trackNeed, { params: { needId } })
  const met = await world.asOwner('select id, due_at from needs.clock where met_at is not null order by id')
  const rows = await world.asOwner<{ day: string; name: string; off: boolean }>(
    `select day::text, name, off from calendar.special_day where extract(year from day) = 2026`,
  )
  // a day off where there was none, in every count of working days that runs
  const days = [...rows, { day: '2026-06-11', name: '临时放假', off: true }].map(({ day, name, off }) => ({
    name,
    date: day,
    isOffDay: off,
  }))
  await importHolidays(world.ctx, system(district), files.json({ year: 2026, papers: ['https://www.gov.cn/2026'], days }))

  const own = await (await browser('firm')).get(needs.trackNeed, { params: { needId } })
  expect(own.promise.title.zh).not.toBe(before.promise.title.zh)
  const line = own.timeline.find(({ text }) => text.zh === '期限因放假安排更新')
  expect(line).toMatchObject({ by: { zh: '系统' }, detail: { zh: expect.stringContaining('答复由 ') } })
  const { deadline } = await (await browser('firm')).get(needs.explainClock, { params: { clockId: own.promise.clockId ?? '' } })
  const [clock] = await world.asOwner<{ due: string }>(
    `select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as due from needs.clock where id = $1`,
    [own.promise.clockId],
  )
  expect(deadline.due).toBe(clock?.due)
  const inbox = await world.asOwner(
    `select from needs.inbox i join needs.clock c on c.need_id = i.need_id and c.body_id = i.body_id and c.kind = i.kind and c.met_at is null and c.cancelled_at is null
     where i.need_id = any($1) and i.due_at <> c.due_at`,
    [[needId, answered.needId]],
  )
  expect(inbox).toEqual([])
  // a call-back that is due later is no matter of the requester's
  const other = await (await browser('firm')).get(needs.trackNeed, { params: { needId: answered.needId } })
  expect(other.timeline.map(({ text }) => text.zh)).not.toContain('期限因放假安排更新')
  expect((await stage.viewed(answered.needId)).timeline.map(({ text }) => text.zh)).toContain('期限因放假安排更新')
  expect(await world.asOwner('select id, due_at from needs.clock where met_at is not null order by id')).toEqual(met)
  expect(part('区税务局')).not.toBe('')
})
