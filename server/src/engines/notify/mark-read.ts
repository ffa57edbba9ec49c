import type { BoundedCount } from '@liti/contract/common'
import type { Out } from '@liti/contract/kit'
import type { markRead as route } from '@liti/contract/notices'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { no, type Verdict } from '../../kernel/refusal.ts'
import { commit } from '../../kernel/work.ts'
import { countUnread } from './list-notices.ts'

const hasInbox = (actor: Actor): Verdict => actor.personId !== null || no('signed-out', '请先登录', 'Please sign in first')

/** Marks the named messages, or all there are, as read; other people's are not touched whatever is named. */
export const markRead = (ctx: Ctx, actor: Actor, { ids }: Out<(typeof route)['body']>): Promise<{ unread: BoundedCount }> =>
  commit(ctx, actor, async (work) => {
    work.permit(hasInbox)
    const person = actor.personId ?? ''
    const marked = await work.tx
      .updateTable('notify.message')
      .set({ read_at: work.now })
      .where('district_id', '=', ctx.district)
      .where('person_id', '=', person)
      .where('channel', '=', 'app')
      .where('read_at', 'is', null)
      .where('state', '=', 'sent')
      .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
      .executeTakeFirst()
    work.trace('notices.read', person, { count: Number(marked.numUpdatedRows) }, [`person:${person}`])
    return { unread: await countUnread(work.tx, ctx.district, person) }
  })
