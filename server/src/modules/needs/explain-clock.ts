import type { Text } from '@liti/contract/common'
import type { DeadlineView } from '@liti/contract/deadline'
import { clockText, type ClockKind } from '@liti/contract/needs-words'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/refusal.ts'
import { clockColumns, clockDeadline } from './clock-view.ts'
import { mayFollowNeed } from './open-needs.ts'
import { timeRules } from './time-rules.ts'

/** Why a clock ends when it does, for anybody who may see its need: at the desk, as its requester, or by the link of its assignment. */
export async function explainClock(ctx: Ctx, actor: Actor, clockId: string): Promise<{ title: Text; deadline: DeadlineView }> {
  const row = await ctx.db
    .selectFrom('needs.clock')
    .select([...clockColumns, 'need_id'])
    .where('district_id', '=', ctx.district)
    .where('id', '=', clockId)
    .executeTakeFirst()
  if (!row) throw notFound()
  if (actor.link) {
    if (row.assignment_id !== actor.link.assignmentId) throw notFound()
  } else {
    if (!(await mayFollowNeed(ctx, actor, row.need_id))) throw notFound()
  }
  const rules = await timeRules(ctx)
  return { title: clockText[row.kind as ClockKind], deadline: clockDeadline(rules, row, ctx.now()) }
}
