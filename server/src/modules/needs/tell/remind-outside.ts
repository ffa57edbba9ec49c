import { sql } from 'kysely'
import { system } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { standsStill } from '../clocks/clocks.ts'
import { linkSender } from '../record/link-sender.ts'
import { bodyText, tellOutside } from './tell-people.ts'
import { notice } from '../notices/index.ts'
import { timeRules } from '../clocks/time-rules.ts'

type Due = {
  id: string
  assignment_id: string
  kind: 'sign' | 'reply'
  due_at: Temporal.Instant
  told: number
  number: string
  title: string
  lead: string
  unit_id: string
  body_id: string
  contact_email: string
}

const zone = 'Asia/Shanghai'
const mostAtOnce = 500
const daysBack = 30

/**
 * Letters to units without accounts, on working mornings: one while there is a working day left to reply, one when it is late. They
 * see no list of their own, so nothing else would remind them. Only where their link still opens.
 */
export async function remindOutside(ctx: Ctx): Promise<void> {
  const { calendar } = await timeRules(ctx)
  const now = ctx.now()
  const today = calendar.dayOf(now)
  if (!calendar.isWorkingDay(today)) return
  let next = today.add({ days: 1 })
  while (!calendar.isWorkingDay(next)) next = next.add({ days: 1 })
  const soon = next.add({ days: 1 }).toZonedDateTime({ timeZone: zone }).toInstant()
  const { rows } = await sql<Due>`
    select c.id, c.assignment_id, c.kind, c.due_at, c.told, n.number, n.title, n.unit_id, coalesce(n.lead_body_id, n.owner_body_id) as lead, c.body_id, b.contact_email
    from needs.clock c
    join needs.need n on n.district_id = c.district_id and n.id = c.need_id
    join directory.body_face b on b.district_id = c.district_id and b.id = c.body_id and b.external and b.contact_email <> ''
    where c.district_id = ${ctx.district} and c.assignment_id is not null and c.kind in ('sign', 'reply') and c.due_at > ${now.subtract({ hours: daysBack * 24 })}
      and c.met_at is null and c.cancelled_at is null and not ${standsStill}
      and exists (select from needs.assignment_link l where l.district_id = c.district_id and l.assignment_id = c.assignment_id
        and l.revoked_at is null and l.expires_at > ${now})
      and (c.due_at <= ${now} and c.told < 2 or c.due_at < ${soon} and c.told < 1 and c.kind = 'reply')
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
      .where('met_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .executeTakeFirst()
    work.trace('needs.outside-reminded', due.assignment_id, { kind: due.kind, late })
    if (step.numUpdatedRows === 0n) return // done meanwhile, or told by another worker
    const reminder = notice('assignment.reminder', {
      number: due.number,
      title: due.title,
      from: await bodyText(work, due.lead),
      unit: await bodyText(work, due.body_id),
      what: due.kind,
      dueAt: due.due_at.toString(),
      asOf: work.now.toString(),
      sender: await linkSender(work, { lead_body_id: due.lead, owner_body_id: due.lead, unit_id: due.unit_id }),
    })
    await tellOutside(work, due.assignment_id, due.contact_email, reminder, `${due.id}:${late ? 'late' : 'soon'}`)
  })
}
