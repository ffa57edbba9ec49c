import { no, type Verdict } from '../../kernel/refusal.ts'
import type { Sight } from './sight.ts'

const urgeHours = 4

/** Whether the last urging is long enough ago. */
export const mayUrgeAgain = (last: Temporal.Instant | null, now: Temporal.Instant): Verdict =>
  last !== null && now.since(last).total('hours') < urgeHours
    ? no(
        'urged-lately',
        `刚催过，${urgeHours} 小时内不用再催，办理单位已经看到了`,
        `You urged less than ${urgeHours} hours ago; the units have seen it`,
      )
    : true

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
