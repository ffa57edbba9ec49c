import type { EndedLink } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { linkDoors } from './link-doors.ts'
import { knownLink } from '../links/link-door.ts'
import { bodyName, needRecord } from '../record/need-record.ts'
import { sight } from '../record/sight.ts'

/**
 * What a link still shows once it opens nothing to do: whom to call, and, unless it was withdrawn and may be in other hands, what its unit
 * said itself. Nothing of the need beyond its title.
 */
export async function endedLink(ctx: Ctx, actor: Actor, token: string): Promise<EndedLink> {
  const link = await knownLink(ctx, actor, token)
  const seen = sight(ctx)
  const record = await needRecord(seen, link.need_id, 'handlers')
  const own = record.assignments.find(({ id }) => id === link.assignment_id)
  if (!own) throw notFound()
  const doors = await linkDoors(seen, record.need)
  const said =
    link.revoked_at === null
      ? {
          title: record.need.title,
          body: bodyName(own),
          outcome: own.outcome as NonNullable<EndedLink['said']>['outcome'],
          reply: own.reply,
          at: own.replied_at?.toString() ?? null,
        }
      : null
  return { needNumber: record.need.number, doors, said }
}
