import { whenText } from '@liti/contract/time-text'
import { no, type Verdict } from '../../../kernel/refusal.ts'
import type { Sight } from './sight.ts'

const urgeHours = 4

/** Whether the last urging is long enough ago. */
export const mayUrgeAgain = (last: Temporal.Instant | null, now: Temporal.Instant): Verdict =>
  last !== null && now.since(last).total('hours') < urgeHours
    ? no(
        'urged-lately',
        `您${whenText(last.epochMilliseconds, now.epochMilliseconds).zh} 催过，${urgeHours} 小时内不用再催`,
        `You urged ${whenText(last.epochMilliseconds, now.epochMilliseconds).en}; once in ${urgeHours} hours is enough`,
      )
    : true

/** Whether a unit may be urged again: each time it is a mail, or a line in its inbox. */
export const mayUrgeUnitAgain = (last: Temporal.Instant | null, now: Temporal.Instant): Verdict =>
  last !== null && now.since(last).total('minutes') < 60
    ? no(
        'urged-lately',
        `${whenText(last.epochMilliseconds, now.epochMilliseconds).zh} 催过，一小时以后再催`,
        `It was urged ${whenText(last.epochMilliseconds, now.epochMilliseconds).en}; urge again after an hour`,
      )
    : true

/** When one part was urged last. */
export const lastUrgeOf = (events: { kind: string; assignment_id: string | null; at: Temporal.Instant }[], assignmentId: string) =>
  events.find((event) => event.kind === 'urged' && event.assignment_id === assignmentId)?.at ?? null

export async function lastUrge(work: Pick<Sight, 'tx' | 'ctx'>, needId: string): Promise<Temporal.Instant | null> {
  const row = await work.tx
    .selectFrom('needs.event')
    .select('at')
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', needId)
    .where('kind', '=', 'requester-urged')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}
