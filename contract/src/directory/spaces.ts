import { z } from 'zod'
import { Id } from '../common.ts'
import { act } from '../kit.ts'
import { StepDay } from '../plausible.ts'
import { Area, Done, Note } from './fields.ts'
import { spaceKinds } from './words.ts'

const Room = z.object({
  code: z.string().trim().min(1).max(20),
  name: z.string().trim().max(40).default(''),
  kind: z.enum(spaceKinds),
  area: Area,
})

/** A new floor begins with its first room. */
export const addFloor = act('/api/desk/buildings/:buildingId/floors', {
  summary: '加一层楼',
  access: 'staff',
  params: z.object({ buildingId: Id }),
  body: z.object({
    label: z.string().trim().min(1).max(10),
    level: z.number().int().min(-20).max(200),
    area: Area,
    note: z.string().trim().max(60).default(''),
    noteEn: z.string().trim().max(80).default(''),
    room: Room,
  }),
  reply: Done,
})
export const changeFloor = act('/api/desk/floors/:floorId', {
  summary: '更正一层楼',
  access: 'staff',
  params: z.object({ floorId: Id }),
  body: z.object({
    label: z.string().trim().min(1).max(10),
    area: Area,
    note: z.string().trim().max(60).default(''),
    noteEn: z.string().trim().max(80).default(''),
  }),
  reply: Done,
})
export const addSpace = act('/api/desk/floors/:floorId/spaces', {
  summary: '加一间房',
  access: 'staff',
  params: z.object({ floorId: Id }),
  body: Room,
  reply: Done,
})
export const changeSpace = act('/api/desk/spaces/:spaceId', {
  summary: '更正一间房',
  access: 'staff',
  params: z.object({ spaceId: Id }),
  body: Room,
  reply: Done,
})

/** Takes `area` off a room for a new one at its right; who is in the room stays in what is left of it. */
export const splitSpace = act('/api/desk/spaces/:spaceId/split', {
  summary: '把一间房拆成两间',
  access: 'staff',
  params: z.object({ spaceId: Id }),
  body: z.object({ code: z.string().trim().min(1).max(20), area: Area }),
  reply: Done,
})

/** From `on` the room is no room of its own any more; what happened in it stays on file. */
export const closeSpace = act('/api/desk/spaces/:spaceId/close', {
  summary: '停用一间房',
  access: 'staff',
  params: z.object({ spaceId: Id }),
  body: z.object({ on: StepDay, note: Note }),
  reply: Done,
})
