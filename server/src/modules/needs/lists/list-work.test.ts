import { workTabs } from '@liti/contract/needs'
import { needTypes, type NeedType, type Source } from '@liti/contract/needs-words'
import { describe, expect, test } from 'vitest'
import { makeStage, type Role } from '../../../../test/actors.ts'
import { openWorld } from '../../../../test/world.ts'
import { bodyIds, type Actor } from '../../../kernel/actor.ts'
import { listOverdue } from './list-overdue.ts'
import { listWork } from './list-work.ts'
import { listWorkFloors } from './list-work-floors.ts'
import { chance } from '../walk/random.fixture.ts'
import { sightOf } from '../rules/relations.ts'

type Tab = (typeof workTabs)[number]
type Need = {
  id: string
  unit: string
  code: string
  type: NeedType
  source: Source
  lead: string
  at: number
  said: string
  number: string
  floor: string | null
}
type Duty = { need: string; body: string; unit: string; kind: string; due: number }
type Part = { need: string; body: string; state: string }
type Filter = {
  unit?: string
  type?: NeedType
  source?: Source
  q?: string
  lead?: string
  floor?: string
  overdue?: '1'
  sort?: 'due' | 'newest'
}

const world = await openWorld()
const stage = makeStage(world)
const { ctx, asOwner } = world
const hour = 3_600_000
const now = world.clock.now().epochMilliseconds
const dealt = chance('worklists')
const texts = ['电梯停了半天，没有人来修。', '会议室的空调不出风。', '想办社保，不知道带什么材料。']
const units = [world.world.unit('jinding'), world.world.unit('rongke')]
const rooms = [null, null, ...['jinding/1203', 'jinding/501', 'rongke/A101'].map((code) => world.world.space(code))]
const bodies = ['今鼎大厦工作站', '融科创意中心工作站', '区人社局', '区税务局', '今鼎大厦物业'].map((name) => world.world.body(name))
const readers: Role[] = ['head', 'otherHead', 'street', 'bureau', 'tax']

/** Needs with any number of duties and parts, many of them at the same moment: far more tangled than the commands would leave them. */
const made = await tangle(30)

/** Those the rooms are on, and none. */
const floors = ['none', ...new Set(made.needs.flatMap(({ floor }) => floor ?? []))]

const unitOf = new Map(
  (
    await asOwner<{ id: string; unit: string }>(
      'select f.id, b.unit_id as unit from directory.floor f join directory.building b on b.id = f.building_id',
    )
  ).map(({ id, unit }) => [id, unit]),
)

async function tangle(count: number): Promise<{ needs: Need[]; duties: Duty[]; parts: Part[] }> {
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push(await stage.submit({ text: dealt.pick(texts), by: 'firm' }))
  await asOwner('delete from needs.inbox')
  for (const id of ids) {
    const unit = dealt.pick(units)
    await asOwner(
      `update needs.need n set unit_id = $2, building_id = null, type = $3, source = $4, created_at = $5, lead_body_id = $6, space_id = $7, place = '',
         jurisdiction_code = (select jurisdiction_code from directory.governance_unit where id = $2) where id = $1`,
      [
        id,
        unit,
        dealt.pick(needTypes),
        dealt.pick(['portal', 'phone']),
        new Date(now - dealt.int(12) * hour).toISOString(),
        dealt.pick(bodies),
        dealt.pick(rooms),
      ],
    )
    for (const body of bodies) {
      for (const kind of ['contact', 'callback', 'case']) {
        if (dealt.odds(0.6)) continue
        const due = new Date(now + (dealt.int(60) - 30) * hour).toISOString()
        await asOwner(
          `insert into needs.inbox (district_id, body_id, need_id, unit_id, kind, due_at, need_created_at, floor_id)
           select 110107, $1, $2, $3, $4, $5, created_at, floor_id from needs.need where id = $2`,
          [body, id, unit, kind, due],
        )
      }
      // the order of the parts says nothing of the order of their needs
      for (const round of [1, 2, 3]) {
        if (dealt.odds(0.5)) continue
        await asOwner(
          `insert into needs.assignment (district_id, need_id, need_created_at, round, body_id, role, state, created_at)
           select 110107, $1, n.created_at, $2, $3, 'co', $4, $5 from needs.need n where n.id = $1`,
          [id, round, body, dealt.pick(['signed', 'replied', 'cancelled']), new Date(now + dealt.int(40) * hour).toISOString()],
        )
      }
    }
  }
  return {
    needs: await asOwner<Need>(
      `select id, unit_id as unit, jurisdiction_code as code, type, source, lead_body_id as lead, (extract(epoch from created_at) * 1000)::float8 as at, text as said, number, floor_id as floor from needs.need`,
    ),
    duties: await asOwner<Duty>(
      `select need_id as need, body_id as body, unit_id as unit, kind, (extract(epoch from due_at) * 1000)::float8 as due from needs.inbox`,
    ),
    parts: await asOwner<Part>(`select need_id as need, body_id as body, state from needs.assignment`),
  }
}

/** What a list should hold, worked out need by need. */
function expected(actor: Actor, tab: Tab, filter: Filter = {}): string[] {
  const own = new Set(bodyIds(actor))
  const sight = sightOf(actor)
  const overseen = (unit: string, code: string): boolean =>
    sight.units.includes(unit) || sight.places.some((place) => code.startsWith(place))
  const byAge = Boolean(filter.q) || filter.sort === 'newest' || (tab === 'all' && filter.sort !== 'due')
  const found = made.needs.flatMap((need): { id: string; key: number; rest: boolean }[] => {
    if (filter.floor && (need.floor ?? 'none') !== filter.floor) return []
    if (filter.unit && need.unit !== filter.unit) return []
    if ((filter.type && need.type !== filter.type) || (filter.source && need.source !== filter.source)) return []
    if (filter.lead && need.lead !== filter.lead) return []
    if (filter.q && !need.said.includes(filter.q) && !need.number.startsWith(filter.q)) return []
    const seen = overseen(need.unit, need.code)
    const due = made.duties.flatMap((duty) => {
      if (duty.need !== need.id || !(own.has(duty.body) || (seen && (tab === 'soon' || tab === 'overdue' || tab === 'all')))) return []
      if (tab === 'callback' && duty.kind !== 'callback') return []
      if (tab === 'soon' && (duty.due < now || duty.due >= now + 24 * hour)) return []
      const late = tab === 'overdue' || (filter.overdue && tab !== 'soon')
      return late && duty.due >= now ? [] : [duty.due]
    })
    const parts = made.parts.some((part) => part.need === need.id && own.has(part.body) && part.state !== 'cancelled')
    if (tab === 'all' && !filter.overdue ? !(seen || parts) : due.length === 0) return []
    const rest = !byAge && due.length === 0
    return [{ id: need.id, rest, key: byAge || rest ? -need.at : Math.min(...due) }]
  })
  const order = (a: (typeof found)[number], b: (typeof found)[number]): number =>
    Number(a.rest) - Number(b.rest) || a.key - b.key || (byAge || a.rest ? -1 : 1) * (a.id < b.id ? -1 : 1)
  return found.toSorted(order).map(({ id }) => id)
}

async function paged(actor: Actor, tab: Tab, limit: number, filter: Filter = {}): Promise<string[]> {
  const found: string[] = []
  let after: string | undefined
  do {
    const page = await listWork(ctx, actor, { tab, limit, ...filter, ...(after && { after }) })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    found.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

describe.each(readers)('as %s', (role) => {
  test.each(workTabs)('pages of any size of "%s" make the whole list, each need once', async (tab) => {
    const actor = await stage.as(role)
    const whole = expected(actor, tab)
    for (const limit of [1, 2, 3, 7, 100]) expect(await paged(actor, tab, limit)).toEqual(whole)
  })

  test.each(workTabs)('"%s" narrowed by building, type and source, and searched', async (tab) => {
    const actor = await stage.as(role)
    const narrow: Filter[] = [
      { unit: dealt.pick(units) },
      { type: dealt.pick(needTypes) },
      { source: 'phone' },
      { q: '电梯' },
      { q: 'JD-26' },
      { q: '空调', source: 'portal', unit: dealt.pick(units) },
      { lead: dealt.pick(bodies) },
      { overdue: '1' },
      { overdue: '1', sort: 'due', lead: dealt.pick(bodies) },
      { sort: 'newest' },
      { sort: 'due' },
      { sort: 'due', type: dealt.pick(needTypes), unit: dealt.pick(units) },
      ...floors.flatMap((floor): Filter[] => [
        { floor },
        { floor, sort: 'due', unit: dealt.pick(units) },
        { floor, sort: 'newest', overdue: '1' },
        { floor, q: '电梯' },
        { floor, lead: dealt.pick(bodies), source: 'phone' },
      ]),
      { sort: 'newest', unit: dealt.pick(units), overdue: '1' },
      { sort: 'due', q: '电梯', overdue: '1', lead: dealt.pick(bodies) },
    ]
    for (const filter of narrow) {
      expect(await paged(actor, tab, 3, filter), JSON.stringify(filter)).toEqual(expected(actor, tab, filter))
    }
  })

  test('tabs count needs, not rows', async () => {
    const actor = await stage.as(role)
    const { counts } = await listWork(ctx, actor, { tab: 'mine', limit: 1 })
    for (const tab of ['mine', 'soon', 'overdue', 'callback'] as const) {
      expect(counts[tab], tab).toEqual({ count: expected(actor, tab).length, more: false })
    }
  })

  test('the overdue board has the same rows, and counts the needs of each body', async () => {
    const actor = await stage.as(role)
    const whole = await listOverdue(ctx, actor, { limit: 100 })
    expect(whole.items.map(({ id }) => id)).toEqual(expected(actor, 'overdue'))
    for (const { bodyId, overdue } of whole.byBody) {
      const late = await listOverdue(ctx, actor, { limit: 100, body: bodyId })
      expect(overdue).toEqual({ count: late.items.length, more: false })
      expect(late.items.length).toBeGreaterThan(0)
    }
  })
})

test('by the name of its firm, by the receipt read out at the counter, and in full-width letters', async () => {
  const actor = await stage.as('head')
  const open = await stage.submit({ by: 'firm', text: '门口的台阶松动了。' })
  const hidden = await stage.submit({ by: 'firm', text: '后门的台阶松动了。', hidden: true })
  const found = async (q: string) => (await listWork(ctx, actor, { tab: 'all', limit: 100, q })).items.map(({ id }) => id)
  const rows = await asOwner<{ id: string; number: string; receipt: string; firm: string }>(
    `select n.id, n.number, n.receipt_code as receipt, o.short_name as firm from needs.need n
     join directory.organisation o on o.id = n.requester_organisation_id where n.id = any($1)`,
    [[open, hidden]],
  )
  const seen = rows.find(({ id }) => id === open)
  expect(await found(seen?.firm ?? '')).toContain(open)
  expect(await found(seen?.firm ?? '')).not.toContain(hidden)
  expect(await found(seen?.receipt.toLowerCase() ?? '')).toEqual([open])
  expect(await found(seen?.number.replaceAll('-', '－') ?? '')).toEqual([open])
})

test('the floors offered are those with open needs in sight, lowest first, and the one that is chosen', async () => {
  for (const role of readers) {
    const actor = await stage.as(role)
    for (const unit of [undefined, ...units]) {
      const offered = await listWorkFloors(ctx, actor, { ...(unit && { unit }) })
      const own = new Set(bodyIds(actor))
      const seen = made.needs.filter((need) => {
        const here = sightOf(actor).units.includes(need.unit) || sightOf(actor).places.some((place) => need.code.startsWith(place))
        return (!unit || need.unit === unit) && made.duties.some((duty) => duty.need === need.id && (here || own.has(duty.body)))
      })
      // a unit's floors only: the tangle has rooms of one unit in needs of another
      const there = new Set(seen.flatMap(({ floor }) => (floor && (!unit || unitOf.get(floor) === unit) ? [floor] : [])))
      expect(new Set(offered.floors.map(({ floorId }) => floorId)), `${role} ${unit}`).toEqual(there)
      expect(offered.elsewhere).toBe(seen.some(({ floor }) => floor === null))
    }
  }
  const [empty] = await asOwner<{ id: string }>(
    `select id from directory.floor where id not in (select floor_id from needs.inbox where floor_id is not null) limit 1`,
  )
  const chosen = await listWorkFloors(ctx, await stage.as('head'), { floor: empty?.id ?? '' })
  expect(chosen.floors.map(({ floorId }) => floorId)).toContain(empty?.id)
})

test('a need stands on the floor of its room, else on the one its place names', async () => {
  const tower = world.world.unit('jinding')
  const floorOf = async (place: string, spaceId: string | null = null) =>
    (
      await asOwner<{ label: string | null }>(
        `select f.label from (select needs.floor_of(110107, (select id from directory.building where unit_id = $1), $2, $3) as id) as found
       left join directory.floor f on f.id = found.id`,
        [tower, spaceId, place],
      )
    )[0]?.label
  expect(await floorOf('5 层', world.world.space('jinding/1203'))).toBe('12')
  const places = {
    '12 层 候梯厅': '12',
    '１２层': '12',
    '5楼走廊': '5',
    '5F 茶水间': '5',
    'Floor 5, lift lobby': '5',
    '3 层到 5 层': null,
    大堂: null,
    '112 层': null,
    '1203': null,
    '3 号楼': null,
  }
  for (const [place, label] of Object.entries(places)) expect(await floorOf(place), place).toBe(label)
  // whoever corrects it later moves its duties too
  const id = await stage.submit({ by: 'firm', place: '楼道' })
  const standing = () =>
    asOwner<{ label: string | null }>(
      `select f.label from needs.inbox i left join directory.floor f on f.id = i.floor_id where need_id = $1`,
      [id],
    )
  await asOwner(`update needs.need set space_id = null, place = '楼道' where id = $1`, [id])
  expect(await standing()).toEqual([{ label: null }])
  await asOwner(`update needs.need set place = '5 层楼道' where id = $1`, [id])
  expect(await standing()).toEqual([{ label: '5' }])
})
