import * as directory from '@liti/contract/directory'
import { expect, test } from 'vitest'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'
import * as commands from '../index.ts'
import { others, placesFor } from '../places/places.fixture.ts'

const suite = await commandWorld()
const { world, browser } = suite
const { ctx } = world
const { by, freshFloor, freshLet, firm, row } = placesFor(suite)
const today = '2026-06-10'
const nothing = { on: today, note: '' }

testCommand(suite, {
  route: directory.moveIn,
  by: 'specialist',
  ready: async () => ({
    params: { spaceId: (await freshFloor()).spaceId },
    body: { organisationId: await firm(), from: today, leaseEnd: '2028-06-01' },
  }),
  event: 'directory.moved-in',
  done: async ({ id }) => {
    expect(await row('select from_day::text, lease_end::text from directory.occupancy where id = $1', id)).toEqual({
      from_day: today,
      lease_end: '2028-06-01',
    })
  },
  twice: 'space-taken',
  refused: [
    ...others,
    {
      why: 'a lease that ends before it begins',
      status: 422,
      code: 'days',
      field: 'leaseEnd',
      body: { organisationId: world.world.organisation('云图软件'), from: today, leaseEnd: today },
    },
    {
      why: 'while somebody is there',
      status: 409,
      code: 'space-taken',
      field: 'from',
      after: async ({ params }) =>
        commands.moveIn(ctx, by, { organisationId: await firm(), spaceId: params?.spaceId ?? '', from: '2026-03-01' }),
    },
    {
      why: 'into a room that is closed',
      status: 422,
      code: 'room-closed',
      field: 'from',
      after: async ({ params }) => world.asOwner('update directory.space set closed_on = $2 where id = $1', [params?.spaceId, today]),
    },
  ],
})

testCommand(suite, {
  route: directory.moveOut,
  by: 'head',
  ready: async () => ({ params: { occupancyId: (await freshLet()).occupancyId }, body: nothing }),
  event: 'directory.moved-out',
  done: async ({ id }) => expect(await row('select to_day::text from directory.occupancy where id = $1', id)).toEqual({ to_day: today }),
  twice: 'moved-out',
  refused: [
    ...others,
    { why: 'before it moved in', status: 422, code: 'too-early', field: 'on', body: { on: '2025-01-01', note: '' } },
    {
      why: 'later than the next tenant comes',
      status: 409,
      code: 'space-taken',
      body: { on: '2026-09-01', note: '' },
      after: async ({ params }) => {
        const occupancyId = params?.occupancyId ?? ''
        const there = await row<{ space: string }>('select space_id as space from directory.occupancy where id = $1', occupancyId)
        await (await browser('head')).get(directory.moveOut, { params: { occupancyId }, body: { on: '2026-07-01' } })
        await commands.moveIn(ctx, by, { organisationId: await firm(), spaceId: there?.space ?? '', from: '2026-08-01' })
      },
    },
  ],
})

test('a move that was written down by mistake is taken back the same day', async () => {
  const { occupancyId } = await freshLet(today)
  await (await browser('head')).get(directory.moveOut, { params: { occupancyId }, body: { on: today } })
  expect(await row('select from directory.occupancy where id = $1', occupancyId)).toBeUndefined()
})

testCommand(suite, {
  route: directory.changeLease,
  by: 'specialist',
  ready: async () => ({ params: { occupancyId: (await freshLet()).occupancyId }, body: { leaseEnd: '2029-01-01' } }),
  event: 'directory.lease-changed',
  done: async ({ id }) =>
    expect(await row('select lease_end::text from directory.occupancy where id = $1', id)).toEqual({ lease_end: '2029-01-01' }),
  twice: null,
  refused: [
    ...others,
    { why: 'before it moved in', status: 422, code: 'too-early', field: 'leaseEnd', body: { leaseEnd: '2025-01-01' } },
    {
      why: 'after it moved out',
      status: 409,
      code: 'moved-out',
      after: async ({ params }) =>
        (await browser('head')).get(directory.moveOut, { params: params as { occupancyId: string }, body: nothing }),
    },
  ],
})
