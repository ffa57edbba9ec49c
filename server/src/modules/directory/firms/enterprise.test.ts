import { EnterprisePage } from '@liti/contract/directory'
import { expect, test } from 'vitest'
import { type Actor, guest, system } from '../../../kernel/actor.ts'
import { district } from '../../../../test/system.ts'
import { demoWorld } from '../../../../test/directory-world.ts'
import { getEnterprise } from './get-enterprise.ts'
import { revealCreditCode } from './reveal-credit-code.ts'
import { revealPhone } from '../people/reveal-phone.ts'
import { updateEnterprise } from './update-enterprise.ts'

const { ctx, world, as, refused, asOwner, lastAudit, setNow, system: running } = await demoWorld()
const yijia = world.organisation('颐家安宁')
const noNeeds = () => Promise.resolve(new Map<string, never>())
const page = (actor: Actor, id = yijia) => getEnterprise(ctx, actor, id, noNeeds)

type Sees = 'all, keeps' | 'all' | 'little' | 'nothing'
const readers: [who: string, sees: Sees][] = [
  ['颐家安宁 人事经理', 'all, keeps'],
  ['今鼎大厦 站长', 'all'],
  ['今鼎大厦 专员一', 'all'],
  ['八角街道 楼宇专班', 'all'],
  ['云图软件 行政主管', 'little'], // another firm of the building
  ['云图软件 前台', 'little'],
  ['今鼎大厦 书记', 'little'], // a seat of the building, not of its workstation
  ['今鼎大厦物业 项目经理', 'little'],
  ['融科创意中心 站长', 'nothing'],
  ['星河云计算 行政总监', 'nothing'],
  ['区人社局 联络员', 'nothing'],
  ['杨北二社区 主任', 'nothing'],
  ['杨北二社区 居民', 'nothing'],
]

test.each(readers)('%s sees %s of a firm in 今鼎大厦', async (who, sees) => {
  const actor = await as(who)
  if (sees === 'nothing') return void (await refused(() => page(actor), 'not-found', 'not-found'))
  const view = await page(actor)
  EnterprisePage.parse(view)
  expect(view).toMatchObject({ shortName: '颐家安宁', industry: '居家养老服务，社会工作类', unit: { slug: 'jinding' } })
  expect(view.spaces).toMatchObject([{ code: '1203', floor: '12', area: 800 }])
  expect(view.floor?.cells.map((cell) => cell.label)).toEqual(['知行会计', '宽谷科技', '颐家安宁'])
  const neighbours = view.floor?.cells.slice(0, 2) ?? []
  expect(neighbours.every((cell) => cell.womenShare === null && cell.leaseEnd === null)).toBe(true)
  if (sees === 'little') {
    expect(view).toMatchObject({ people: null, creditCodeTail: null, registeredHere: null, contacts: [], seats: [], checkedOn: null })
    expect(view.spaces[0]).toMatchObject({ since: null, leaseEnd: null })
    expect(view.can).toMatchObject({ edit: { why: {} }, reveal: { why: {} }, raise: { why: {} } })
    expect(JSON.stringify(view)).not.toMatch(/7Q4X|1380000|138\*/)
    return
  }
  expect(view).toMatchObject({ creditCodeTail: '7Q4X', people: { staff: 45, women: 32, womenShare: 71, partyMembers: 6 } })
  expect(view.contacts.map(({ job, phone }) => [job, phone])).toEqual([
    ['人事经理', '138****0011'],
    ['行政主管', '138****0012'],
  ])
  expect(view.seats).toMatchObject([{ title: { zh: '委员' }, body: { zh: '今鼎大厦楼宇委员会' } }])
  expect(view.can).toMatchObject({ edit: sees === 'all, keeps' ? true : { why: {} }, reveal: true, raise: true })
})

test('a guest, and whoever worked there until yesterday, sees nothing', async () => {
  await refused(() => page(guest(district)), 'not-found', 'not-found')
  const before = await as('见山设计 办公室主任')
  await asOwner(`update directory.occupancy set to_day = current_date - 1 where organisation_id = $1`, [world.organisation('见山设计')])
  await refused(() => page(before), 'not-found', 'not-found')
})

test('an employee sees the firm’s file; only those who act for it keep it and open numbers', async () => {
  const id = world.organisation('云图软件')
  const desk = await as('云图软件 前台')
  const view = await page(desk, id)
  expect(view.contacts).toHaveLength(2)
  expect(view.can).toMatchObject({ edit: { why: {} }, reveal: { why: {} }, raise: true })
  await refused(() => revealPhone(ctx, desk, { personId: world.person('云图软件 行政主管'), reason: '' }), 'forbidden', 'not-for-you')
})

const file = { staff: 46, women: 33, partyMembers: 6, foundedYear: 2019, registeredHere: true }

test('the firm keeps its file', async () => {
  const actor = await as('颐家安宁 人事经理')
  const view = await updateEnterprise(ctx, actor, { organisationId: yijia, ...file }, noNeeds)
  EnterprisePage.parse(view)
  expect(view).toMatchObject({ people: { staff: 46, women: 33, womenShare: 72 }, creditCodeTail: '7Q4X' })
  expect(view.floor?.cells.at(-1)).toMatchObject({ womenShare: 72 })
  expect(await lastAudit()).toMatchObject({ event: 'directory.enterprise-updated', actor: `person:${actor.personId}` })
})

const update = (actor: Actor, change: object = {}) => updateEnterprise(ctx, actor, { organisationId: yijia, ...file, ...change }, noNeeds)

test('nobody else keeps it; numbers that do not fit, a mistyped or a taken code are refused at their field', async () => {
  const own = await as('颐家安宁 人事经理')
  for (const who of ['今鼎大厦 站长', '八角街道 楼宇专班', '云图软件 行政主管']) {
    const actor = await as(who)
    await refused(() => update(actor), 'forbidden', 'not-our-file')
  }
  const stranger = await as('星河云计算 行政总监')
  await refused(() => update(stranger), 'not-found', 'not-found')
  const counted = await refused(() => update(own, { women: 47, partyMembers: 99 }), 'invalid', 'headcount')
  expect(Object.keys(counted.fields ?? {})).toEqual(['women', 'partyMembers'])
  const typed = await refused(() => update(own, { creditCode: '9111 0107 MAY0 067Q 4Y' }), 'invalid', 'credit-code')
  expect(typed.fields?.['creditCode']?.zh).toContain('营业执照')
  const [other] = await asOwner<{ code: string }>(`select credit_code as code from directory.organisation where short_name = '云图软件'`)
  await refused(() => update(own, { creditCode: other?.code }), 'conflict', 'credit-code-taken')
})

test('a code of the early pilot is let through with its warning', async () => {
  const own = await as('颐家安宁 人事经理')
  const view = await updateEnterprise(ctx, own, { organisationId: yijia, ...file, creditCode: '91350211 m000 100y 43' }, noNeeds)
  expect(view).toMatchObject({ creditCodeTail: '0Y43', creditCodeWarning: { zh: expect.stringContaining('试点') } })
  await updateEnterprise(ctx, own, { organisationId: yijia, ...file, creditCode: '91110107MAY0067Q4X' }, noNeeds)
})

test('under five people only the firm itself sees numbers', async () => {
  const own = await as('颐家安宁 人事经理')
  const view = await updateEnterprise(ctx, own, { organisationId: yijia, ...file, staff: 4, women: 3, partyMembers: 1 }, noNeeds)
  expect(view.people).toEqual({ staff: 4, women: 3, womenShare: null, partyMembers: 1 })
  expect((await page(await as('今鼎大厦 站长'))).people).toBeNull()
})

test('every look at a full number is written down with its reason and kept nowhere else', async () => {
  const head = await as('今鼎大厦 站长')
  const target = world.person('颐家安宁 人事经理')
  const call = { requestId: 'r', key: 'look-0001', route: 'POST /phone', bodyHash: 'h' }
  expect(await revealPhone({ ...ctx, call }, head, { personId: target, reason: '回访' })).toEqual({ phone: '13800000011' })
  const looks = () => asOwner(`select person_id, field, subject, reason from kernel.look order by id`)
  expect(await looks()).toEqual([{ person_id: head.personId, field: 'phone', subject: target, reason: '回访' }])
  expect(await lastAudit()).toMatchObject({ event: 'directory.looked', subject: target, detail: { field: 'phone' } })
  expect(await asOwner(`select 1 from kernel.idempotency where reply_sealed like '%1380%'`)).toEqual([])

  expect(await revealCreditCode(ctx, head, { organisationId: yijia, reason: '' })).toEqual({ creditCode: '91110107MAY0067Q4X' })
  expect(await looks()).toHaveLength(2)

  // the secretary of the own building, by the seat; and oneself
  await revealPhone(ctx, head, { personId: world.person('今鼎大厦 书记'), reason: '' })
  await revealPhone(ctx, await as('区税务局 联络员'), { personId: world.person('区税务局 联络员'), reason: '' })
})

test('numbers stay closed to everybody else', async () => {
  const target = { personId: world.person('颐家安宁 人事经理'), reason: '' }
  for (const who of ['云图软件 行政主管', '融科创意中心 站长', '区人社局 联络员', '今鼎大厦 书记']) {
    const actor = await as(who)
    await refused(() => revealPhone(ctx, actor, target), 'not-found', 'not-found')
  }
  const neighbour = await as('云图软件 行政主管')
  await refused(() => revealCreditCode(ctx, neighbour, { organisationId: yijia, reason: '' }), 'forbidden', 'not-for-you')
  const far = await as('融科创意中心 站长')
  await refused(() => revealCreditCode(ctx, far, { organisationId: yijia, reason: '' }), 'not-found', 'not-found')
  await refused(() => revealPhone(ctx, system(district), { personId: world.person('业主一'), reason: '' }), 'not-found', 'not-found')
})

test('sixty looks an hour, then a pause', async () => {
  const street = await as('八角街道 值班领导')
  setNow(running.now().add({ hours: 2 }))
  const see = () => revealPhone(ctx, street, { personId: world.person('颐家安宁 行政主管'), reason: '' })
  for (let look = 0; look < 60; look += 1) await see()
  await refused(see, 'too-many', 'too-many')
})
