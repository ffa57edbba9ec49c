import { sql } from 'kysely'
import { system } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { linkSender } from '../record/link-sender.ts'
import { bodyText, tellBody, tellOutside } from './tell-people.ts'
import { notice } from '../notices/index.ts'
import { timeRules } from '../clocks/time-rules.ts'

type Due = {
  id: string
  need_id: string
  assignment_id: string
  due_at: Temporal.Instant
  told: number
  number: string
  title: string
  lead: string
  unit_id: string
  body_id: string
  external: boolean
  contact_email: string
}

const zone = 'Asia/Shanghai'
const mostAtOnce = 500
const daysBack = 30

/**
 * A promise comes back when its day is there, on the working morning of the day (of one on a day off: the last before), and once more
 * when it was not kept: to the lead, and by letter to a unit elsewhere, which has no list of its own.
 */
export async function tellPromises(ctx: Ctx): Promise<void> {
  const { calendar } = await timeRules(ctx)
  const now = ctx.now()
  const today = calendar.dayOf(now)
  if (!calendar.isWorkingDay(today)) return
  let next = today.add({ days: 1 })
  while (!calendar.isWorkingDay(next)) next = next.add({ days: 1 })
  const { rows } = await sql<Due>`
    select c.id, c.need_id, c.assignment_id, c.due_at, c.told, n.number, n.title, n.unit_id, coalesce(n.lead_body_id, n.owner_body_id) as lead, c.body_id,
      b.external, b.contact_email
    from needs.clock c
    join needs.need n on n.district_id = c.district_id and n.id = c.need_id
    join directory.body_face b on b.district_id = c.district_id and b.id = c.body_id
    where c.district_id = ${ctx.district} and c.kind = 'promise' and c.due_at > ${now.subtract({ hours: daysBack * 24 })}
      and c.due_at < ${next.toZonedDateTime({ timeZone: zone }).toInstant()} and c.met_at is null and c.cancelled_at is null
      and (c.told < 1 or c.due_at <= ${now} and c.told < 2)
    order by c.due_at limit ${mostAtOnce}`.execute(ctx.db)
  for (const due of rows) await remind(ctx, due)
}

async function remind(ctx: Ctx, due: Due): Promise<void> {
  await commit(ctx, system(ctx.district), async (work) => {
    work.permit(() => true) // the product itself, once a working day
    const late = Temporal.Instant.compare(due.due_at, work.now) <= 0
    const step = await work.tx
      .updateTable('needs.clock')
      .set({ told: late ? 2 : 1 })
      .where('district_id', '=', ctx.district)
      .where('id', '=', due.id)
      .where('told', '=', due.told)
      .where('due_at', '=', due.due_at)
      .where('met_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .executeTakeFirst()
    work.trace('needs.promise-reminded', due.assignment_id, { late })
    if (step.numUpdatedRows === 0n) return // done or moved meanwhile, or told by another worker
    const about = { number: due.number, title: due.title, unit: await bodyText(work, due.body_id) }
    const times = { dueAt: due.due_at.toString(), asOf: work.now.toString() }
    const event = `${due.id}:${due.due_at.epochMilliseconds}:${late ? 'late' : 'day'}`
    await tellBody(work, { id: due.need_id }, due.lead, notice('part.day-due', { ...about, ...times }), { event })
    if (!due.external || due.contact_email === '') return
    const sender = await linkSender(work, { lead_body_id: due.lead, owner_body_id: due.lead, unit_id: due.unit_id })
    const reminder = notice('assignment.reminder', { ...about, ...times, from: await bodyText(work, due.lead), what: 'promise', sender })
    await tellOutside(work, due.assignment_id, due.contact_email, reminder, event)
  })
}
