import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { lockAssignment } from '../record/lock-assignment.ts'

/**
 * Somebody opened the page behind a link: kept, so that the lead sees when, and how often. The page says so at the first thing a person
 * does there; that it was read says nothing, since mail scanners and previews read every link, and run its scripts.
 */
export const openLink = (ctx: Ctx, actor: Actor, assignmentId: string): Promise<Record<string, never>> =>
  commit(ctx, actor, async (work) => {
    await lockAssignment(work, assignmentId, 'link')
    work.permit(() => true) // whoever holds a link that works
    await work.tx
      .updateTable('needs.assignment_link')
      .set((eb) => ({
        opened: eb('opened', '+', 1),
        last_opened_at: work.now,
        first_opened_at: eb.fn.coalesce('first_opened_at', eb.val(work.now)),
      }))
      .where('district_id', '=', ctx.district)
      .where('id', '=', actor.link?.id ?? '')
      .execute()
    work.trace('needs.link-opened', assignmentId)
    return {}
  })
