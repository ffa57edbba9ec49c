import type { LinkView } from '@liti/contract/needs'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { commit } from '../../kernel/work.ts'
import { linkView } from './link-view.ts'
import { lockAssignment } from './lock-assignment.ts'
import { sight } from './sight.ts'

/**
 * The page behind a link. That it was opened is kept: the lead sees when, and how often. An open page that reads again
 * `byItself` is no opening; of the first look nobody can say so.
 */
export async function openLink(ctx: Ctx, actor: Actor, assignmentId: string, byItself: boolean): Promise<LinkView> {
  if (byItself && (await wasOpened(ctx, actor))) return linkView(sight(ctx), actor, assignmentId)
  return commit(ctx, actor, async (work) => {
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
    return linkView(work, actor, assignmentId)
  })
}

async function wasOpened({ db, district }: Ctx, actor: Actor): Promise<boolean> {
  const link = await db
    .selectFrom('needs.assignment_link')
    .select('opened')
    .where('district_id', '=', district)
    .where('id', '=', actor.link?.id ?? '')
    .executeTakeFirst()
  return (link?.opened ?? 0) > 0
}
