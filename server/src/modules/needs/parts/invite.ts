import { named } from '../../../kernel/named.ts'
import { tell } from '../../../engines/notify/index.ts'
import { dueTime } from '../../../engines/calendar/deadline.ts'
import { randomCode } from '../../../kernel/crypto/random-code.ts'
import type { NeedView } from '@liti/contract/needs'
import type { Ctx } from '../../../kernel/context.ts'
import type { Work } from '../../../kernel/work.ts'
import type { Target } from '../record/bodies.ts'
import { hashToken, revokeLinks } from '../links/link-token.ts'
import { linkSender } from '../record/link-sender.ts'
import type { LockedNeed } from '../record/lock-need.ts'
import { notice } from '../notices/index.ts'
import { ruleFor, timeRules } from '../clocks/time-rules.ts'
import type { Grade } from '@liti/contract/needs-words'

export const linkDays = 18

/** Tokens a command has just made, by assignment. */
export type FreshTokens = Map<string, string>

/**
 * Puts the addresses of fresh links on the reply, after the command: what is kept for a repeat of the call has none, so nobody can
 * read one out later.
 */
export const withFreshLinks = (ctx: Ctx, view: NeedView, tokens: FreshTokens): NeedView => ({
  ...view,
  assignments: view.assignments.map((one) => {
    const token = tokens.get(one.id)
    return one.link && token ? { ...one, link: { ...one.link, url: `${ctx.config.PUBLIC_URL.replace(/\/$/, '')}/link/${token}` } } : one
  }),
})

const endOfDay = (now: Temporal.Instant, days: number): Temporal.Instant =>
  now
    .toZonedDateTimeISO('Asia/Shanghai')
    .add({ days: days + 1 })
    .startOfDay()
    .subtract({ minutes: 1 })
    .toInstant()

type Invited = { id: string; target: Target; lead: { short_name: string; name_en: string }; days?: number }

/**
 * Issues the signed link of a unit without an account and mails it. Valid for this assignment only, until it expires, is
 * revoked, or the need is answered.
 */
export async function invite(work: Work, need: LockedNeed, { id, target, lead, days = linkDays }: Invited): Promise<string> {
  const token = randomCode(40)
  // to the end of the last day: nobody looks at a clock time two weeks ahead
  const expires = endOfDay(work.now, days)
  await revokeLinks(work, [id])
  const made = await work.tx
    .insertInto('needs.assignment_link')
    .values({ district_id: work.ctx.district, assignment_id: id, token_hash: hashToken(token), expires_at: expires, created_at: work.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (target.contact_email !== '') {
    const { calendar, ...rules } = await timeRules(work.ctx, work.tx)
    const dueOf = (kind: 'sign' | 'reply', start: Temporal.Instant) =>
      dueTime({ rule: ruleFor({ calendar, ...rules }, kind, work.today, need.grade as Grade, true).rule, start, now: work.now, calendar })
    const signBy = dueOf('sign', work.now)
    await tell(work, [
      {
        ...notice('assignment.invited', {
          number: need.number,
          title: need.title,
          from: named(lead.short_name, lead.name_en),
          unit: named(target.short_name, target.name_en),
          signBy: signBy.toString(),
          replyBy: dueOf('reply', signBy).toString(),
          validUntil: expires.toString(),
          sender: await linkSender(work, need),
        }),
        to: { address: { mail: target.contact_email }, lang: 'zh' },
        // as good as a key: the outbox keeps it sealed and opens it only to mail it
        secretLink: `/link/${token}`,
        subject: { kind: 'assignment', id },
        dedupe: `assignment.invited:${made.id}`,
      },
    ])
  }
  return token
}
