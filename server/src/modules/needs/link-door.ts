import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { countAttempt } from '../../kernel/attempts.ts'
import type { Ctx } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { hashToken } from './invite.ts'

/**
 * Turns the token of a link into an actor who may do one thing: work on the assignment the link is for.
 * Unknown, revoked and expired links are told apart only by a sentence that says what to do.
 */
export async function linkActor(ctx: Ctx, actor: Actor, token: string): Promise<Actor> {
  const { rows } = await sql<{
    id: string
    assignment_id: string
    body_id: string
    expires_at: Temporal.Instant
    revoked_at: Temporal.Instant | null
  }>`
    select l.id, l.assignment_id, a.body_id, l.expires_at, l.revoked_at
    from needs.assignment_link l join needs.assignment a on a.district_id = l.district_id and a.id = l.assignment_id
    where l.district_id = ${ctx.district} and l.token_hash = ${hashToken(token)}`.execute(ctx.db)
  const link = rows[0]
  if (!link) {
    await countAttempt(ctx.db, ctx.now(), 'link', actor.address, 30, 60)
    throw new Refusal('not-found', 'link-unknown', {
      zh: '这个链接打不开，请核对一下，或者请牵头单位重发',
      en: 'This link does not open anything; check it, or ask the lead unit to send it again',
    })
  }
  if (link.revoked_at !== null) {
    throw new Refusal('not-found', 'link-revoked', {
      zh: '这个链接已经作废，请用最新的一封邮件里的链接，或者找牵头单位',
      en: 'This link was replaced or revoked; use the one in the latest mail, or ask the lead unit',
    })
  }
  if (Temporal.Instant.compare(link.expires_at, ctx.now()) <= 0) {
    throw new Refusal('not-found', 'link-expired', {
      zh: '这件事已经办结，或者链接过期了。有话要说，请找牵头单位',
      en: 'The matter is closed or the link has expired; if you have something to add, ask the lead unit',
    })
  }
  return {
    ...actor,
    kind: 'link',
    personId: null,
    seats: [],
    organisationIds: [],
    receipts: [],
    link: { id: link.id, assignmentId: link.assignment_id, bodyId: link.body_id },
  }
}

/** Notes that a link was opened; the lead sees when. */
export async function noteOpened(ctx: Ctx, linkId: string): Promise<void> {
  const now = ctx.now()
  await ctx.db
    .updateTable('needs.assignment_link')
    .set((eb) => ({ opened: eb('opened', '+', 1), last_opened_at: now, first_opened_at: eb.fn.coalesce('first_opened_at', eb.val(now)) }))
    .where('district_id', '=', ctx.district)
    .where('id', '=', linkId)
    .execute()
}
