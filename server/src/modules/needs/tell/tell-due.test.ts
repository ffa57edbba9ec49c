import { expect, it } from 'vitest'
import { system } from '../../../kernel/actor.ts'
import { testSystem } from '../../../../test/system.ts'
import { seedCalendar } from '../../../seed/calendar.ts'
import { seedDirectory } from '../../../seed/directory/index.ts'
import { setUpDistrict } from '../../../seed/needs/set-up-district.ts'
import { Teller } from '../../../seed/needs/teller.ts'
import { tellDue } from './tell-due.ts'
import { timeRules } from '../clocks/time-rules.ts'

const { ctx, asOwner, setNow } = await testSystem()
const digests = () =>
  asOwner<{ template: string; params: { items: unknown[] } }>(
    `select template, params from notify.message where template like 'clock.%' and channel = 'app'`,
  )

it('tells the people at work once a working morning, and nobody on a day off', async () => {
  const actor = system(ctx.district)
  await seedCalendar(ctx, actor)
  const world = await seedDirectory(ctx, actor)
  await setUpDistrict(ctx, actor, world)
  await new Teller(ctx, world).raise({
    unit: 'jinding',
    by: '银杏健康 运营主管',
    place: '9 层',
    category: 'facility.public',
    type: 'complaint',
    title: '灯不亮',
    text: '9 层楼道灯不亮',
    raised: { daysAgo: 3, at: '10:00' },
  })
  const today = Temporal.Now.instant().toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  setNow(today.with({ year: 2026, day: 1, month: 10 }).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '09:05' }).toInstant())
  await tellDue(ctx) // the National Day holiday
  expect(await digests()).toEqual([])
  // the next ordinary working day of the calendar, so that the test holds in any week of the year
  const { calendar } = await timeRules(ctx)
  let day = today.add({ days: 1 })
  while (!calendar.isWorkingDay(day)) day = day.add({ days: 1 })
  setNow(day.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '09:05' }).toInstant())
  await tellDue(ctx)
  const first = await digests()
  expect(first.length).toBeGreaterThan(0)
  expect(first.every((row) => row.template === 'clock.overdue-digest' && row.params.items.length === 1)).toBe(true)
  await tellDue(ctx)
  expect(await digests()).toHaveLength(first.length)
})

it('passes nobody over, however much waits with others', async () => {
  const now = ctx.now()
  // three thousand rows of one body, all older than what waits with another
  await asOwner(
    `insert into needs.inbox (district_id, body_id, need_id, unit_id, kind, due_at, need_created_at)
    select i.district_id, b.id, i.need_id, i.unit_id, 'load ' || n, $1::timestamptz - interval '30 days' + n * interval '1 second', i.need_created_at
    from needs.inbox i cross join directory.body b cross join generate_series(1, 3000) as n where b.short_name = '区税务局' limit 3000`,
    [now.toString()],
  )
  await asOwner(
    `insert into needs.inbox (district_id, body_id, need_id, unit_id, kind, due_at, need_created_at)
    select i.district_id, b.id, i.need_id, i.unit_id, 'contact', $1::timestamptz - interval '1 hour', i.need_created_at
    from needs.inbox i cross join directory.body b where b.short_name = '区人社局' limit 1`,
    [now.toString()],
  )
  await asOwner(`delete from notify.message where template like 'clock.%'`)
  await tellDue(ctx)
  const told = await asOwner<{ body: string; listed: number; more: number }>(
    `select distinct params->'body'->>'zh' as body, jsonb_array_length(params->'items') as listed, (params->>'more')::int as more
     from notify.message where template = 'clock.overdue-digest' and channel = 'app'`,
  )
  expect(told).toContainEqual({ body: '石景山区税务局', listed: 10, more: 2990 })
  expect(told).toContainEqual({ body: '石景山区人社局', listed: 1, more: 0 })
})
