import { expect, test } from 'vitest'
import { system } from '../../kernel/actor.ts'
import { district, testSystem } from '../../../test/system.ts'
import { headcount } from './organisations.ts'
import { demoSignIns, seedDirectory } from './index.ts'
import { seedDays } from './seed-days.ts'

const { ctx, asOwner } = await testSystem()

const tables = ['jurisdiction', 'governance_unit', 'building', 'floor', 'space', 'organisation', 'occupancy', 'person']
const more = ['affiliation', 'body', 'seat', 'past_holder', 'body_membership']
const rows = async () => {
  const all: Record<string, unknown[]> = {}
  for (const table of [...tables, ...more]) {
    all[table] = await asOwner(`select to_jsonb(t) - 'phone_sealed' as row from directory.${table} t order by 1`)
  }
  return all
}

test('a start that was cut short goes on where it stopped; later starts change nothing', async () => {
  // the process dies after 150 commands
  let left = 150
  const dying = { ...ctx, now: () => (left-- > 0 ? ctx.now() : expect.unreachable('killed')) }
  await expect(seedDirectory(dying, system(district))).rejects.toThrow('killed')
  const cut = await rows()
  expect(cut['seat']).toHaveLength(0)

  const world = await seedDirectory(ctx, system(district))
  const first = await rows()
  for (const [table, before] of Object.entries(cut)) expect(first[table]).toEqual(expect.arrayContaining(before))
  const audits = await asOwner<{ count: number }>('select count(*)::int as count from kernel.audit')

  const again = await seedDirectory(ctx, system(district))
  expect(await rows()).toEqual(first)
  expect(await asOwner('select count(*)::int as count from kernel.audit')).toEqual(audits)
  expect(again.body('内蒙古人社')).toBe(world.body('内蒙古人社'))
  expect(again.person('颐家安宁 人事经理')).toBe(world.person('颐家安宁 人事经理'))
})

test('what the drawing says of the two buildings is in the data', async () => {
  const [yijia] = await asOwner<{ staff: number; women: number; tail: string }>(
    `select staff, women, right(credit_code, 4) as tail from directory.organisation where short_name = '颐家安宁'`,
  )
  expect(yijia).toEqual({ staff: 45, women: 32, tail: '7Q4X' })
  const [rongke] = await asOwner<{ staff: number; women: number }>(
    `select sum(o.staff)::int as staff, sum(o.women)::int as women from directory.organisation o where o.id in (
       select oc.organisation_id from directory.occupancy oc join directory.space s on s.id = oc.space_id join directory.floor f on f.id = s.floor_id
       join directory.building b on b.id = f.building_id join directory.governance_unit u on u.id = b.unit_id where u.slug = 'rongke')`,
  )
  expect(rongke?.staff).toBeGreaterThan(3450)
  expect(rongke?.staff).toBeLessThan(3550)
  expect(Math.round(((rongke?.women ?? 0) / (rongke?.staff ?? 1)) * 100)).toBe(45)
})

test('every sign-in of the demonstration has a number that is found again, and none is stored in the clear', async () => {
  const world = await seedDirectory(ctx, system(district))
  for (const { who, phone } of demoSignIns) {
    expect(phone).toMatch(/^138000000\d\d$/)
    expect(world.phone(who)).toBe(phone)
  }
  const clear = await asOwner(`select id from directory.person where to_jsonb(person)::text like '%138000000%'`)
  expect(clear).toEqual([])
})

test.each([
  [1, 16, 38],
  [420, 58, 58],
  [2050, 38, 38],
])('headcount for %i m²', (area, share) => {
  const { staff, women } = headcount(area, share)
  expect(Math.round((women / staff) * 100)).toBe(share)
  expect(staff).toBeGreaterThanOrEqual(6)
})

test('days keep their distance to today, terms begin on the first of a month', () => {
  const days = seedDays(Temporal.Instant.from('2026-11-23T02:00:00Z'))
  expect(days.day('2024-06-18')).toBe('2026-11-23')
  expect(days.day('2024-09-15')).toBe('2027-02-20')
  expect(days.month('2026-03')).toBe('2028-08-01')
})
