import * as directory from '@liti/contract/directory'
import { expect, test } from 'vitest'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'
import { district } from '../../../../test/system.ts'
import { system } from '../../../kernel/actor.ts'
import * as commands from '../index.ts'

const suite = await commandWorld()
const { world, browser } = suite
const { ctx } = world
const by = system(district)
const today = '2026-06-10'
// whether a right holds is asked of the database's own day
const now = Temporal.Now.plainDateISO('Asia/Shanghai')
const day = (days: number): string => now.add({ days }).toString()

let n = 0
const phone = (): string => `1381234${String((n += 1)).padStart(4, '0')}`
const person = async (): Promise<string> => (await commands.addPerson(ctx, by, { name: `委员 ${(n += 1)}`, phone: phone() })).id
/** A council of 今鼎大厦 with its term and one seat that is held to the end of it. */
async function council({ from = '2026-01-01', to = '2026-12-31' }: { from?: string; to?: string | null } = {}): Promise<{
  bodyId: string
  seatId: string
  personId: string
}> {
  const { id: bodyId } = await commands.constituteBody(ctx, by, {
    kind: 'coordination',
    name: `议事会 ${(n += 1)}`,
    shortName: `议事会 ${n}`,
    nameEn: 'Council',
    unitId: world.world.unit('jinding'),
    termFrom: from,
    ...(to !== null && { termTo: to }),
  })
  const personId = await person()
  const { id: seatId } = await commands.addSeat(ctx, by, { bodyId, kind: 'chair', title: '主任', titleEn: 'Chair', personId, from })
  return { bodyId, seatId, personId }
}
const stranger = { why: 'by a workstation', by: 'head', status: 403, code: 'not-the-office' } as const
const reach = { place: '2 层', placeEn: 'Floor 2', phone: '', hours: '', hoursEn: '' }

testCommand(suite, {
  route: directory.constituteBody,
  by: 'street',
  ready: () =>
    Promise.resolve({
      body: {
        kind: 'department' as const,
        name: `外地人社局 ${(n += 1)}`,
        shortName: `外地 ${n}`,
        unitId: null,
        jurisdictionCode: null,
        region: '山西',
        contactEmail: 'jiuye@example.org',
      },
    }),
  event: 'directory.body-constituted',
  done: async ({ id }) => {
    const { bodies } = await (await browser('street')).get(directory.getBodyRegister, {})
    expect(bodies.find((body) => body.id === id)).toMatchObject({ external: true, region: '山西', seats: 0 })
  },
  twice: null,
  refused: [
    stranger,
    {
      why: 'elsewhere without mail',
      status: 422,
      code: 'mail-missing',
      field: 'contactEmail',
      body: { kind: 'department', name: '外地', shortName: '外地', unitId: null, jurisdictionCode: null, region: '山西' },
    },
    {
      why: 'a second workstation',
      status: 409,
      code: 'body-exists',
      body: { kind: 'workstation', name: '二站', shortName: '二站', unitId: world.world.unit('jinding'), jurisdictionCode: null },
    },
  ],
})

testCommand(suite, {
  route: directory.changeBody,
  by: 'street',
  ready: async () => ({
    params: { bodyId: (await council()).bodyId },
    body: { name: '新名字', shortName: '新名', nameEn: 'New name', ...reach },
  }),
  event: 'directory.body-changed',
  done: ({ name, place }) => expect([name.en, place.en]).toEqual(['New name', 'Floor 2']),
  twice: null,
  refused: [
    stranger,
    { why: 'what is no address', status: 422, code: 'invalid', body: { name: '新', shortName: '新', contactEmail: 'nobody' } },
  ],
})

testCommand(suite, {
  route: directory.addSeat,
  by: 'street',
  ready: async () => ({
    params: { bodyId: (await council()).bodyId },
    body: {
      kind: 'member' as const,
      title: '委员',
      constituency: null,
      newPerson: { name: '委员 李先生', phone: phone() },
      from: today,
      to: null,
    },
  }),
  event: 'directory.seat-added',
  done: ({ seats }) =>
    expect(seats.map(({ title, holder, to }) => [title.zh, holder, to]).at(-1)).toEqual(['委员', '委员 李先生', '2026-12-31']),
  twice: 'second-seat',
  refused: [
    stranger,
    {
      why: 'longer than the body',
      status: 422,
      code: 'term-too-long',
      field: 'to',
      body: {
        kind: 'member',
        title: '委员',
        constituency: null,
        newPerson: { name: '某人', phone: '13900001234' },
        from: today,
        to: '2030-01-01',
      },
    },
    {
      why: 'what is no number',
      status: 422,
      code: 'mobile',
      body: { kind: 'member', title: '委员', constituency: null, newPerson: { name: '某人', phone: '1' }, from: today, to: null },
    },
  ],
})

testCommand(suite, {
  route: directory.extendSeat,
  by: 'street',
  ready: async () => {
    const { seatId } = await council()
    await world.asOwner('update directory.seat set to_day = $2 where id = $1', [seatId, '2026-08-01'])
    return { params: { seatId }, body: { to: null } }
  },
  event: 'directory.seat-extended',
  done: ({ seats }) => expect(seats.map(({ to }) => to)).toEqual(['2026-12-31']),
  twice: 'not-longer',
  refused: [
    { why: 'by another building', by: 'otherHead', status: 403, code: 'not-your-seats' },
    { why: 'shorter than now', status: 422, code: 'not-longer', field: 'to', body: { to: '2026-07-01' } },
    { why: 'longer than the body', status: 422, code: 'term-too-long', field: 'to', body: { to: '2027-07-01' } },
    {
      why: 'a vacant seat',
      status: 409,
      code: 'seat-vacant',
      after: async ({ params }) =>
        (await browser('street')).get(directory.endSeat, { params: params as { seatId: string }, body: { on: today } }),
    },
  ],
})

testCommand(suite, {
  route: directory.renewTerm,
  by: 'street',
  ready: async () => ({
    params: { bodyId: (await council()).bodyId },
    body: { mode: 'continue' as const, from: '2026-12-31', to: '2027-12-31' },
  }),
  event: 'directory.term-renewed',
  done: ({ termFrom, termTo, termYears, seats }) => {
    expect([termFrom, termTo, termYears]).toEqual(['2026-12-31', '2027-12-31', 1])
    expect(seats.map(({ vacant, to }) => [vacant, to])).toEqual([[false, '2027-12-31']])
  },
  twice: 'term-there',
  refused: [
    stranger,
    {
      why: 'shorter than the present one',
      status: 422,
      code: 'term-order',
      field: 'to',
      body: { mode: 'elect', from: '2026-09-01', to: '2026-10-01' },
    },
    {
      why: 'going on after a gap',
      status: 422,
      code: 'gap',
      field: 'from',
      body: { mode: 'continue', from: '2027-03-01', to: '2028-03-01' },
    },
  ],
})

testCommand(suite, {
  route: directory.joinTable,
  by: 'street',
  ready: async () => ({
    params: { bodyId: (await council()).bodyId },
    body: { memberBodyId: world.world.body('今鼎大厦工作站'), seats: 1, voting: false, note: '列席', from: today },
  }),
  event: 'directory.joined-table',
  done: ({ members }) => expect(members).toMatchObject([{ seats: 1, voting: false, note: '列席' }]),
  twice: 'at-the-table',
  refused: [stranger],
})

testCommand(suite, {
  route: directory.leaveTable,
  by: 'street',
  ready: async () => {
    const table = { bodyId: (await council()).bodyId, memberBodyId: world.world.body('今鼎大厦工作站'), from: '2026-01-01' }
    return { params: { membershipId: (await commands.joinTable(ctx, by, table)).id }, body: { on: today } }
  },
  event: 'directory.left-table',
  done: ({ members }) => expect(members).toEqual([]),
  twice: 'left-table',
  refused: [stranger, { why: 'before it joined', status: 422, code: 'too-early', field: 'on', body: { on: '2025-12-31' } }],
})

test('a bureau nobody sits in yet is given its first people by the street office; afterwards it passes its seat on itself', async () => {
  const street = await browser('street')
  const { id: bodyId } = await street.get(directory.constituteBody, {
    body: { kind: 'department', name: '区新局', shortName: '区新局', unitId: null, jurisdictionCode: '110107' },
  })
  const number = phone()
  const { seats } = await street.get(directory.addSeat, {
    params: { bodyId },
    body: {
      kind: 'liaison',
      title: '联络员',
      constituency: null,
      newPerson: { name: '新局 联络员', phone: number },
      from: '2026-01-01',
      to: null,
    },
  })
  const seatId = seats[0]?.id ?? ''
  const notNow = await street.ask(directory.endSeat, { params: { seatId }, body: { on: today } })
  expect([notNow.status, notNow.refusal.code]).toEqual([403, 'not-your-seats'])
  await world.asOwner('update directory.person set closed_at = now() where id = (select person_id from directory.seat where id = $1)', [
    seatId,
  ])
  await street.get(directory.endSeat, { params: { seatId }, body: { on: today } })
})

test('the database itself knows one seat of one person at a table on any day, whoever writes', async () => {
  const { bodyId, personId } = await council()
  const write = (from: string) =>
    world.asOwner(
      `insert into directory.seat (district_id, body_id, kind, title, person_id, from_day) values ($1, $2, 'member', '委员', $3, $4)`,
      [district, bodyId, personId, from],
    )
  await expect(write('2026-03-01')).rejects.toThrow(/seat_once/)
  await write('2027-01-01')
})

test('an account is not closed while a seat is still to come', async () => {
  const personId = world.world.person('拓路科技 财务经理')
  const { bodyId } = await council({ to: null })
  await commands.addSeat(ctx, by, { bodyId, kind: 'member', title: '委员', titleEn: 'Member', personId, from: day(30) })
  const rows = await world.asOwner('select from directory.unended_seat_face where person_id = $1', [personId])
  expect(rows).toHaveLength(1)
})

test('a body whose term is over is renewed: going on gives the rights back, electing leaves every seat to be filled', async () => {
  const rights = (personId: string) => world.asOwner('select from directory.current_seat where person_id = $1', [personId])
  world.clock.set(`${day(0)}T10:00:00+08:00`)
  const street = await suite.api.signIn('八角街道 楼宇专班') // sessions of the old day are over
  const over = { from: day(-400), to: day(-35) }
  const one = await council(over)
  expect(await rights(one.personId)).toHaveLength(0)
  const params = { bodyId: one.bodyId }
  const gone = await street.ask(directory.fillSeat, {
    params: { seatId: one.seatId },
    body: { newPerson: { name: '新任', phone: '13912345600' }, from: day(0), to: null },
  })
  expect(gone.refusal.code).toBe('term-order')
  const goesOn = await street.get(directory.renewTerm, { params, body: { mode: 'continue', from: day(-1), to: day(364) } })
  expect(goesOn.seats).toMatchObject([{ vacant: false, from: day(-1), to: day(364) }])
  expect(await rights(one.personId)).toHaveLength(1)

  const two = await council(over)
  const elected = await street.get(directory.renewTerm, {
    params: { bodyId: two.bodyId },
    body: { mode: 'elect', from: day(0), to: day(365) },
  })
  expect(elected.seats).toMatchObject([{ vacant: true, holder: null }])
  const next = await street.get(directory.fillSeat, {
    params: { seatId: two.seatId },
    body: { newPerson: { name: '主任 新', phone: phone() }, from: day(0), to: null },
  })
  expect(next.seats).toMatchObject([{ holder: '主任 新', to: day(365) }])
  expect(await world.asOwner('select to_day::text from directory.past_holder where seat_id = $1', [two.seatId])).toEqual([
    { to_day: day(-35) },
  ])
})
