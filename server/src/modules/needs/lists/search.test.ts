import { expect, test } from 'vitest'
import { makeStage, type Role } from '../../../../test/actors.ts'
import { district } from '../../../../test/system.ts'
import { openWorld } from '../../../../test/world.ts'
import { indexTails } from '../../../index-tails.ts'
import { guest } from '../../../kernel/actor.ts'
import { listWork } from './list-work.ts'
import { submitNeed } from '../intake/submit-need.ts'

const world = await openWorld()
const stage = makeStage(world)
const { ctx, asOwner, system } = world

const said = {
  lift: '电梯（三号）故障，请修。尽快：有人被困过',
  air: '８０６室空调漏水，约２５㎡湿了',
  lamp: '走廊灯ＡＢＣ１２３ 一直闪',
} as const
type Said = keyof typeof said
const ids: Record<Said, string> = {
  lift: await stage.submit({ text: said.lift, place: '９ 层　候梯厅' }),
  air: await stage.submit({ text: said.air, by: 'otherFirm', place: '8 层 806 室' }),
  lamp: await stage.submit({ text: said.lamp, place: '走廊' }),
}
const numberOf = async (id: string): Promise<string> =>
  (await asOwner<{ number: string }>('select number from needs.need where id = $1', [id]))[0]?.number ?? ''

async function found(q: string, role: Role = 'head'): Promise<string[]> {
  const { items } = await listWork(ctx, await stage.as(role), { tab: 'all', limit: 100, q })
  return items.map(({ id }) => id)
}

const phrases: [q: string, need: Said][] = [
  ['电梯（三号）故障', 'lift'],
  ['电梯(三号)故障', 'lift'],
  ['故障，请修', 'lift'],
  ['故障,请修', 'lift'],
  ['尽快：有人', 'lift'],
  ['候梯厅', 'lift'],
  ['9层', 'lift'],
  ['故障 三号', 'lift'],
  ['８０６', 'air'],
  ['806', 'air'],
  ['806室', 'air'],
  ['8 0 6', 'air'],
  ['空调漏水', 'air'],
  ['２５㎡', 'air'],
  ['25m2', 'air'],
  ['云图', 'air'],
  ['ABC123', 'lamp'],
  ['ＡＢＣ１２３', 'lamp'],
  ['abc１23', 'lamp'],
]
test.each(phrases)('%s finds the %s', async (q, need) => expect(await found(q)).toEqual([ids[need]]))

test('any run of the digits of a number, with and without its dashes, in full-width too', async () => {
  const number = await numberOf(ids.lift) // JD-260610-01
  const digits = number.replaceAll(/\D/g, '')
  for (const q of [
    number,
    number.slice(3),
    number.slice(5),
    number.slice(7),
    digits,
    digits.slice(2),
    digits.slice(4),
    `JD${digits}`,
    '２６０６１０－０１',
  ])
    expect(await found(q), q).toEqual([ids.lift])
  expect(await found(`${number}-ABCD`)).toEqual([ids.lift])
  expect((await found('260610')).length).toBe(3)
  expect((await found('０６１０')).length).toBe(3)
  expect(await found('9999')).toEqual([])
})

test('of one sign nothing is looked for, and nothing is an error', async () => {
  for (const q of ['灯', '䶮', ' 灯　', '8', "'", '\\', '\u200b']) expect(await found(q), q).toEqual([])
  for (const q of ["''", '\\\\', '%%', '__', '&|', ':*', '((', '#2606']) expect(await found(q), q).toEqual([])
})

test('a new title, given on accepting, is found; words run from no field into the next', async () => {
  expect(await found('请修12')).toEqual([])
  const id = await stage.submit({ text: '说不清楚的一件事' })
  await asOwner(`update needs.need set title = '改过的（标题）' where id = $1`, [id])
  expect(await found('改过的(标题)')).toEqual([id])
})

test('by the last four digits of the telephone, for those who see the need, and never of whoever stays unnamed', async () => {
  const tail = world.world.phone('颐家安宁 人事经理').slice(-4)
  const own = await stage.submit({ text: '人事经理提的一件' })
  const unnamed = await stage.submit({ text: '不公开的一件', hidden: true })
  expect(await found(tail)).toContain(own)
  expect(await found(tail)).not.toContain(unnamed)
  expect(await found(tail, 'otherHead')).toEqual([])
  expect(await found('不公开的一件')).toEqual([unnamed])
  const asked = {
    unitId: world.world.unit('jinding'),
    category: 'work.hiring',
    place: '',
    text: '访客提的',
    wanted: '',
    organisationId: null,
    saidFirm: '',
    contactName: '',
    source: 'portal',
    lang: 'zh',
  } as const
  const byGuest = (hidden: boolean) => submitNeed(ctx, guest(district), { ...asked, files: [], phone: '13912347788', hidden }, null)
  const { needId } = await byGuest(false)
  await byGuest(true)
  expect(await found('7788')).toEqual([needId])
  expect(await found('７７８８')).toEqual([needId])
  expect(await found('7788', 'otherHead')).toEqual([])
  expect(await found('347788')).toEqual([])
})

test('a number stored before tails were indexed is indexed at the next start, once', async () => {
  const tail = world.world.phone('颐家安宁 人事经理').slice(-4)
  const before = await found(tail)
  expect(before.length).toBeGreaterThan(0)
  await asOwner('update directory.person set phone_tail = null')
  expect(await found(tail)).toEqual([])
  expect(await indexTails(system)).toBeGreaterThan(1)
  expect(await indexTails(system)).toBe(0)
  expect(await found(tail)).toEqual(before)
})

test('by a unit that handles it, and by its building', async () => {
  const { needId } = await stage.at('signed', { text: '请人社看一看', co: ['区税务局'] })
  expect(await found('人社局')).toEqual([needId])
  expect(await found('税务')).toEqual([needId])
  expect((await found('今鼎大厦')).length).toBe((await found('2606')).length)
  expect(await found('税务', 'otherHead')).toEqual([])
})
