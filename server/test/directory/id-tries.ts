import * as directory from '@liti/contract/directory'
import { expect } from 'vitest'
import { elsewhere } from './elsewhere.ts'
import { day, text, tried, type Matrix, type Try } from '../matrix-module.ts'

const seat = { kind: 'specialist' as const, title: text, constituency: null, from: day, to: null }
const firm = { kind: 'enterprise' as const, name: text, shortName: text, group: null, registeredHere: null, foundedYear: null }
const counts = { creditCode: null, staff: null, women: null, partyMembers: null }
const vacant = ({ one, world }: Matrix): Promise<string> =>
  one(
    `select id from directory.seat where body_id = $1 and person_id is null and kind = 'floor_liaison' limit 1`,
    world.world.body('今鼎大厦工作站'),
  )

export async function tries(matrix: Matrix): Promise<Try[]> {
  const { ids, farIds, world } = matrix
  const named = world.world
  const there = elsewhere(matrix)
  const seatId = await vacant(matrix)
  return [
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
}

export async function through(matrix: Matrix): Promise<void> {
  const personId = matrix.world.world.person('今鼎大厦物业 客服主管')
  const seatId = await vacant(matrix)
  const filled = await matrix.of('head').ask(directory.fillSeat, { params: { seatId }, body: { personId, from: day, to: null } })
  expect(filled.status, filled.text).toBe(200)
}
