import { clockText, type ClockKind } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import { system } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { bodyName } from '../../directory/index.ts'
import { standsStill } from '../clocks/clocks.ts'
import { bodyHere } from '../record/dispatch-catalogue.ts'
import { tellPeople } from './tell-people.ts'
import { notice } from '../notices/index.ts'
import { peopleAtWork, peopleOnDuty } from '../record/working-seats.ts'

type Late = {
  id: string
  need_id: string
  kind: ClockKind
  body_id: string
  started_at: Temporal.Instant
  due_at: Temporal.Instant
  told: number
  number: string
  title: string
  unit_id: string
  jurisdiction_code: string
}

const mostAtOnce = 200
/** What ran out longer ago is in the digest; the ladder is over within hours. */
const hoursBack = 48

/**
 * Where there is danger, a clock that runs out is told at any hour: first to the unit whose clock it is, and after the same span
 * again to the duty holder of the sub-district. Each step once. Parts of units without accounts are reminded by letter instead.
 */
export async function tellDanger(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  const { rows } = await sql<Late>`
    select c.id, c.need_id, c.kind, c.body_id, c.started_at, c.due_at, c.told, n.number, n.title, n.unit_id, n.jurisdiction_code
    from needs.clock c
    join needs.need n on n.district_id = c.district_id and n.id = c.need_id and n.grade = 'danger'
    join directory.body_face b on b.district_id = c.district_id and b.id = c.body_id and not b.external
    where c.district_id = ${ctx.district} and c.due_at <= ${now} and c.due_at > ${now.subtract({ hours: hoursBack })}
      and c.met_at is null and c.cancelled_at is null and not ${standsStill}
      and (c.told = 0 or c.told = 1 and c.due_at + (c.due_at - c.started_at) <= ${now})
    order by c.due_at limit ${mostAtOnce}`.execute(ctx.db)
  for (const late of rows) await climb(ctx, late)
}

async function climb(ctx: Ctx, late: Late): Promise<void> {
  const { district } = ctx
  await commit(ctx, system(district), async (work) => {
    work.permit(() => true) // the product itself
    const step = await work.tx
      .updateTable('needs.clock')
      .set({ told: late.told + 1 })
      .where('district_id', '=', district)
      .where('id', '=', late.id)
      .where('told', '=', late.told)
      .where('met_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .executeTakeFirst()
    const ladder = late.told === 0 ? 'unit' : 'duty'
    work.trace('needs.danger-told', late.need_id, { kind: late.kind, ladder })
    if (step.numUpdatedRows === 0n) return // done meanwhile, or told by another worker
    const street =
      ladder === 'duty' ? await bodyHere({ db: work.tx, district }, 'subdistrict', late.unit_id, late.jurisdiction_code) : undefined
    const people = street?.id ? await peopleOnDuty(work.tx, district, street.id) : await peopleAtWork(work.tx, district, late.body_id)
    const told = notice('clock.danger', {
      number: late.number,
      title: late.title,
      unit: await bodyName(work.tx, district, late.body_id),
      kind: clockText[late.kind],
      dueAt: late.due_at.toString(),
      asOf: work.now.toString(),
      ladder,
    })
    await tellPeople(work, { id: late.need_id }, people, told, { event: `${late.id}:${ladder}`, mail: true })
  })
}
