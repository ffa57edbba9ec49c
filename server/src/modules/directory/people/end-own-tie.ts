import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { keepsSeat } from './end-affiliation.ts'
import { lockOwnTie } from './own-tie.ts'

/** The person says that it is not so, or not any more. What was never accepted leaves nothing behind; the rest ends today. */
export const endOwnTie = (ctx: Ctx, actor: Actor, { affiliationId }: { affiliationId: string }): Promise<{ done: true }> =>
  commit(ctx, actor, async (work) => {
    const tie = await lockOwnTie(work, affiliationId)
    work.permit(() => true) // about oneself
    const { personId, organisationId, acceptedAt } = tie
    const never = acceptedAt === null || tie.from >= work.today
    if (acceptedAt !== null) await keepsSeat(work, personId, organisationId, work.today)
    const own = { district_id: ctx.district, id: affiliationId }
    if (never)
      await work.tx
        .deleteFrom('directory.affiliation')
        .where((eb) => eb.and(own))
        .execute()
    else
      await work.tx
        .updateTable('directory.affiliation')
        .set({ to_day: work.today })
        .where((eb) => eb.and(own))
        .execute()
    work.trace('directory.tie-ended', affiliationId, { organisation: organisationId, accepted: acceptedAt !== null }, [
      `person:${personId}`,
      `organisation:${organisationId}`,
    ])
    return { done: true }
  })
