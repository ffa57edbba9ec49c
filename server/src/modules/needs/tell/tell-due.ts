import { clockText, type ClockKind } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import { tell, type Message } from '../../../engines/notify/index.ts'
import { system } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { bodyName } from '../../directory/index.ts'
import { notice } from '../notices/index.ts'
import { timeRules } from '../clocks/time-rules.ts'
import { peopleAtWork } from '../record/working-seats.ts'

type Due = { body_id: string; late: boolean; all: number; number: string; kind: ClockKind; due_at: Temporal.Instant }

const mostListed = 10

/**
 * Tells the people of each body, once a working morning, what is late and what falls due within a day: one digest each instead
 * of a notice a clock. On days off nobody is told.
 */
export async function tellDue(ctx: Ctx): Promise<void> {
  const { calendar } = await timeRules(ctx)
  const now = ctx.now()
  const today = calendar.dayOf(now)
  if (!calendar.isWorkingDay(today)) return
  // each body's own first rows by its own index: however much waits elsewhere, nobody is passed over
  const part = (
    late: boolean,
  ) => sql`select ${late}::bool as late, i.need_id, i.kind, i.due_at, count(*) over ()::int as "all" from needs.inbox i
      where i.district_id = ${ctx.district} and i.body_id = b.id and ${late ? sql`i.due_at < ${now}` : sql`i.due_at >= ${now} and i.due_at < ${now.add({ hours: 24 })}`}
      order by i.due_at, i.need_id limit ${mostListed}`
  const { rows } = await sql<Due>`select b.id as body_id, due.late, due.all, n.number, due.kind, due.due_at from directory.body_face b
    cross join lateral ((${part(true)}) union all (${part(false)})) as due
    join needs.need n on n.district_id = b.district_id and n.id = due.need_id
    where b.district_id = ${ctx.district} order by b.id, due.due_at, due.need_id`.execute(ctx.db)
  for (const [bodyId, all] of Map.groupBy(rows, (row) => row.body_id)) {
    const people = await peopleAtWork(ctx.db, ctx.district, bodyId)
    const body = await bodyName(ctx.db, ctx.district, bodyId)
    const messages = people.flatMap((personId): Message[] =>
      (['overdue', 'soon'] as const).flatMap((which) => {
        const listed = all.filter((row) => row.late === (which === 'overdue'))
        if (listed.length === 0) return []
        const items = listed.map((row) => ({ number: row.number, kind: clockText[row.kind], dueAt: row.due_at.toString() }))
        const more = (listed[0]?.all ?? 0) - items.length
        return [
          {
            ...notice(`clock.${which}-digest`, { body, items, asOf: now.toString(), more }),
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
