import * as directory from '@liti/contract/directory'
import * as needs from '@liti/contract/needs'
import * as session from '@liti/contract/session'
import { expect, test } from 'vitest'
import { nothing, type Browser } from '../api.ts'
import { commandWorld, testCommand } from '../command-suite.ts'
import { district } from '../system.ts'
import { system } from '../../src/kernel/actor.ts'
import * as commands from '../../src/modules/directory/index.ts'

const suite = await commandWorld()
const { world, browser, api, stage } = suite
const { ctx } = world
const by = system(district)
const today = '2026-06-10'
const yijia = { organisationId: world.world.organisation('颐家安宁') }
const resident = world.world.person('杨北二社区 居民')

let n = 0
const firm = async (): Promise<string> =>
  (await commands.addOrganisation(ctx, by, { kind: 'enterprise', name: `测试公司 ${(n += 1)}`, shortName: `测试 ${n}` })).id
/** A firm that says the resident is one of its people. */
const asked = async (kind: 'works_at' | 'acts_for' = 'works_at'): Promise<{ affiliationId: string }> => {
  const { id } = await commands.addAffiliation(ctx, by, { personId: resident, organisationId: await firm(), kind, from: '2026-01-01' })
  return { affiliationId: id }
}
const accepted = async () => {
  const tie = await asked()
  await commands.acceptTie(ctx, await stage.as('resident'), tie)
  return tie
}

testCommand(suite, {
  route: directory.acceptTie,
  by: 'resident',
  ready: async () => ({ params: await asked() }),
  event: 'directory.tie-accepted',
  done: async (_, { params }) => {
    const { person } = await (await browser('resident')).get(session.getMe)
    expect(person?.organisations.map(({ affiliationId }) => affiliationId)).toContain(params?.affiliationId)
    expect(person?.asked.map(({ affiliationId }) => affiliationId)).not.toContain(params?.affiliationId)
  },
  twice: 'accepted',
  refused: [
    { why: 'by the firm itself', by: 'firm', status: 404, code: 'not-found' },
    { why: 'by the desk that wrote it down', by: 'head', status: 404, code: 'not-found' },
    { why: 'by nobody', by: 'guest', status: 401, code: 'signed-out' },
  ],
})

testCommand(suite, {
  route: directory.endOwnTie,
  by: 'resident',
  ready: async () => ({ params: await accepted() }),
  event: 'directory.tie-ended',
  done: async (_, { params }) => {
    const { person } = await (await browser('resident')).get(session.getMe)
    expect(person?.organisations.map(({ affiliationId }) => affiliationId)).not.toContain(params?.affiliationId)
  },
  twice: 'not-found',
  refused: [
    { why: 'by somebody else', by: 'firm', status: 404, code: 'not-found' },
    { why: 'by nobody', by: 'guest', status: 401, code: 'signed-out' },
  ],
})

test('what was never accepted leaves nothing behind', async () => {
  const tie = await asked('acts_for')
  await (await browser('resident')).get(directory.endOwnTie, { params: tie })
  expect(await world.asOwner('select from directory.affiliation where id = $1', [tie.affiliationId])).toEqual([])
})

/** The page as the browser's reader has it, and whether they keep it. */
const fileFor = (reader: Browser, organisationId: string) => reader.ask(directory.getEnterprise, { params: { organisationId } })

test('typed in by a contact, somebody stays a stranger to the firm until they say that they are of it', async () => {
  const contact = await browser('firm')
  const stranger = await browser('resident')
  const typed = { name: '新来的', phone: world.world.phone('杨北二社区 居民'), kind: 'acts_for' as const, job: '前台', from: today }
  const page = await contact.get(directory.addContact, { params: yijia, body: typed })
  const row = page.contacts.find(({ name }) => name === '新来的')
  // what was typed, and nothing of whoever has the number
  expect(row).toMatchObject({ personId: null, job: '前台' })
  expect(JSON.stringify(page)).not.toContain(resident)
  expect(JSON.stringify(page)).not.toContain('居民代表')

  expect((await fileFor(stranger, yijia.organisationId)).status).toBe(404)
  const { person } = await stranger.get(session.getMe)
  expect(person?.organisations.map(({ id }) => id)).not.toContain(yijia.organisationId)
  expect(person?.asked).toContainEqual({ affiliationId: row?.affiliationId, name: expect.anything(), actsFor: true, job: '前台' })

  await stranger.get(directory.acceptTie, { params: { affiliationId: row?.affiliationId ?? '' } })
  const after = await fileFor(stranger, yijia.organisationId)
  expect([after.status, after.body.can.edit]).toEqual([200, true])
  const seen = (await fileFor(contact, yijia.organisationId)).body
  expect(seen.contacts.find(({ personId }) => personId === resident)).toMatchObject({ name: '居民代表' })

  await stranger.get(directory.endOwnTie, { params: { affiliationId: row?.affiliationId ?? '' } })
  expect((await fileFor(stranger, yijia.organisationId)).status).toBe(404)
})

test('a number is answered alike whether it is on file', async () => {
  const contact = await browser('firm')
  const add = async (phone: string) => {
    const body = { name: '王女士', phone, kind: 'works_at' as const, from: today }
    const page = await contact.get(directory.addContact, { params: yijia, body })
    const { affiliationId, ...row } = page.colleagues.find((one) => one.phone.slice(-4) === phone.slice(-4) && one.name === '王女士') ?? {
      affiliationId: nothing,
    }
    await contact.get(directory.endAffiliation, { params: { affiliationId }, body: { on: today } })
    return { ...row, phone: '' }
  }
  expect(await add(world.world.phone('拓路科技 财务经理'))).toEqual(await add('13912349876'))
})

test('a seat given to a number shows the name that was typed with it', async () => {
  const [seat] = await world.asOwner<{ id: string }>(
    `select id from directory.seat where body_id = $1 and person_id is null and kind = 'floor_liaison' limit 1`,
    [world.world.body('今鼎大厦工作站')],
  )
  const head = await browser('head')
  const body = { newPerson: { name: '某某', phone: world.world.phone('拓路科技 财务经理') }, from: today, to: null }
  const table = await head.ask(directory.fillSeat, { params: { seatId: seat?.id ?? '' }, body })
  expect([table.status, table.text]).toEqual([200, expect.stringContaining('某某')])
  expect(table.text).not.toContain('财务经理')
})

// ---------- for whom somebody asks ----------

const asking = { unitId: world.world.unit('jinding'), category: 'other.other', text: '加班费没有发。' }
const sees = async (reader: Browser, needId: string) => (await reader.ask(needs.trackNeed, { params: { needId } })).status

test('a report by one of its people is not the firm’s: it neither reads nor withdraws it, also typed in before and accepted', async () => {
  const contact = await browser('firm')
  const typed = { name: '员工', phone: world.world.phone('拓路科技 财务经理'), kind: 'works_at' as const, from: today }
  const page = await contact.get(directory.addContact, { params: yijia, body: typed })
  const employee = await api.signIn('拓路科技 财务经理')
  const raise = async (more: object) => (await employee.get(needs.submitNeed, { body: { ...asking, ...more } })).needId

  const unasked = await raise({ type: 'help' })
  const { affiliationId = '' } = page.colleagues.find(({ name }) => name === '员工') ?? {}
  // not theirs to name before they accepted
  const early = await employee.ask(needs.submitNeed, { body: { ...asking, organisationId: yijia.organisationId } })
  expect([early.status, Object.keys(early.refusal.fields ?? {})]).toEqual([404, ['organisationId']])
  await employee.get(directory.acceptTie, { params: { affiliationId } })
  const own = await raise({ type: 'help' })
  const report = await raise({ type: 'report', hidden: false, organisationId: yijia.organisationId })
  const complaint = await raise({ type: 'complaint', organisationId: yijia.organisationId })
  const shared = await raise({ type: 'help', organisationId: yijia.organisationId })
  expect(await Promise.all([unasked, own, report, complaint, shared].map((id) => sees(contact, id)))).toEqual([404, 404, 404, 404, 200])
  for (const needId of [unasked, own, report, complaint]) {
    expect((await contact.ask(needs.withdrawNeed, { params: { needId } })).status).toBe(404)
  }
  const listed = new Set((await contact.get(needs.listMyNeeds, { query: { limit: 100 } })).items.map(({ id }) => id))
  expect([unasked, own, report, complaint, shared].map((id) => listed.has(id))).toEqual([false, false, false, false, true])
  // the desk that finds a report in it takes it out of the firm's sight; whoever raised it goes on seeing it
  await (await browser('specialist')).get(needs.acceptNeed, { params: { needId: shared }, body: { type: 'report' } })
  expect([await sees(contact, shared), await sees(employee, shared)]).toEqual([404, 200])
})

test('who merely works there sees nothing of what was asked in the firm’s name', async () => {
  const boss = await api.signIn('云图软件 行政主管')
  const body = { ...asking, type: 'help' as const, organisationId: world.world.organisation('云图软件') }
  const { needId } = await boss.get(needs.submitNeed, { body })
  expect(await sees(await api.signIn('云图软件 副总经理'), needId)).toBe(200)
  expect(await sees(await api.signIn('云图软件 前台'), needId)).toBe(404)
})
