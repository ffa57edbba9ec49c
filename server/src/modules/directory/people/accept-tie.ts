import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { lockOwnTie } from './own-tie.ts'

/** The person says that it is so: from here on the tie has its effect. */
export const acceptTie = (ctx: Ctx, actor: Actor, { affiliationId }: { affiliationId: string }): Promise<{ done: true }> =>
  commit(ctx, actor, async (work) => {
    const tie = await lockOwnTie(work, affiliationId)
    work.permit(() => true) // about oneself
    if (tie.acceptedAt !== null) throw new Refusal('conflict', 'accepted', { zh: '您已经确认过了', en: 'You have confirmed this already' })
    await work.tx
      .updateTable('directory.affiliation')
      .set({ accepted_at: work.now })
      .where('district_id', '=', ctx.district)
      .where('id', '=', affiliationId)
      .execute()
    work.trace('directory.tie-accepted', affiliationId, { organisation: tie.organisationId, kind: tie.kind }, [
      `person:${tie.personId}`,
      `organisation:${tie.organisationId}`,
    ])
    return { done: true }
  })
