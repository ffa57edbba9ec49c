import { randomUUID } from 'node:crypto'
import * as directory from '@liti/contract/directory'
import * as needs from '@liti/contract/needs'
import * as notices from '@liti/contract/notices'
import { expect } from 'vitest'
import { cast } from '../actors.ts'
import { commandWorld, testCommand } from '../command-suite.ts'
import { district } from '../system.ts'

/** Files of buildings and firms, seats, looks at protected fields, the inbox. */
const suite = await commandWorld()
const { stage, world } = suite
const { asOwner } = world
const buildingId = world.world.building('jinding/今鼎大厦')
const organisationId = world.world.organisation('颐家安宁')
const personId = world.world.person(cast.firm)
const guest = { why: 'a guest', by: 'guest', status: 401, code: 'signed-out' } as const

const buildingFile = {
  completedYear: 2012,
  ownership: '多业主',
  grossArea: 38_000,
  lettableArea: 30_000,
  parkingTotal: 200,
  parkingShared: 40,
}
testCommand(suite, {
  route: directory.updateBuildingFile,
  by: 'head',
  ready: async () => ({ params: { buildingId }, body: buildingFile }),
  event: 'directory.building-updated',
  done: async ({ checkedOn }) => {
    expect(checkedOn).toBe('2026-06-10')
    expect(await asOwner('select parking_shared from directory.building where id = $1', [buildingId])).toEqual([{ parking_shared: 40 }])
  },
  twice: null,
  refused: [
    { why: 'another building’s station', by: 'otherHead', status: 403, code: 'not-our-building' },
    { why: 'a building that is none', status: 404, code: 'not-found', after: (setting) => (setting.params = { buildingId: randomUUID() }) },
    {
      why: 'more to let than there is',
      status: 422,
      code: 'areas',
      field: 'lettableArea',
      body: { ...buildingFile, lettableArea: 40_000 },
    },
    guest,
  ],
})

const firmFile = { staff: 46, women: 33, partyMembers: 6, foundedYear: 2019, registeredHere: true }
testCommand(suite, {
  route: directory.updateEnterprise,
  by: 'firm',
  ready: async () => ({ params: { organisationId }, body: firmFile }),
  event: 'directory.enterprise-updated',
  done: (view) => expect(view).toMatchObject({ people: { staff: 46, women: 33 } }),
  twice: null,
  refused: [
    { why: 'the station keeps no firm’s file', by: 'head', status: 403, code: 'not-our-file' },
    { why: 'a neighbour', by: 'otherStation', status: 404, code: 'not-found' },
    { why: 'more women than people', status: 422, code: 'headcount', field: 'women', body: { ...firmFile, women: 47 } },
    guest,
  ],
})

const seats = { body_id: world.world.body('今鼎大厦工作站'), kind: 'specialist', title: '专员' }
let places = 100
async function addSeat(holder: string | null): Promise<string> {
  const [seat] = await asOwner<{ id: string }>(
    `insert into directory.seat (district_id, body_id, kind, title, person_id, from_day, position)
     values ($1, $2, $3, $4, $5, '2026-01-01', $6) returning id`,
    [district, seats.body_id, seats.kind, seats.title, holder, (places += 1)],
  )
  return seat?.id ?? ''
}
async function addPerson(): Promise<string> {
  const [person] = await asOwner<{ id: string }>(
    `insert into directory.person (district_id, display_name) values ($1, '新任专员') returning id`,
    [district],
  )
  // one of the office the station belongs to: who may be chosen for a seat is one of its own people
  await asOwner(
    `insert into directory.affiliation (district_id, person_id, organisation_id, kind, from_day, accepted_at)
     values ($1, $2, $3, 'works_at', '2026-01-01', now())`,
    [district, person?.id, world.world.organisation('今鼎大厦物业')],
  )
  return person?.id ?? ''
}
const holderOf = async (seatId: string): Promise<string | null | undefined> =>
  (await asOwner<{ person_id: string | null }>('select person_id from directory.seat where id = $1', [seatId]))[0]?.person_id

testCommand(suite, {
  route: directory.fillSeat,
  by: 'head',
  ready: async () => ({
    params: { seatId: await addSeat(null) },
    body: { personId: await addPerson(), from: '2026-06-10', to: null },
  }),
  event: 'directory.seat-filled',
  done: async (_, { params, body }) => expect(await holderOf(params?.seatId ?? '')).toBe(body?.personId),
  twice: 'seat-held',
  refused: [
    { why: 'another building’s station', by: 'otherHead', status: 404, code: 'not-listed' },
    { why: 'from before it was free', status: 422, code: 'too-early', field: 'from', body: { personId, from: '2025-12-31', to: null } },
    {
      why: 'a person who sits there already',
      status: 409,
      code: 'second-seat',
      body: { personId: world.world.person(cast.second), from: '2026-06-10', to: null },
    },
    guest,
  ],
})

testCommand(suite, {
  route: directory.endSeat,
  by: 'head',
  ready: async () => ({ params: { seatId: await addSeat(await addPerson()) }, body: { on: '2026-06-10', note: '调走了' } }),
  event: 'directory.seat-ended',
  done: async (_, { params }) => expect(await holderOf(params?.seatId ?? '')).toBeNull(),
  twice: 'seat-vacant',
  refused: [
    { why: 'another building’s station', by: 'otherHead', status: 403, code: 'not-your-seats' },
    { why: 'before it began', status: 422, code: 'too-early', field: 'on', body: { on: '2025-12-31', note: '' } },
    guest,
  ],
})

const ownSeat = async (): Promise<string> =>
  (
    await asOwner<{ id: string }>('select id from directory.seat where body_id = $1 and person_id = $2', [
      seats.body_id,
      world.world.person(cast.head),
    ])
  )[0]?.id ?? ''
testCommand(suite, {
  route: directory.resetAccess,
  by: 'head',
  ready: async () => ({ params: { seatId: await addSeat(await addPerson()) }, body: { note: '手机丢了' } }),
  event: 'directory.access-reset',
  done: (reply) => expect(reply).toEqual({ done: true }),
  twice: null,
  refused: [
    { why: 'another building’s station', by: 'otherHead', status: 403, code: 'not-your-seats' },
    { why: 'one’s own', status: 403, code: 'not-yourself', after: async (setting) => (setting.params = { seatId: await ownSeat() }) },
    {
      why: 'nobody there',
      by: 'street',
      status: 409,
      code: 'seat-vacant',
      after: async (setting) => (setting.params = { seatId: await addSeat(null) }),
    },
    { why: 'no word why', by: 'street', status: 422, code: 'invalid', field: 'note', body: { note: '' } },
    guest,
  ],
})

const looks = async (field: string): Promise<object[]> =>
  asOwner('select subject, reason from kernel.look where field = $1 order by id desc limit 1', [field])

testCommand(suite, {
  route: directory.revealPhone,
  by: 'head',
  ready: async () => ({ params: { personId }, body: { reason: '回访' } }),
  event: 'directory.looked',
  done: async ({ phone }) => {
    expect(phone).toBe('13800000011')
    expect(await looks('phone')).toEqual([{ subject: personId, reason: '回访' }])
  },
  twice: null,
  kept: false,
  refused: [
    { why: 'a neighbour in the building', by: 'otherFirm', status: 404, code: 'not-found' },
    { why: 'another building’s station', by: 'otherHead', status: 404, code: 'not-found' },
    guest,
  ],
})

testCommand(suite, {
  route: directory.revealCreditCode,
  by: 'head',
  ready: async () => ({ params: { organisationId }, body: { reason: '核对' } }),
  event: 'directory.looked',
  done: async ({ creditCode }) => {
    expect(creditCode).toBe('91110107MAY0067Q4X')
    expect(await looks('credit_code')).toEqual([{ subject: organisationId, reason: '核对' }])
  },
  twice: null,
  kept: false,
  refused: [
    { why: 'a neighbour in the building', by: 'otherFirm', status: 403, code: 'not-for-you' },
    { why: 'another building’s station', by: 'otherHead', status: 404, code: 'not-found' },
    guest,
  ],
})

testCommand(suite, {
  route: needs.revealContact,
  by: 'specialist',
  ready: async () => ({ params: { needId: (await stage.at('accepted')).needId }, body: { reason: '问清地址' } }),
  event: 'directory.looked',
  done: async ({ phone }, { params }) => {
    expect(phone).toBe('13800000011')
    expect(await looks('needs.need.phone')).toEqual([{ subject: params?.needId, reason: '问清地址' }])
  },
  twice: null,
  kept: false,
  refused: [
    { why: 'another building’s station', by: 'otherStation', status: 404, code: 'not-found' },
    { why: 'somebody without a seat', by: 'firm', status: 403, code: 'no-seat' },
    guest,
  ],
})

testCommand(suite, {
  route: notices.markRead,
  by: 'firm',
  ready: async () => {
    await stage.at('accepted')
    return { body: {} }
  },
  event: 'notices.read',
  done: async ({ unread }) => {
    expect(unread).toEqual({ count: 0, more: false })
    const all = `select count(*)::int as all, count(read_at)::int as read from notify.message where channel = 'app' and state = 'sent' and person_id = $1`
    const [row] = await asOwner<{ all: number; read: number }>(all, [personId])
    expect([row?.read, row?.all === 0]).toEqual([row?.all, false])
  },
  twice: null,
  refused: [{ why: 'a name that is no message’s', status: 422, code: 'invalid', body: { ids: ['one'] } }, guest],
})
