import type { ObjectionKind } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import { system } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { timeRules } from '../clocks/time-rules.ts'
import { lockNeed } from '../record/lock-need.ts'
import { openObjection } from '../record/objections.ts'
import { otherDesk, tellObjected } from './tell-desk.ts'

const everyDays = 3
const mostAtOnce = 500

/**
 * An objection has no time limit of its own, and until it is settled what the call-back wrote down counts in no figure: those who can
 * settle it are told once more every third day, on working mornings.
 */
export async function tellObjections(ctx: Ctx): Promise<void> {
  const { calendar } = await timeRules(ctx)
  const now = ctx.now()
  if (!calendar.isWorkingDay(calendar.dayOf(now))) return
  const { rows } = await sql<{ need_id: string; at: Temporal.Instant; kind: ObjectionKind }>`
    select need_id, at, kind from needs.objection
    where district_id = ${ctx.district} and settled_at is null and at <= ${now.subtract({ hours: everyDays * 24 })}
    order by at limit ${mostAtOnce}`.execute(ctx.db)
  for (const { need_id, at, kind } of rows) {
    const times = Math.floor(now.since(at).total('hours') / 24 / everyDays)
    await commit(ctx, system(ctx.district), async (work) => {
      work.permit(() => true) // the product itself, on a working morning
      const need = await lockNeed(work, need_id)
      const open = await openObjection(work, need)
      if (open) await tellObjected(work, need, (await otherDesk(work, need, open.callerId)).people, kind, times)
      work.trace('needs.objection-told', need_id, { times })
    })
  }
}
