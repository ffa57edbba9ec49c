import * as directory from '@liti/contract/directory'
import type { In, Route } from '@liti/contract/kit'
import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { contractRoutes } from '../../tools/contract-routes.ts'
import { idFields } from '../src/kernel/http/check-ids.ts'
import { matrix } from './matrix-table.ts'
import { matrixWorld, type Knocker } from './matrix-world.ts'
import { tracer } from './trace.ts'

/**
 * Every id a body can carry, tried with a record its writer may not see: by somebody whose call it otherwise is, so that nothing but the
 * id can be what is refused.
 */
const { world, of, ids, farIds, links } = await matrixWorld()
const trace = tracer(world)
const { world: named } = world

/** A firm of the other building, one of its people, a room and a unit there. */
const there = {
  unit: named.unit('rongke'),
  building: named.building('rongke/A 座'),
  space: named.space('rongke/A101'),
  organisation: named.organisation('星河云计算'),
  person: named.person('星河云计算 行政总监'),
  property: named.body('融科创意中心物业'),
}
type Try = { path: string; by: Knocker; route: Route; params?: object; body: object; foreign: string }
const tried = <R extends Route>(
  route: R,
  by: Knocker,
  path: string,
  foreign: string[],
  body: (id: string) => In<R['body']>,
  params?: object,
): Try[] => foreign.map((id) => ({ path, by, route, body: body(id) as object, foreign: id, ...(params && { params }) }))

const text = '我来试试'
const day = '2026-06-10'
const raise = { unitId: ids.unit, category: 'other.other', type: 'help' as const, text }
const vacant = async (): Promise<string> =>
  (
    await world.asOwner<{ id: string }>(
      `select id from directory.seat where body_id = $1 and person_id is null and kind = 'floor_liaison' limit 1`,
      [named.body('今鼎大厦工作站')],
    )
  )[0]?.id ?? ''
const fresh = (await of('firm').get(needs.submitNeed, { body: raise })).needId
const accepted = (await of('firm').get(needs.submitNeed, { body: raise })).needId
await of('head').get(needs.acceptNeed, { params: { needId: accepted }, body: {} })
const inNeed = { needId: ids.need }
const seatId = await vacant()
const taken = [ids.file]
const reply = (id: string) => ({ outcome: 'done' as const, text, files: [id] })
const seat = { kind: 'specialist' as const, title: text, constituency: null, from: day, to: null }
const firm = { kind: 'enterprise' as const, name: text, shortName: text, group: null, registeredHere: null, foundedYear: null }
const counts = { creditCode: null, staff: null, women: null, partyMembers: null }

const tries: Try[] = [
  ...tried(needs.submitNeed, 'firm', 'unitId', [farIds.unit], (unitId) => ({ ...raise, unitId })),
  ...tried(needs.submitNeed, 'firm', 'buildingId', [there.building, farIds.building], (buildingId) => ({ ...raise, buildingId })),
  ...tried(needs.submitNeed, 'firm', 'organisationId', [named.organisation('云图软件'), farIds.organisation], (organisationId) => ({
    ...raise,
    organisationId,
  })),
  ...tried(needs.submitNeed, 'otherFirm', 'files.*', taken, (id) => ({ ...raise, files: [id] })),
  ...tried(needs.registerNeed, 'head', 'unitId', [there.unit, farIds.unit], (unitId) => ({ ...raise, unitId })),
  ...tried(needs.registerNeed, 'head', 'buildingId', [there.building, farIds.building], (buildingId) => ({ ...raise, buildingId })),
  ...tried(needs.registerNeed, 'head', 'spaceId', [there.space, farIds.space], (spaceId) => ({ ...raise, spaceId })),
  ...tried(needs.registerNeed, 'head', 'organisationId', [there.organisation, farIds.organisation], (organisationId) => ({
    ...raise,
    organisationId,
  })),
  // by a person's id alone anybody's phone could be opened; and with a firm, only its own people
  ...tried(needs.registerNeed, 'head', 'personId', [there.person, named.person('区人社局 联络员'), farIds.person], (personId) => ({
    ...raise,
    personId,
  })),
  ...tried(needs.registerNeed, 'head', 'personId', [named.person('云图软件 行政主管')], (personId) => ({
    ...raise,
    organisationId: ids.organisation,
    personId,
  })),
  ...tried(needs.registerNeed, 'head', 'dispatchTo', [there.property, farIds.body], (dispatchTo) => ({ ...raise, dispatchTo })),
  ...tried(needs.acceptNeed, 'head', 'spaceId', [there.space, farIds.space], (spaceId) => ({ spaceId }), { needId: fresh }),
  ...tried(
    needs.acceptNeed,
    'head',
    'organisationId',
    [there.organisation, farIds.organisation],
    (organisationId) => ({ organisationId }),
    {
      needId: fresh,
    },
  ),
  ...tried(needs.acceptAndDispatch, 'head', 'leadId', [there.property, farIds.body], (leadId) => ({ leadId }), { needId: fresh }),
  ...tried(
    needs.acceptAndDispatch,
    'head',
    'co.*.bodyId',
    [there.property, farIds.body],
    (bodyId) => ({ leadId: ids.body, co: [{ bodyId, ask: text }] }),
    { needId: fresh },
  ),
  ...tried(needs.acceptAndDispatch, 'head', 'spaceId', [there.space, farIds.space], (spaceId) => ({ leadId: ids.body, spaceId }), {
    needId: fresh,
  }),
  ...tried(
    needs.acceptAndDispatch,
    'head',
    'organisationId',
    [there.organisation, farIds.organisation],
    (organisationId) => ({ leadId: ids.body, organisationId }),
    { needId: fresh },
  ),
  ...tried(needs.dispatchNeed, 'head', 'leadId', [there.property, farIds.body], (leadId) => ({ leadId }), { needId: accepted }),
  ...tried(
    needs.dispatchNeed,
    'head',
    'co.*.bodyId',
    [there.property, farIds.body],
    (bodyId) => ({ leadId: ids.body, co: [{ bodyId, ask: text }] }),
    { needId: accepted },
  ),
  ...tried(needs.addCoHandler, 'bureau', 'bodyId', [there.property, farIds.body], (bodyId) => ({ bodyId, ask: text }), inNeed),
  ...tried(needs.answerNeed, 'bureau', 'files.*', taken, (id) => ({ text, files: [id] }), inNeed),
  ...tried(needs.supplementNeed, 'firm', 'files.*', taken, (id) => ({ text, files: [id] }), { needId: fresh }),
  ...tried(needs.replyAssignment, 'tax', 'files.*', taken, reply, { assignmentId: ids.part }),
  ...tried(needs.correctReply, 'tax', 'files.*', taken, reply, { assignmentId: ids.part }),
  ...tried(needs.replyByLink, 'linkHolder', 'files.*', taken, reply, { token: links[0]?.token ?? '' }),
  ...tried(needs.correctByLink, 'linkHolder', 'files.*', taken, reply, { token: links[0]?.token ?? '' }),
  ...tried(
    directory.fillSeat,
    'head',
    'personId',
    [there.person, named.person('区税务局 联络员'), farIds.person],
    (personId) => ({ personId, from: day, to: null }),
    { seatId },
  ),
  ...tried(
    directory.addSeat,
    'street',
    'personId',
    [named.person('区税务局 联络员'), farIds.person],
    (personId) => ({ ...seat, personId }),
    {
      bodyId: ids.station,
    },
  ),
  ...tried(
    directory.joinTable,
    'street',
    'memberBodyId',
    [farIds.body],
    (memberBodyId) => ({ memberBodyId, seats: 1, voting: true, from: day }),
    { bodyId: ids.station },
  ),
  ...tried(directory.constituteBody, 'street', 'unitId', [farIds.unit], (unitId) => ({
    kind: 'coordination' as const,
    name: text,
    shortName: text,
    unitId,
    jurisdictionCode: null,
  })),
  ...tried(
    directory.moveIn,
    'head',
    'organisationId',
    [farIds.organisation],
    (organisationId) => ({ organisationId, from: day, leaseEnd: null }),
    { spaceId: named.space('jinding/1303') },
  ),
  ...tried(directory.addOrganisation, 'head', 'move.spaceId', [there.space, farIds.space], (spaceId) => ({
    ...firm,
    ...counts,
    move: { spaceId, from: day, leaseEnd: null },
  })),
]

/** Ids that open nothing, and why. */
const harmless: Record<string, string> = {
  'POST /api/needs/draft unitId': 'kept as typed: held against what one may see when it is sent',
  'POST /api/needs/draft buildingId': 'kept as typed',
  'POST /api/needs/draft organisationId': 'kept as typed',
  'POST /api/needs/draft files.*.id': 'a draft shows only files of its own browser (drafts.test.ts)',
  'POST /api/notices/read ids.*': 'marks the reader’s own and no others (matrix.test.ts)',
}
const keyOf = ({ method, path }: Pick<Route, 'method' | 'path'>, field: string): string => `${method} ${path} ${field}`
const routes = (await contractRoutes()).map(({ route }) => route).filter(({ method }) => method === 'POST')

test('every id of every body says of what it is, and has somebody who tries it with what they may not see', () => {
  const fields = routes.flatMap((route) => idFields(route.body).map(({ path, kind }) => ({ key: keyOf(route, path), kind })))
  expect(fields.filter(({ kind }) => kind === null)).toEqual([])
  const known = new Set([...tries.map(({ route, path }) => keyOf(route, path)), ...Object.keys(harmless)])
  expect(fields.map(({ key }) => key).toSorted()).toEqual([...known].toSorted())
})

test('every id in the address of a writing call is one of the records of the matrix', () => {
  const records = new Set(matrix.flatMap(({ route, kind }) => (kind === 'record' ? [keyOf(route, '')] : [])))
  const named = routes.filter(({ path }) => path.includes(':')).map((route) => keyOf(route, ''))
  expect(named.filter((one) => !records.has(one))).toEqual([])
})

test.each(tries)('$by may not name $foreign as $path at $route.path', async ({ route, by, params, body, path }) => {
  const answer = await trace.none(() => of(by).ask(route, { ...(params && { params }), body }))
  expect([401, 403, 404, 409, 422], answer.text).toContain(answer.status)
  // where the id is what is wrong, its own input says so
  if (answer.refusal.fields) expect(Object.keys(answer.refusal.fields)).toEqual([path.split('.')[0]])
  expect(answer.refusal.code).not.toMatch(/^(invalid|wrong-state)$/)
})

test('the same calls go through with what their writers may see', async () => {
  const body = { ...raise, organisationId: ids.organisation, personId: ids.person, spaceId: ids.space, buildingId: ids.building }
  const made = await of('head').get(needs.registerNeed, { body: { ...body, dispatchTo: named.body('今鼎大厦物业') } })
  expect(made.requester.organisationId).toBe(ids.organisation)
  const own = await of('firm').ask(needs.submitNeed, { body: { ...raise, organisationId: ids.organisation, buildingId: ids.building } })
  expect(own.status).toBe(200)
  const colleague = named.person('今鼎大厦物业 客服主管')
  const filled = await of('head').ask(directory.fillSeat, { params: { seatId }, body: { personId: colleague, from: day, to: null } })
  expect(filled.status, filled.text).toBe(200)
})
