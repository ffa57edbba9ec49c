import { z } from 'zod'
import { Day, Id } from '../common.ts'
import { act } from '../kit.ts'
import { BodyView } from './bodies.ts'

export const fillSeat = act('/api/desk/seats/:seatId/fill', {
  summary: '把席位交给一个人',
  access: 'staff',
  params: z.object({ seatId: Id }),
  body: z.object({ personId: Id, from: Day, to: Day.nullable() }),
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
  body: z.object({ on: Day, note: z.string().trim().max(200).default('') }),
  reply: BodyView,
})
