import * as directory from '@liti/contract/directory'
import { expect, test } from 'vitest'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'
import { district } from '../../../../test/system.ts'
import { guest, system } from '../../../kernel/actor.ts'
import * as commands from '../index.ts'

const suite = await commandWorld()
const { world, browser } = suite
const { ctx } = world
const by = system(district)
const today = '2026-06-10'

let n = 0
const phone = (): string => `1391234${String((n += 1)).padStart(4, '0')}`
const facts = () => ({
  kind: 'enterprise' as const,
  name: `测试公司 ${(n += 1)}`,
  shortName: `测试 ${n}`,
  group: 'tech' as const,
  industryCode: 'I6513',
  registeredHere: true,
  foundedYear: 2020,
})
const counts = { creditCode: null, staff: 12, women: 6, partyMembers: null, move: null }
/** A firm that sits in no building: any workstation keeps it. */
const firm = async (): Promise<string> =>
  (await commands.addOrganisation(ctx, by, { kind: 'enterprise', name: `测试公司 ${(n += 1)}`, shortName: `测试 ${n}` })).id
const yijia = { organisationId: world.world.organisation('颐家安宁') }

testCommand(suite, {
  route: directory.addOrganisation,
  by: 'specialist',
  ready: () => Promise.resolve({ body: { ...facts(), ...counts } }),
  event: 'directory.organisation-added',
  done: async ({ id }) => {
    const page = await (await browser('head')).get(directory.getEnterprise, { params: { organisationId: id } })
    expect(page).toMatchObject({ group: 'tech', industryCode: 'I6513', people: { staff: 12, womenShare: 50 }, can: { correct: true } })
  },
  twice: 'namesake',
  refused: [
    { why: 'by a firm', by: 'otherFirm', status: 403, code: 'no-seat' },
    { why: 'by a bureau', by: 'bureau', status: 403, code: 'not-the-desk' },
    {
      why: 'a name that is on file, written another way',
      status: 409,
      code: 'namesake',
      field: 'name',
      body: { ...facts(), ...counts, name: '颐家安宁(北京) 居家养老服务公司' },
    },
    { why: 'more women than people', status: 422, code: 'headcount', field: 'women', body: { ...facts(), ...counts, women: 13 } },
    {
      why: 'a slip in the credit code',
      status: 422,
      code: 'credit-code',
      field: 'creditCode',
      body: { ...facts(), ...counts, creditCode: '91110107MAY0067Q4Y' },
    },
    {
      why: 'the credit code of another firm',
      status: 409,
      code: 'credit-code-taken',
      field: 'creditCode',
      body: { ...facts(), ...counts, creditCode: '91110107MAY0067Q4X' },
    },
    {
      why: 'into a room that is let, which leaves no organisation behind',
      status: 409,
      code: 'space-taken',
      body: { ...facts(), ...counts, move: { spaceId: world.world.space('jinding/1203'), from: today, leaseEnd: null } },
    },
  ],
})

testCommand(suite, {
  route: directory.correctOrganisation,
  by: 'specialist',
  ready: async () => ({ params: { organisationId: await firm() }, body: { ...facts(), nameEn: 'Test Ltd', note: '照执照改' } }),
  event: 'directory.organisation-corrected',
  done: ({ name, industryCode }) => expect([name.en, industryCode]).toEqual(['Test Ltd', 'I6513']),
  twice: null,
  refused: [
    { why: 'by a bureau that does not see it', by: 'bureau', status: 404, code: 'not-found' },
    { why: 'a slip in the credit code', status: 422, code: 'credit-code', field: 'creditCode', body: { ...facts(), creditCode: '1' } },
    {
      why: 'the credit code of another firm',
      status: 409,
      code: 'credit-code-taken',
      field: 'creditCode',
      body: { ...facts(), creditCode: '91110107MAY0067Q4X' },
    },
  ],
})

test('head counts stay the enterprise’s own: a firm of the building is corrected by its place, not by the firm next door or another place', async () => {
  const body = { ...facts(), name: '颐家安宁（北京）居家养老服务公司', shortName: '颐家安宁' }
  for (const who of ['otherFirm', 'firm'] as const) {
    expect((await (await browser(who)).ask(directory.correctOrganisation, { params: yijia, body })).status).toBe(403)
  }
  expect((await (await browser('otherHead')).ask(directory.correctOrganisation, { params: yijia, body })).status).toBe(404)
  const page = await (await browser('head')).get(directory.correctOrganisation, { params: yijia, body })
  expect(page.people).toMatchObject({ staff: 45 })
})

test('a firm that moved out stays on file with its last building', async () => {
  const organisationId = await firm()
  const space = world.world.space('jinding/1303')
  const { id } = await commands.moveIn(ctx, by, { organisationId, spaceId: space, from: '2026-01-01' })
  const seen = async (who: 'head' | 'otherHead') =>
    (await (await browser(who)).ask(directory.getEnterprise, { params: { organisationId } })).status
  expect([await seen('head'), await seen('otherHead')]).toEqual([200, 404])
  await (await browser('head')).get(directory.moveOut, { params: { occupancyId: id }, body: { on: '2026-06-01' } })
  expect([await seen('head'), await seen('otherHead')]).toEqual([200, 404])
})

testCommand(suite, {
  route: directory.addContact,
  by: 'specialist',
  ready: async () => ({
    params: { organisationId: await firm() },
    body: { name: '联络员 王女士', phone: phone(), kind: 'acts_for' as const, job: '行政', duties: '租约', from: today },
  }),
  event: 'directory.affiliated',
  done: ({ contacts }) => {
    expect(contacts).toMatchObject([{ name: '联络员 王女士', job: '行政', duties: '租约' }])
    expect(contacts[0]?.phone).toMatch(/^139\*{4}\d{4}$/)
  },
  twice: 'affiliated',
  refused: [
    { why: 'by a bureau that does not see it', by: 'bureau', status: 404, code: 'not-found' },
    {
      why: 'what is no number',
      status: 422,
      code: 'mobile',
      field: 'phone',
      body: { name: '王女士', phone: '123', kind: 'acts_for', from: today },
    },
  ],
})

test('the firm’s own contact may add somebody, a neighbour may not; a known number is the same person, who has yet to say so', async () => {
  const body = { name: '别的称呼', phone: world.world.phone('云图软件 行政主管'), kind: 'works_at' as const, from: today }
  expect((await (await browser('otherFirm')).ask(directory.addContact, { params: yijia, body })).status).toBe(403)
  const page = await (await browser('firm')).get(directory.addContact, { params: yijia, body })
  expect(page.colleagues).toMatchObject([{ personId: null, name: '别的称呼' }])
  const [row] = await world.asOwner('select accepted_at from directory.affiliation where id = $1 and person_id = $2', [
    page.colleagues[0]?.affiliationId,
    world.world.person('云图软件 行政主管'),
  ])
  expect(row).toEqual({ accepted_at: null })
})

const contact = async (from: string): Promise<string> => {
  const number = phone()
  const { id: personId } = await commands.addPerson(ctx, by, { name: '联络员', phone: number })
  const tie = await commands.addAffiliation(ctx, by, { personId, organisationId: await firm(), kind: 'acts_for', from })
  await commands.acceptTie(ctx, { ...guest(district), kind: 'person', personId }, { affiliationId: tie.id })
  return tie.id
}

testCommand(suite, {
  route: directory.endAffiliation,
  by: 'specialist',
  ready: async () => ({ params: { affiliationId: await contact('2026-01-01') }, body: { on: today } }),
  event: 'directory.affiliation-ended',
  done: ({ contacts }) => expect(contacts).toEqual([]),
  twice: 'affiliation-ended',
  refused: [
    { why: 'by a bureau that does not see it', by: 'bureau', status: 404, code: 'not-found' },
    { why: 'before it began', status: 422, code: 'too-early', field: 'on', body: { on: '2025-01-01' } },
  ],
})

test('whoever holds a seat for the firm keeps belonging to it; a slip of today is taken back', async () => {
  const [held] = await world.asOwner<{ id: string }>('select id from directory.affiliation where person_id = $1', [
    world.world.person('颐家安宁 行政主管'),
  ])
  const answer = await (
    await browser('head')
  ).ask(directory.endAffiliation, { params: { affiliationId: held?.id ?? '' }, body: { on: today } })
  expect([answer.status, answer.refusal.code]).toEqual([409, 'holds-a-seat'])
  const slip = await contact(today)
  await (await browser('head')).get(directory.endAffiliation, { params: { affiliationId: slip }, body: { on: today } })
  expect(await world.asOwner('select from directory.affiliation where id = $1', [slip])).toEqual([])
})

test('the same firm is asked about before it gets a second file, and another of its name gets one when it is said to be another', async () => {
  const head = await browser('head')
  const name = '测试科技（北京）有限公司'
  const add = (typed: string, another = false) =>
    head.ask(directory.addOrganisation, { body: { ...facts(), ...counts, name: typed, another } })
  const first = await add(name)
  expect(first.status).toBe(200)
  for (const typed of [
    name,
    '测试科技(北京)有限公司',
    '测试 科技（北京）有限公司',
    '测试科技【北京】有限公司',
    '测试科技\u200B（北京）有限公司',
    'ＴＥＳＴ',
  ])
    expect([typed, (await add(typed)).status]).toEqual([typed, typed === 'ＴＥＳＴ' ? 200 : 409])
  expect((await add('test')).refusal.fields?.['name']?.zh).toBe('已经有“ＴＥＳＴ”了（现在不在楼里）。是不是这一家？不是的话请确认是另一家')
  const other = await add(name, true)
  expect(other.status).toBe(200)
  const { found } = await head.get(directory.findNamesakes, { query: { name: ' 测试科技(北京)有限公司' } })
  expect(found.map(({ id }) => id).toSorted()).toEqual([first.body.id, other.body.id].toSorted())
  const there = await head.get(directory.findNamesakes, { query: { name: '颐家安宁（北京）居家养老服务公司' } })
  expect(there.found[0]).toMatchObject({ place: { zh: expect.stringContaining('今鼎大厦') } })
})

test('two who write the same firm down at once make one file', async () => {
  const head = await browser('head')
  const body = { ...facts(), ...counts }
  const both = await Promise.all([1, 2, 3].map(() => head.ask(directory.addOrganisation, { body })))
  expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409'])
})

test('a firm renamed to the name of another is asked about too; one that keeps its name is not', async () => {
  const head = await browser('head')
  const [one, two] = [facts(), facts()]
  await head.get(directory.addOrganisation, { body: { ...one, ...counts } })
  const { id: organisationId } = await head.get(directory.addOrganisation, { body: { ...two, ...counts } })
  const correct = (body: object) => head.ask(directory.correctOrganisation, { params: { organisationId }, body: { ...two, ...body } })
  expect((await correct({})).status).toBe(200)
  expect((await correct({ name: one.name })).refusal).toMatchObject({ code: 'namesake' })
  expect((await correct({ name: one.name, another: true })).status).toBe(200)
})
