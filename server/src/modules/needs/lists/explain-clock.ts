import type { Text } from '@liti/contract/common'
import type { DeadlineView } from '@liti/contract/deadline'
import { clockText, type ClockKind } from '@liti/contract/needs-words'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { clockColumns } from '../clocks/clock-row.ts'
import { clockDeadline, type Reader } from '../clocks/clock-view.ts'
import { isThere } from '../record/open-needs.ts'
import { readNeedFacts } from '../record/lock-need.ts'
import { timeRules } from '../clocks/time-rules.ts'

/** Why a clock ends when it does, for anybody who may see its need: at the desk, as its requester, or by the link of its assignment. */
export async function explainClock(ctx: Ctx, actor: Actor, clockId: string): Promise<{ title: Text; deadline: DeadlineView }> {
  const row = await ctx.db
    .selectFrom('needs.clock')
    .select([...clockColumns, 'need_id'])
    .where('district_id', '=', ctx.district)
    .where('id', '=', clockId)
    .executeTakeFirst()
  if (!row) throw notFound()
  const reader = await readerOf(row)
  const rules = await timeRules(ctx)
  return { title: clockText[row.kind as ClockKind], deadline: clockDeadline(rules, row, ctx.now(), reader) }

  async function readerOf({ assignment_id, need_id }: { assignment_id: string | null; need_id: string }): Promise<Reader> {
    if (actor.link) {
      if (assignment_id !== actor.link.assignmentId) throw notFound()
      return 'staff'
    }
    const asked = await isThere(readNeedFacts(ctx, actor, need_id, 'requester'))
    if (!asked) await readNeedFacts(ctx, actor, need_id, 'desk')
    return asked ? 'requester' : 'staff'
  }
}
