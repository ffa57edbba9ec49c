import { sql } from 'kysely'
import { dueTime } from '../../../engines/calendar/deadline.ts'
import { system } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { readPauses, refreshInboxes, standsStill } from '../clocks/clocks.ts'
import { tellMoved } from './tell-moved.ts'
import { freshMs, loadTimeRules, ruleOf } from '../clocks/time-rules.ts'
import { keepTold } from '../clocks/told-dates.ts'

type OpenClock = {
  id: string
  need_id: string
  kind: string
  rule_id: string
  rule_version: number
  started_at: Temporal.Instant
  due_at: Temporal.Instant
  pauses: unknown
}

/**
 * After a change of the holiday calendar, in the same command: every running clock is due when the calendar says so now, with its
 * place on the worklist; each need it moves gets a line that says so, and whoever asked is told. What stands still is reckoned when its pause ends.
 * @returns how many clocks moved
 */
export async function recomputeDue(work: Work): Promise<number> {
  const { ctx, tx, now } = work
  const rules = await loadTimeRules(ctx.district, tx)
  // in the order of their ids, as long as the command lasts: a step of one of these needs waits
  await sql`select from needs.need n where n.district_id = ${ctx.district} and exists (select from needs.clock c where c.district_id = n.district_id
    and c.need_id = n.id and c.met_at is null and c.cancelled_at is null) order by n.id for update`.execute(tx)
  const { rows } = await sql<OpenClock>`select c.id, c.need_id, c.kind, c.rule_id, c.rule_version, c.started_at, c.due_at, c.pauses
    from needs.clock c where c.district_id = ${ctx.district} and c.met_at is null and c.cancelled_at is null and not ${standsStill}
      and c.kind <> 'promise'`.execute(tx)
  const moved = rows.flatMap((row) => {
    const rule = ruleOf(rules, row.rule_id, row.rule_version)
    const due = dueTime({ rule, start: row.started_at, pauses: readPauses(row.pauses), now, calendar: rules.calendar })
    return Temporal.Instant.compare(due, row.due_at) === 0 ? [] : [{ ...row, due }]
  })
  await moveClocks(work, moved)
  // before its dispatch a need has no clock for its answer, and yet its requester was told a date
  const open = await sql<{ id: string }>`select distinct c.need_id as id from needs.clock c where c.district_id = ${ctx.district}
    and c.met_at is null and c.cancelled_at is null`.execute(tx)
  const told = await keepTold(
    work,
    open.rows.map(({ id }) => id),
    'holidays',
    rules,
  )
  const byNeed = Map.groupBy(moved, ({ need_id }) => need_id)
  const concerned = [...new Set([...byNeed.keys(), ...told.keys()])]
  if (concerned.length === 0) return 0
  const events = concerned.map((need) => {
    const dates = told.get(need) ?? []
    const others = (byNeed.get(need) ?? []).filter(({ kind }) => !dates.some((date) => date.kind === kind))
    const clocks = others.map(({ kind, due_at, due }) => ({ kind, from: due_at.toString(), to: due.toString() }))
    return { need, audience: dates.length > 0 ? 'requester' : 'handlers', data: { moved: [...dates, ...clocks] } }
  })
  await sql`insert into needs.event (district_id, need_id, at, kind, data, audience)
    select ${ctx.district}, e.need, ${now}, 'due-moved', e.data, e.audience
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(need uuid, data jsonb, audience text)`.execute(tx)
  await tellMoved(work, told)
  await refreshInboxes(work, concerned)
  for (const needId of concerned) work.wake('needs.due-moved', needId, [`need:${needId}`])
  return moved.length
}

async function moveClocks({ ctx, tx }: Work, moved: (OpenClock & { due: Temporal.Instant })[]): Promise<void> {
  if (moved.length === 0) return
  const changes = moved.map(({ id, due }) => ({ id, due: due.toString() }))
  await sql`update needs.clock c set due_at = m.due from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as m(id uuid, due timestamptz)
    where c.district_id = ${ctx.district} and c.id = m.id`.execute(tx)
  await sql`update needs.bad_rating_case b set due_at = c.due_at from needs.verdict v, needs.clock c
    where b.district_id = ${ctx.district} and b.ended_at is null and v.district_id = b.district_id and v.id = b.verdict_id
      and c.district_id = b.district_id and c.need_id = b.need_id and c.kind = 'case' and c.round = v.round and c.met_at is null
      and c.due_at <> b.due_at`.execute(tx)
}

/** Once more when every process knows the change: until then one may have started a clock by the calendar of before. */
export const recomputeLater = (work: Work): void =>
  work.later(
    'needs.recompute-due',
    {},
    { key: `needs.recompute-due:${work.ctx.district}`, runAt: work.now.add({ milliseconds: freshMs + 15_000 }) },
  )

export const recomputeAgain = (ctx: Ctx): Promise<void> =>
  commit(ctx, system(ctx.district), async (work) => {
    work.permit(() => true) // the product itself
    const clocks = await recomputeDue(work)
    work.trace('needs.due-recomputed', 'needs', { clocks })
  })
