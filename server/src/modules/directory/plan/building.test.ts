import { BodyHit, BuildingPage, OrganisationHit, PublicUnit } from '@liti/contract/directory'
import { expect, test } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { demoWorld } from '../../../../test/directory-world.ts'
import { findOrganisations, findPersons, listBodies } from '../find/find.ts'
import { getBuilding } from './get-building.ts'
import { getUnit, listUnits } from './list-units.ts'
import { addDays } from '../record/model.ts'
import { updateBuildingFile } from '../places/update-building-file.ts'

const { ctx, world, as, refused, asOwner, lastAudit } = await demoWorld()
const head = await as('今鼎大厦 站长')
const needs = new Map([
  [world.space('jinding/1203'), { open: 1, overdue: true }],
  [world.space('jinding/501'), { open: 3, overdue: false }],
])
const page = (actor: Actor, slug = 'jinding', building?: string) =>
  getBuilding(ctx, actor, { slug, building }, { openNeedsBySpace: () => Promise.resolve(needs), countOpenNeeds: () => Promise.resolve(9) })
const cells = (view: BuildingPage) => view.plan.flatMap((floor) => floor.cells)

/** Counted apart from the module: every space of the building with who is in it today. */
const recount = async () =>
  asOwner<{ kind: string; area: number; firm: string | null; firmkind: string | null; here: boolean | null; lease: string | null }>(
    `select s.kind, s.area::float as area, x.short_name as firm, x.kind as firmkind, x.registered_here as here, x.lease_end::text as lease
     from directory.space s join directory.floor f on f.id = s.floor_id join directory.building b on b.id = f.building_id and b.name = '今鼎大厦'
     left join lateral (
       select o.short_name, o.kind, o.registered_here, oc.lease_end from directory.occupancy oc join directory.organisation o on o.id = oc.organisation_id
       where oc.space_id = s.id and oc.from_day <= current_date and coalesce(oc.to_day > current_date, true)) x on true`,
  )

test('the plan is the drawing’s: floors, tenants, areas', async () => {
  const view = await page(head)
  BuildingPage.parse(view)
  expect(view).toMatchObject({
    floorsAbove: 16,
    floorsBelow: 2,
    unit: { slug: 'jinding', place: { zh: '八角街道', en: 'Bajiao Sub-district' } },
  })
  expect(view.plan.map((floor) => floor.label).join(' ')).toBe('16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 B1 B2')
  const twelfth = view.plan.find((floor) => floor.level === 12)
  expect(twelfth?.cells.map(({ label, area, group }) => [label, area, group])).toEqual([
    ['知行会计', 420, 'business'],
    ['宽谷科技', 380, 'tech'],
    ['颐家安宁', 800, 'care'],
  ])
  expect(twelfth?.note.zh).toBe('1 处有超时')
  expect(cells(view).filter((cell) => cell.label === '空置').length).toBe(4)
  expect(cells(view).find((cell) => cell.kind === 'care_room')?.label).toBe('母婴关爱室')
})

test('every share opens to its base, and the base is right', async () => {
  const { file, organisations } = await page(head)
  const rows = await recount()
  const toLet = rows.filter((row) => ['office', 'retail', 'meeting_room'].includes(row.kind))
  const sum = (list: typeof rows) => list.reduce((total, row) => total + row.area, 0)
  expect(file.occupancyRate).toMatchObject({ top: sum(toLet.filter((row) => row.firm)), bottom: sum(toLet) })
  expect(file.occupancyRate).toMatchObject({ top: 24_460, bottom: 25_800, percent: 94.8 }) // the drawing's own figures

  const firms = new Map(rows.filter((row) => row.firmkind === 'enterprise').map((row) => [row.firm, row.here]))
  const here = [...firms.values()].filter((value) => value === true).length
  expect(file.localRegistration).toMatchObject({
    top: here,
    bottom: firms.size,
    percent: Math.round((here / firms.size) * 1000) / 10,
  })
  expect(organisations).toBe(new Set(rows.flatMap((row) => row.firm ?? [])).size)

  const today = ctx.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  const soon = rows.filter((row) => row.lease !== null && row.lease >= today && row.lease <= addDays(today, 90)).map((row) => row.firm)
  expect(new Set(file.leasesEndingSoon.map((lease) => lease.name.zh))).toEqual(new Set(soon))
  expect(new Set(soon)).toEqual(new Set(['博闻文化', '同禾人力', '宽谷科技', '见山设计']))
})

test('the three carriages in a line each', async () => {
  const lines = (await page(head)).file.bodies.map((body) => body.line.zh)
  expect(lines[0]).toBe('书记，党员 86 名')
  expect(lines[1]).toMatch(/^15 席，任期到 \d{4} 年 \d+ 月$/)
  expect(lines[2]).toBe('站长和 2 名专员，2 层楼宇工作站')
})

test('leases, needs and women’s shares are for those who look after the place; a firm sees its own cell', async () => {
  const full = cells(await page(head)).find((cell) => cell.code === '1203')
  expect(full).toMatchObject({ womenShare: 71, openNeeds: 1, overdue: true, leaseEnd: expect.any(String) })
  for (const who of ['区人社局 联络员', '融科创意中心 站长', '今鼎大厦 书记']) {
    const view = await page(await as(who))
    expect(
      cells(view).every((cell) => [cell.womenShare, cell.openNeeds, cell.overdue, cell.leaseEnd].every((value) => value === null)),
    ).toBe(true)
    expect(view.file.leasesEndingSoon).toEqual([])
    expect(view.can.edit).toMatchObject({ why: { zh: expect.any(String) } })
    expect(view.plan.every((floor) => floor.note.zh === '')).toBe(true)
  }
  const own = cells(await page(await as('颐家安宁 行政主管'))) // on the committee, so at the desk
  expect(own.filter((cell) => cell.leaseEnd !== null).map((cell) => cell.code)).toEqual(['1203'])
})

test('open needs are counted for the building, and in words for what is at no room', async () => {
  expect((await page(head)).openNeeds).toEqual({ total: 9, elsewhere: 5 }) // four of the nine are at 1203 and 501
  expect((await page(await as('融科创意中心 站长'))).openNeeds).toBeNull()
})

test('under five people there is no share, and a unit may have several towers', async () => {
  await asOwner(`update directory.organisation set staff = 4, women = 4 where short_name = '药房'`)
  expect(cells(await page(head)).find((cell) => cell.label === '药房')?.womenShare).toBeNull()

  const rongke = await as('融科创意中心 站长')
  const first = await page(rongke, 'rongke')
  expect(first.buildings.map((building) => building.name.zh)).toEqual(['A 座', 'B 座'])
  const second = await page(rongke, 'rongke', first.buildings[1]?.id)
  expect(second.name).toEqual({ zh: '融科创意中心 B 座', en: expect.stringMatching(/^Rongke Creative Centre .*B/) })
  await refused(() => page(head, 'jinding', first.buildingId), 'not-found', 'not-found')
  await refused(() => page(head, 'nowhere'), 'not-found', 'not-found')
})

const file = {
  completedYear: 2011,
  ownership: '分散，3 家业主',
  grossArea: 30_700,
  lettableArea: 25_800,
  parkingTotal: 200,
  parkingShared: 40,
}

test('workstation and street keep the building file; others do not', async () => {
  const buildingId = world.building('jinding/今鼎大厦')
  const saved = await updateBuildingFile(ctx, head, { buildingId, ...file })
  expect(await lastAudit()).toMatchObject({ event: 'directory.building-updated', subject: buildingId })
  expect((await page(head)).file).toMatchObject({ parkingShared: 40, checkedOn: saved.checkedOn })
  await updateBuildingFile(ctx, await as('八角街道 主任'), { buildingId, ...file })
  for (const who of ['融科创意中心 站长', '云图软件 副总经理', '区人社局 联络员']) {
    const actor = await as(who)
    await refused(() => updateBuildingFile(ctx, actor, { buildingId, ...file }), 'forbidden', 'not-our-building')
  }
  await refused(() => updateBuildingFile(ctx, head, { buildingId, ...file, lettableArea: 40_000 }), 'invalid', 'areas')
  await refused(() => updateBuildingFile(ctx, head, { buildingId, ...file, parkingShared: 201 }), 'invalid', 'bays')
  await refused(() => updateBuildingFile(ctx, head, { buildingId: world.unit('jinding'), ...file }), 'not-found', 'not-found')
})

test('the public page says who is on which floor, and nothing about people or leases', async () => {
  const unit = PublicUnit.parse(await getUnit(ctx, 'jinding'))
  expect(unit).toMatchObject({
    district: '石景山区',
    workstation: { place: { zh: '2 层楼宇工作站', en: 'Workstation, floor 2' }, hours: { en: 'Workdays 9:00 to 18:00' } },
  })
  expect(unit.buildings[0]?.floors[4]?.spaces.map((space) => space.tenant?.zh)).toEqual(['知行会计', '宽谷科技', '颐家安宁'])
  expect(JSON.stringify(unit)).not.toMatch(/1380000|138\*|7Q4X|"staff|women|lease/i)
  const { units } = await listUnits(ctx)
  expect(units.map((one) => [one.slug, one.organisations])).toEqual([
    ['jinding', 38],
    ['rongke', 18],
  ])
})

test('a caller is found by name or room; tails of numbers only for those who look after the place', async () => {
  const { hits } = await findOrganisations(ctx, head, { q: '云图' })
  for (const hit of hits) OrganisationHit.parse(hit)
  expect(hits.map((hit) => hit.place)).toEqual(['15 层 1501 室', '16 层 1601 室'])
  expect(hits[0]?.contacts.map(({ job, phoneTail }) => `${job} ${phoneTail}`)).toContain('前台 0014')
  expect((await findOrganisations(ctx, head, { q: '1203', unit: world.unit('jinding') })).hits.map((hit) => hit.name)).toEqual(['颐家安宁'])
  const bureau = await findOrganisations(ctx, await as('区人社局 联络员'), { q: '云图' })
  expect(bureau.hits.every((hit) => hit.contacts.length === 0)).toBe(true)
  expect((await findOrganisations(ctx, head, { q: '%' })).hits).toEqual([])
})

test('bodies a need can go to: of the building, of its place, of the district, and outside', async () => {
  const { bodies } = await listBodies(ctx, { unit: world.unit('jinding') })
  for (const body of bodies) BodyHit.parse(body)
  const names = bodies.map((body) => body.name.zh)
  expect(names).toContain('今鼎大厦物业服务中心')
  expect(names).toContain('八角街道办事处')
  expect(names).not.toContain('融科创意中心物业服务中心')
  expect(names).not.toContain('今鼎大厦楼宇党组织')
  const outside = bodies.filter((body) => body.external)
  expect(outside.every((body) => body.hasMail)).toBe(true)
  expect(new Set(outside.map((body) => body.region))).toEqual(new Set(['山西', '内蒙古', '河北']))
  expect((await listBodies(ctx, {})).bodies.length).toBeGreaterThan(bodies.length)
})

test('people for a seat: of the own building, for those who arrange seats', async () => {
  const chair = await as('云图软件 副总经理')
  const { persons } = await findPersons(ctx, chair, { q: '颐家' })
  expect(persons.map((person) => person.job).sort()).toEqual(['人事经理', '行政主管'])
  expect((await findPersons(ctx, chair, { q: '星河' })).persons).toEqual([])
  expect((await findPersons(ctx, head, { q: '工作站 专员' })).persons).toHaveLength(2) // at its own station; another's is not shown
  expect((await findPersons(ctx, head, { q: '业主' })).persons).toHaveLength(3)
  expect((await findPersons(ctx, await as('八角街道 主任'), { q: '星河' })).persons).toHaveLength(1)
  expect((await findPersons(ctx, await as('区人社局 联络员'), { q: '颐家' })).persons).toEqual([])
})

test('people are found with those first whose name begins so, and the list says where it is cut', async () => {
  const street = await as('八角街道 主任')
  // the last row of the table, which an order by id would put behind twenty others
  await asOwner(`update directory.person set display_name = display_name || '员工'`)
  await asOwner(`update directory.person set display_name = '员工代表' where display_name = '16 层联络员员工'`)
  const { persons, more } = await findPersons(ctx, street, { q: '员工' })
  expect([persons.length, more, persons[0]?.name]).toEqual([20, true, '员工代表'])
  expect(await findPersons(ctx, street, { q: '员工代表' })).toMatchObject({ persons: [{ name: '员工代表' }], more: false })
})
