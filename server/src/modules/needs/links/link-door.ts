import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import { countVisit } from '../../../kernel/limits/attempts.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { hashToken } from './link-token.ts'

type LinkRow = {
  id: string
  need_id: string
  assignment_id: string
  body_id: string
  expires_at: Temporal.Instant
  revoked_at: Temporal.Instant | null
  /** Another link of the same part works. */
  replaced: boolean
  /** The need is over for this part: answered, ended, or in a later round. */
  over: boolean
}

const linkWhere = (district: number, which: ReturnType<typeof sql>, db: Db) =>
  sql<LinkRow>`select l.id, a.need_id, l.assignment_id, a.body_id, l.expires_at, l.revoked_at,
      exists (select from needs.assignment_link o where o.district_id = l.district_id and o.assignment_id = l.assignment_id and o.id <> l.id
        and o.revoked_at is null) as replaced,
      (n.state not in ('accepted', 'dispatched', 'signed', 'handling') or a.round < n.round) as over
    from needs.assignment_link l join needs.assignment a on a.district_id = l.district_id and a.id = l.assignment_id
    join needs.need n on n.district_id = a.district_id and n.id = a.need_id
    where l.district_id = ${district} and ${which}`.execute(db)

/** A link that opens nothing any more is refused with the sentence that says what to do now. */
function refuseEnded(link: LinkRow, now: Temporal.Instant): void {
  const revoked = link.revoked_at !== null
  if (!revoked && Temporal.Instant.compare(link.expires_at, now) > 0) return
  if (link.over)
    throw new Refusal('not-found', 'link-closed', {
      zh: '这件事已经答复或者办结，不用再办了。有话要说，请找牵头单位',
      en: 'The matter is answered or closed, nothing more is asked of you; if you have something to add, tell the lead unit',
    })
  if (revoked && link.replaced)
    throw new Refusal('not-found', 'link-replaced', {
      zh: '这个链接换过了，请用最新的一封邮件里的链接',
      en: 'This link was replaced; use the one in the latest mail',
    })
  if (revoked)
    throw new Refusal('not-found', 'link-revoked', {
      zh: '这个链接已经收回。还要您单位办的话，牵头单位会另发一个',
      en: 'This link was withdrawn; if your unit is still needed, the lead unit sends another',
    })
  throw new Refusal('not-found', 'link-expired', {
    zh: '这个链接过期了，请牵头单位换一个新的',
    en: 'This link has expired; ask the lead unit for a new one',
  })
}

/** Without what a sentence leaves behind a copied address: a full stop, a bracket, a word. */
const tokenIn = (given: string): string => /^[0-9A-Z]+/.exec(given)?.[0] ?? given

/**
 * Turns the token of a link into an actor who may do one thing: work on the assignment the link is for. Whether the link still
 * holds is looked at once more under the lock, by every command that goes through it.
 */
export async function linkActor(ctx: Ctx, actor: Actor, token: string): Promise<Actor & { link: NonNullable<Actor['link']> }> {
  const link = await knownLink(ctx, actor, token)
  refuseEnded(link, ctx.now())
  return {
    ...actor,
    kind: 'link',
    personId: null,
    seats: [],
    organisationIds: [],
    actsForIds: [],
    receipts: [],
    link: { id: link.id, assignmentId: link.assignment_id, bodyId: link.body_id },
  }
}

/** What the page of a link that works hears of; null for one that is withdrawn. */
export async function topicOfLink(ctx: Ctx, actor: Actor, token: string): Promise<string | null> {
  const link = await knownLink(ctx, actor, token)
  return link.revoked_at === null ? `need:${link.need_id}` : null
}

/** A link there is, whether it still opens anything or not. Who guesses at links is stopped. */
export async function knownLink(ctx: Ctx, actor: Actor, token: string): Promise<LinkRow> {
  const { rows } = await linkWhere(ctx.district, sql`l.token_hash = ${hashToken(tokenIn(token))}`, ctx.db)
  const link = rows[0]
  if (!link) {
    await countVisit(ctx, actor, 'link', 30, 60)
    throw new Refusal('not-found', 'link-unknown', {
      zh: '这个链接打不开，请核对一下，或者请牵头单位重发',
      en: 'This link does not open anything; check it, or ask the lead unit to send it again',
    })
  }
  return link
}

/** Whether a link holds, under the need's lock: a link withdrawn a moment ago does nothing. */
export async function holdLink(district: number, db: Db, linkId: string, now: Temporal.Instant): Promise<void> {
  const { rows } = await linkWhere(district, sql`l.id = ${linkId}`, db)
  if (rows[0]) refuseEnded(rows[0], now)
}
