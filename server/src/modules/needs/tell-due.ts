import { clockText, type ClockKind } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import { notice, tell, type Message } from '../../engines/notify/index.ts'
import { system } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { commit } from '../../kernel/work.ts'
import { bodyName, holdersOf } from '../directory/index.ts'
import { timeRules } from './time-rules.ts'

type Due = { body_id: string; number: string; kind: ClockKind; due_at: Temporal.Instant }

const mostListed = 10
const mostRead = 2000
/** Seats that work on needs; chairs and members are not told of clocks. */
const working = new Set(['head', 'specialist', 'handler', 'duty_holder', 'liaison', 'secretary'])

/**
 * Tells the people of each body, once a working morning, what is late and what falls due within a day: one digest each instead
 * of a notice a clock. On days off nobody is told.
 */
export async function tellDue(ctx: Ctx): Promise<void> {
  const { calendar } = await timeRules(ctx)
  const now = ctx.now()
  const today = calendar.dayOf(now)
  if (!calendar.isWorkingDay(today)) return
  const { rows } =
    await sql<Due>`select i.body_id, n.number, i.kind, i.due_at from needs.inbox i join needs.need n on n.district_id = i.district_id and n.id = i.need_id
    where i.district_id = ${ctx.district} and i.due_at < ${now.add({ hours: 24 })} order by i.due_at limit ${mostRead}`.execute(ctx.db)
  for (const [bodyId, all] of Map.groupBy(rows, (row) => row.body_id)) {
    const people = (await holdersOf(ctx.db, ctx.district, bodyId)).filter((holder) => working.has(holder.kind))
    const body = await bodyName(ctx.db, ctx.district, bodyId)
    const messages = people.flatMap(({ personId }): Message[] =>
      (['overdue', 'soon'] as const).flatMap((which) => {
        const part = all.filter((row) => Temporal.Instant.compare(row.due_at, now) < 0 === (which === 'overdue'))
        if (part.length === 0) return []
        const items = part
          .slice(0, mostListed)
          .map((row) => ({ number: row.number, kind: clockText[row.kind], dueAt: row.due_at.toString() }))
        return [
          {
            ...notice(`clock.${which}-digest`, { body, items, asOf: now.toString(), more: part.length - items.length }),
            to: { personId },
            link: `/desk/needs?tab=${which}`,
            subject: { kind: 'body', id: bodyId },
            dedupe: `clock.${which}-digest:${bodyId}:${today.toString()}`,
          },
        ]
      }),
    )
    if (messages.length === 0) continue
    await commit(ctx, system(ctx.district), async (work) => {
      work.permit(() => true) // the product itself, once a day
      await tell(work, messages)
      work.trace('needs.due-told', bodyId, { people: people.length })
    })
  }
}
