import * as directory from '@liti/contract/directory'
import { expect } from 'vitest'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'
import * as commands from '../index.ts'
import { others, placesFor } from './places.fixture.ts'

const suite = await commandWorld()
const { world, browser } = suite
const { ctx } = world
const { by, freshFloor, firm, row, next } = placesFor(suite)
const today = '2026-06-10'
const nothing = { on: today, note: '' }

testCommand(suite, {
  route: directory.addFloor,
  by: 'head',
  ready: async () => {
    const level = 100 + next()
    const room = { code: `${level}01`, kind: 'office' as const, area: 60 }
    return { params: { buildingId: world.world.building('jinding/今鼎大厦') }, body: { label: String(level), level, area: 100, room } }
  },
  event: 'directory.floor-added',
  done: async ({ id }) => expect(await row('select count(*)::int as n from directory.space where floor_id = $1', id)).toEqual({ n: 1 }),
  twice: 'level-taken',
  refused: [
    ...others,
    {
      why: 'a level there is none of',
      status: 422,
      code: 'level',
      field: 'level',
      body: { label: '0', level: 0, area: 100, room: { code: '001', kind: 'office', area: 60 } },
    },
    {
      why: 'a room that does not fit',
      status: 422,
      code: 'floor-overfull',
      field: 'area',
      body: { label: '99', level: 99, area: 50, room: { code: '9901', kind: 'office', area: 60 } },
    },
  ],
})

testCommand(suite, {
  route: directory.changeFloor,
  by: 'head',
  ready: async () => ({
    params: { floorId: (await freshFloor()).floorId },
    body: { label: '顶', area: 90, note: '露台', noteEn: 'Terrace' },
  }),
  event: 'directory.floor-changed',
  done: async ({ id }) => expect(await row('select label, area from directory.floor where id = $1', id)).toMatchObject({ label: '顶' }),
  twice: null,
  refused: [
    ...others,
    { why: 'smaller than its rooms', status: 422, code: 'floor-overfull', field: 'area', body: { label: '顶', area: 59 } },
  ],
})

testCommand(suite, {
  route: directory.addSpace,
  by: 'head',
  ready: async () => ({ params: { floorId: (await freshFloor()).floorId }, body: { code: 'X2', kind: 'retail' as const, area: 40 } }),
  event: 'directory.space-added',
  done: async ({ id }) =>
    expect(await row('select code, position from directory.space where id = $1', id)).toEqual({ code: 'X2', position: 1 }),
  twice: 'room-taken',
  refused: [
    ...others,
    {
      why: 'more than the floor has left',
      status: 422,
      code: 'floor-overfull',
      field: 'area',
      body: { code: 'X2', kind: 'retail', area: 41 },
    },
  ],
})

testCommand(suite, {
  route: directory.changeSpace,
  by: 'specialist',
  ready: async () => ({
    params: { spaceId: (await freshFloor()).spaceId },
    body: { code: 'Y1', kind: 'meeting_room' as const, name: '共享会议室', area: 70 },
  }),
  event: 'directory.space-changed',
  done: async ({ id }) =>
    expect(await row('select code, kind, name from directory.space where id = $1', id)).toEqual({
      code: 'Y1',
      kind: 'meeting_room',
      name: '共享会议室',
    }),
  twice: null,
  refused: [
    ...others,
    {
      why: 'the number of its neighbour',
      status: 409,
      code: 'room-taken',
      field: 'code',
      after: async ({ params }) => {
        const there = await row<{ floor: string }>('select floor_id as floor from directory.space where id = $1', params?.spaceId)
        await (
          await browser('head')
        ).get(directory.addSpace, { params: { floorId: there?.floor ?? '' }, body: { code: 'Y1', kind: 'office', area: 10 } })
      },
    },
  ],
})

testCommand(suite, {
  route: directory.splitSpace,
  by: 'head',
  ready: async () => {
    const { floorId, spaceId } = await freshFloor()
    await (await browser('head')).get(directory.addSpace, { params: { floorId }, body: { code: 'right', kind: 'office', area: 20 } })
    return { params: { spaceId }, body: { code: 'middle', area: 25 } }
  },
  event: 'directory.space-split',
  done: async (_, { params }) => {
    const rooms = await world.asOwner<{ code: string; area: number }>(
      'select code, area::float as area from directory.space where floor_id = (select floor_id from directory.space where id = $1) order by position',
      [params?.spaceId],
    )
    expect(rooms.map(({ area }) => area)).toEqual([35, 25, 20])
    expect(rooms.map(({ code }) => code).slice(1)).toEqual(['middle', 'right'])
  },
  twice: 'room-taken',
  refused: [...others, { why: 'all of it', status: 422, code: 'nothing-left', field: 'area', body: { code: 'middle', area: 60 } }],
})

testCommand(suite, {
  route: directory.closeSpace,
  by: 'head',
  ready: async () => {
    const { floorId, spaceId } = await freshFloor()
    await (await browser('head')).get(directory.addSpace, { params: { floorId }, body: { code: 'stays', kind: 'office', area: 20 } })
    return { params: { spaceId }, body: nothing }
  },
  event: 'directory.space-closed',
  done: async ({ id }) => {
    const page = await (await browser('head')).get(directory.getBuilding, { params: { slug: 'jinding' } })
    expect(page.plan.flatMap(({ cells }) => cells).some(({ spaceId }) => spaceId === id)).toBe(false)
  },
  twice: 'not-found',
  refused: [
    ...others,
    {
      why: 'while somebody is in it',
      status: 409,
      code: 'still-let',
      after: async ({ params }) =>
        commands.moveIn(ctx, by, { organisationId: await firm(), spaceId: params?.spaceId ?? '', from: '2027-01-01' }),
    },
    {
      why: 'the last room of its floor',
      status: 409,
      code: 'last-room',
      after: async ({ params }) =>
        world.asOwner(
          `delete from directory.space where code = 'stays' and floor_id = (select floor_id from directory.space where id = $1)`,
          [params?.spaceId],
        ),
    },
  ],
})
