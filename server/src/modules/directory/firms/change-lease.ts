import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { lockOccupancy } from './lock-occupancy.ts'
import { mayKeepPlace } from '../record/model.ts'

export type ChangeLease = { occupancyId: string; leaseEnd: string | null }

export const changeLease = (ctx: Ctx, actor: Actor, { occupancyId, leaseEnd }: ChangeLease): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const { organisationId, from, to, leaseEnd: before, place } = await lockOccupancy(work, occupancyId)
    work.permit(mayKeepPlace, place)
    if (to !== null && to <= work.today) {
      throw new Refusal('conflict', 'moved-out', { zh: `${to} 已经登记搬走了`, en: `Its move out on ${to} is on file already` })
    }
    if (leaseEnd !== null && leaseEnd <= from) {
      const why = { zh: `${from} 才搬来，租约到期要在那之后`, en: `It moved in on ${from}; the lease ends after that` }
      throw new Refusal('invalid', 'too-early', why, { leaseEnd: why })
    }
    await work.tx
      .updateTable('directory.occupancy')
      .set({ lease_end: leaseEnd })
      .where('district_id', '=', ctx.district)
      .where('id', '=', occupancyId)
      .execute()
    work.trace('directory.lease-changed', occupancyId, { organisation: organisationId, before, after: leaseEnd }, [
      `unit:${place.unitId}`,
      `organisation:${organisationId}`,
    ])
    return { id: occupancyId }
  })
