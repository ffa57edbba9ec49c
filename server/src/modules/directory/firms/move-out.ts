import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { lockOccupancy } from './lock-occupancy.ts'
import { mayKeepPlace } from '../record/model.ts'
import { onOverlap } from '../record/overlap.ts'

export type MoveOut = { occupancyId: string; on: string; note: string }

/** Ends a tenancy: from the day `on` the room is free. A day set before it comes can be set anew. */
export const moveOut = (ctx: Ctx, actor: Actor, { occupancyId, on, note }: MoveOut): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const { organisationId, from, to, space, place } = await lockOccupancy(work, occupancyId)
    work.permit(mayKeepPlace, place)
    if (to !== null && to <= work.today) {
      throw new Refusal('conflict', 'moved-out', { zh: `${to} 已经登记搬走了`, en: `Its move out on ${to} is on file already` })
    }
    const never = on === from || (on < from && from > work.today) // written down by mistake, or it did not come
    if (on <= from && !never) {
      const why = { zh: `${from} 才搬来，搬走要在那之后`, en: `It moved in on ${from}; moving out comes after that` }
      throw new Refusal('invalid', 'too-early', why, { on: why })
    }
    const row = { district_id: ctx.district, id: occupancyId }
    if (never)
      await work.tx
        .deleteFrom('directory.occupancy')
        .where((eb) => eb.and(row))
        .execute()
    else
      await work.tx
        .updateTable('directory.occupancy')
        .set({ to_day: on })
        .where((eb) => eb.and(row))
        .execute()
        .catch(onOverlap('space-taken', { zh: '下一家已经登记在这天以前搬来', en: 'The next tenant is on file for an earlier day' }))
    work.trace('directory.moved-out', occupancyId, { organisation: organisationId, space: space.id, on, never, note }, [
      `unit:${place.unitId}`,
      `organisation:${organisationId}`,
    ])
    return { id: occupancyId }
  })
