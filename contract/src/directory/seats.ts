import { z } from 'zod'
import { Id } from '../common.ts'
import { idOf } from '../ids.ts'
import { act } from '../kit.ts'
import { StepDay, TermDay } from '../plausible.ts'
import { BodyView } from './bodies.ts'
import { NewPerson } from './fields.ts'
import { constituencies, seatKinds } from './words.ts'

/** Somebody on file, or somebody to be put on file. */
const Holder = { personId: idOf('person').nullable().default(null), newPerson: NewPerson.nullable().default(null) }

export const fillSeat = act('/api/desk/seats/:seatId/fill', {
  summary: '把席位交给一个人',
  access: 'staff',
  params: z.object({ seatId: Id }),
  body: z.object({ ...Holder, from: StepDay, to: TermDay.nullable() }),
  reply: BodyView,
})
export const resetAccess = act('/api/desk/seats/:seatId/reset-access', {
  summary: '丢了手机：让在任的人所有登录退出，动态码重设',
  access: 'staff',
  perMinute: 10,
  params: z.object({ seatId: Id }),
  body: z.object({ note: z.string().trim().min(1).max(200) }),
  reply: z.object({ done: z.literal(true) }),
})
export const endSeat = act('/api/desk/seats/:seatId/end', {
  summary: '收回席位',
  access: 'staff',
  params: z.object({ seatId: Id }),
  body: z.object({ on: StepDay, note: z.string().trim().max(200).default('') }),
  reply: BodyView,
})

/** A seat more at a table; without somebody to hold it, vacant. */
export const addSeat = act('/api/desk/bodies/:bodyId/seats', {
  summary: '加一个席位',
  access: 'staff',
  params: z.object({ bodyId: Id }),
  body: z.object({
    kind: z.enum(seatKinds),
    title: z.string().trim().min(1).max(30),
    titleEn: z.string().trim().max(60).default(''),
    constituency: z.enum(constituencies).nullable(),
    ...Holder,
    from: StepDay,
    to: TermDay.nullable(),
  }),
  reply: BodyView,
})

/** Longer than now; null: as long as the body's own term. */
export const extendSeat = act('/api/desk/seats/:seatId/extend', {
  summary: '延长任期',
  access: 'staff',
  params: z.object({ seatId: Id }),
  body: z.object({ to: TermDay.nullable() }),
  reply: BodyView,
})
