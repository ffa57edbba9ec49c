import type { SearchHit } from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { makeStage, type Role } from '../../../../test/actors.ts'
import { district } from '../../../../test/system.ts'
import { openWorld } from '../../../../test/world.ts'
import { guest } from '../../../kernel/actor.ts'
import { searchDesk } from './search-desk.ts'
import { countSimilar, listSimilar, runsOf } from '../intake/similar-needs.ts'
import { submitNeed } from '../intake/submit-need.ts'

const world = await openWorld()
const stage = makeStage(world)
const { ctx, asOwner } = world
const unit = world.world.unit('jinding')

const groupsOf = async (q: string, role: Role = 'head') => (await searchDesk(ctx, await stage.as(role), { q })).groups
const hitsOf = async (kind: string, q: string, role: Role = 'head'): Promise<SearchHit[]> =>
  (await groupsOf(q, role)).find((group) => group.kind === kind)?.hits ?? []
const titles = async (kind: string, q: string, role: Role = 'head'): Promise<string[]> =>
  (await hitsOf(kind, q, role)).map(({ title }) => title.zh)

test('needs in sight, what is open first, with what the list shows of them', async () => {
  const closed = await stage.at('closed', { text: '门禁卡刷不开，早的' })
  const open = await stage.submit({ text: '门禁卡刷不开，还没办' })
  const hits = await hitsOf('needs', '门禁卡')
  expect(hits.map(({ of }) => of)).toEqual([open, closed.needId])
  expect(hits[0]).toMatchObject({
    page: 'need',
    tag: { text: { zh: '待受理' } },
    note: { zh: expect.stringMatching(/^JD-260610-\d+，颐家安宁/) },
  })
  expect(await groupsOf('门禁卡', 'otherHead')).toEqual([])
  expect(await groupsOf('门')).toEqual([])
})

test('firms and their contacts as far as their file is open to the reader', async () => {
  expect(await titles('organisations', '颐家')).toEqual(['颐家安宁'])
  expect((await hitsOf('organisations', '颐家'))[0]).toMatchObject({ page: 'organisation', note: { zh: '12 层 1203 室，今鼎大厦' } })
  expect(await titles('organisations', '颐家', 'committee')).toEqual(['颐家安宁']) // a neighbour
  expect(await titles('organisations', '颐家', 'otherHead')).toEqual([])
  expect(
    (await hitsOf('people', '人事经理')).some(({ of, page }) => page === 'organisation' && of === world.world.organisation('颐家安宁')),
  ).toBe(true)
  for (const role of ['otherHead', 'committee', 'bureau'] as const)
    expect(
      (await hitsOf('people', '人事经理', role)).some(({ of }) => of === world.world.organisation('颐家安宁')),
      role,
    ).toBe(false)
})

test('rooms, bodies, holders of seats and buildings; a telephone finds nobody', async () => {
  for (const q of ['1203', '１２０３室', '1203 室'])
    expect((await hitsOf('rooms', q))[0], q).toMatchObject({ title: { zh: '12 层 1203 室' }, page: 'unit', of: 'jinding' })
  expect(await titles('bodies', '人社局')).toContain('石景山区人社局')
  expect((await hitsOf('people', '站长')).some(({ page }) => page === 'body')).toBe(true)
  expect(await titles('units', '今鼎')).toEqual(['今鼎大厦'])
  const tail = world.world.phone('颐家安宁 人事经理').slice(-4)
  await stage.submit({ text: '有电话的一件' })
  expect((await groupsOf(tail)).filter(({ kind }) => kind !== 'rooms')).toEqual([])
})

test('counts stop at 99, hits at five; of one kind there are more', async () => {
  const all = await groupsOf('今鼎')
  expect(all.every(({ hits, count }) => hits.length <= 5 && hits.length <= count.count)).toBe(true)
  const { groups } = await searchDesk(ctx, await stage.as('head'), { q: '今鼎', kind: 'bodies' })
  expect(groups.map(({ kind }) => kind)).toEqual(['bodies'])
  expect(groups[0]?.hits.length).toBeGreaterThanOrEqual(all.find(({ kind }) => kind === 'bodies')?.hits.length ?? 0)
})

const similar = async (text: string, category?: string, role: Role = 'head') =>
  (await listSimilar(ctx, await stage.as(role), { unit, text, ...(category && { category }) })).items

test('open needs of the building alike in category and words', async () => {
  const lift = await stage.submit({ text: '电梯早高峰等 15 分钟', category: 'facility.lift', by: 'otherFirm' })
  await stage.submit({ text: '想办社保', category: 'work.insurance' })
  const [first, ...rest] = await similar('早高峰等电梯要十几分钟，３ 号梯停了两天', 'facility.lift')
  expect(rest).toEqual([])
  expect(first).toMatchObject({ id: lift, sameCategory: true, stateText: { zh: '待受理' }, who: { zh: expect.stringMatching(/云图/) } })
  expect(first?.shared).toContain('早高峰等')
  expect((await similar('高峰等电梯')).map(({ id }) => id)).toEqual([]) // three pairs and no category
  expect((await similar('电梯早高峰等15分钟')).map(({ id }) => id)).toEqual([lift])
  expect(await similar('别的事', 'facility.lift')).toEqual([])
  expect(await similar('早高峰等电梯', 'facility.lift', 'otherHead')).toEqual([])
  await asOwner(`update needs.need set state = 'closed' where id = $1`, [lift])
  expect(await similar('早高峰等电梯', 'facility.lift')).toEqual([])
})

test('what two texts share is told in whole pieces', () => {
  const pairs = new Set(['早高', '高峰', '电梯', 'ab'])
  expect(runsOf('早高峰 等电梯，ＡＢ', pairs)).toEqual(['早高峰', '电梯', 'ab'])
  expect(runsOf('没有', pairs)).toEqual([])
})

test('a guest hears how many of the kind are under way, and of none that tells of somebody', async () => {
  const asked = {
    unitId: unit,
    place: '',
    wanted: '',
    contactName: '',
    saidFirm: '',
    source: 'portal',
    lang: 'zh',
    phone: '13912340001',
  } as const
  const raise = (category: string, extra: object = {}) =>
    submitNeed(
      ctx,
      guest(district),
      { ...asked, category, text: '说给工作站听的话', organisationId: null, files: [], hidden: false, ...extra },
      null,
    )
  const count = (category: string) => countSimilar(ctx, { unit, category })
  expect(await count('parking.bay')).toEqual({ open: { count: 0, more: false }, latest: [] })
  await raise('parking.bay')
  await raise('parking.bay', { type: 'complaint' })
  await raise('parking.bay', { hidden: true })
  await raise('work.contract')
  const known = await count('parking.bay')
  expect(known).toMatchObject({
    open: { count: 1, more: false },
    latest: [{ stateText: { zh: '待受理' }, at: world.clock.now().toString() }],
  })
  expect(JSON.stringify(known)).not.toMatch(/说给|JD-|1391/)
  expect((await count('work.contract')).open.count).toBe(0)
  expect((await countSimilar(ctx, { unit: world.world.unit('rongke'), category: 'parking.bay' })).open.count).toBe(0)
})

test('a tie nobody has accepted finds nobody; a seat not yet accepted shows only what was typed for it', async () => {
  const firm = world.world.organisation('颐家安宁')
  await asOwner('update directory.affiliation set accepted_at = null where organisation_id = $1', [firm])
  expect((await hitsOf('people', '人事经理')).filter(({ of }) => of === firm)).toEqual([])
  const [seat] = await asOwner<{ id: string; title: string; body: string }>(
    `update directory.seat set holder_called = '甲先生' where id = (select id from directory.seat where district_id = $1 and kind = 'head' and person_id is not null
      and body_id in (select id from directory.body where unit_id = $2) order by id limit 1) returning id, title, body_id as body`,
    [district, unit],
  )
  const { groups } = await searchDesk(ctx, await stage.as('street'), { q: seat?.title ?? '', kind: 'people' })
  const held = groups.flatMap(({ hits }) => hits).filter(({ of }) => of === seat?.body)
  expect(held.map(({ title }) => title.zh)).toContain('甲先生')
})
