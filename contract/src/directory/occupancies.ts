import { z } from 'zod'
import { Id } from '../common.ts'
import { idOf } from '../ids.ts'
import { act } from '../kit.ts'
import { LeaseDay, StepDay } from '../plausible.ts'
import { Done, Note } from './fields.ts'

export const moveIn = act('/api/desk/spaces/:spaceId/move-in', {
  summary: '登记搬来',
  access: 'staff',
  params: z.object({ spaceId: Id }),
  body: z.object({ organisationId: idOf('listed-organisation'), from: StepDay, leaseEnd: LeaseDay.nullable() }),
  reply: Done,
})

/** `on` is the first day the room is free. */
export const moveOut = act('/api/desk/occupancies/:occupancyId/move-out', {
  summary: '登记搬走',
  access: 'staff',
  params: z.object({ occupancyId: Id }),
  body: z.object({ on: StepDay, note: Note }),
  reply: Done,
})

export const changeLease = act('/api/desk/occupancies/:occupancyId/lease', {
  summary: '更新租约到期日',
  access: 'staff',
  params: z.object({ occupancyId: Id }),
  body: z.object({ leaseEnd: LeaseDay.nullable() }),
  reply: Done,
})
