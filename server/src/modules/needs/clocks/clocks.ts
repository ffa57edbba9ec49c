import type { Text } from '@liti/contract/common'
import type { ClockKind, Grade } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import { dueTime } from '../../../engines/calendar/deadline.ts'
import type { Pause } from '../../../engines/calendar/pauses.ts'
import { json, type Work } from '../../../kernel/work.ts'
import { ruleFor, ruleOf, timeRules } from './time-rules.ts'

export type StoredPause = { from: string; to: string | null; reason: Text }

export const readPauses = (stored: unknown): Pause[] =>
  (stored as StoredPause[]).map((pause) => ({
    from: Temporal.Instant.from(pause.from),
    to: pause.to === null ? null : Temporal.Instant.from(pause.to),
    reason: pause.reason,
  }))

export type NewClock = {
  needId: string
  kind: ClockKind
  bodyId: string
  grade: Grade
  assignmentId?: string | null
  round?: number
  outside?: boolean
  /** Where the count began, if not now: an answer is promised from the first dispatch on. */
  startedAt?: Temporal.Instant
  /** A reply that was sent back. */
  again?: boolean
}

/** Starts somebody's time. The clock keeps the rule's version it starts under. */
export async function startClock(work: Work, clock: NewClock): Promise<void> {
  const rules = await timeRules(work.ctx, work.tx)
  const { rule } = ruleFor(rules, clock.kind, work.today, clock.grade, clock.outside)
  const start = clock.startedAt ?? work.now
  await work.tx
    .insertInto('needs.clock')
    .values({
      district_id: work.ctx.district,
      need_id: clock.needId,
      assignment_id: clock.assignmentId ?? null,
      round: clock.round ?? 1,
      kind: clock.kind,
      body_id: clock.bodyId,
      rule_id: rule.id,
      rule_version: rule.version,
      started_at: start,
      due_at: dueTime({ rule, start, now: work.now, calendar: rules.calendar }),
      again: clock.again ?? false,
    })
    .execute()
}

type Which = { needId: string; kinds?: ClockKind[]; assignmentId?: string; round?: number }

const openClocks = (work: Work, { needId, kinds, assignmentId, round }: Which) => {
  let query = work.tx
    .updateTable('needs.clock')
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', needId)
    .where('met_at', 'is', null)
    .where('cancelled_at', 'is', null)
  if (kinds) query = query.where('kind', 'in', kinds)
  if (assignmentId) query = query.where('assignment_id', '=', assignmentId)
  if (round !== undefined) query = query.where('round', '=', round)
  return query
}

/** Somebody did in time, or late, what the clock waited for. */
export const meetClocks = async (work: Work, which: Which): Promise<void> => {
  await openClocks(work, which).set({ met_at: work.now }).execute()
}

/**
 * What the clocks waited for will not come: returned, withdrawn. They count neither way. The clock of a bad-rating case runs on
 * whatever becomes of the need: only the case's own answer ends it.
 */
export const cancelClocks = async (work: Work, which: Which): Promise<void> => {
  await openClocks(work, which).where('kind', '<>', 'case').set({ cancelled_at: work.now }).execute()
}

/** When the running clock of a kind is due; null where none runs (an answer: before the dispatch and once it is given). */
export async function runningDue(work: Work, needId: string, kind: ClockKind): Promise<Temporal.Instant | null> {
  const clock = await work.tx
    .selectFrom('needs.clock')
    .select('due_at')
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', needId)
    .where('kind', '=', kind)
    .where('met_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
  return clock?.due_at ?? null
}

/** The promise to the requester goes on while the need changes hands. */
export const handOverClocks = async (work: Work, which: Which, bodyId: string): Promise<void> => {
  await openClocks(work, which).set({ body_id: bodyId }).execute()
}

/** Why a clock stands still while a question is open. */
export const waitingText: Text = { zh: '等牵头单位答复提问', en: 'waiting for the lead’s answer to a question' }

/** Stops the clocks of one assignment, or lets them go on, and moves their due time. */
export async function setPause(
  work: Work,
  { id, need_id }: { id: string; need_id: string },
  change: 'begin' | 'end',
  reason: Text,
): Promise<void> {
  const rules = await timeRules(work.ctx, work.tx)
  const clocks = await work.tx
    .selectFrom('needs.clock')
    .select(['id', 'rule_id', 'rule_version', 'started_at', 'pauses'])
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', need_id) // the index there is
    .where('assignment_id', '=', id)
    .where('kind', '=', 'reply')
    .where('met_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute()
  for (const clock of clocks) {
    const stored = clock.pauses as StoredPause[]
    const paused = isPaused(stored)
    if ((change === 'begin') === paused) continue
    const pauses: StoredPause[] =
      change === 'begin'
        ? [...stored, { from: work.now.toString(), to: null, reason }]
        : stored.map((pause) => (pause.to === null ? { ...pause, to: work.now.toString() } : pause))
    const due = dueTime({
      rule: ruleOf(rules, clock.rule_id, clock.rule_version),
      start: clock.started_at,
      pauses: readPauses(pauses),
      now: work.now,
      calendar: rules.calendar,
    })
    await work.tx
      .updateTable('needs.clock')
      .set({ pauses: json(pauses), due_at: due })
      .where('district_id', '=', work.ctx.district)
      .where('id', '=', clock.id)
      .execute()
  }
}

/**
 * Rewrites the worklist rows of one need from its running clocks: per body, the one that runs out first. A bad-rating case is a duty
 * of its own beside it. A clock that stands still asks nothing of its body.
 */
export const refreshInbox = (work: Work, needId: string): Promise<void> => refreshInboxes(work, [needId])

/** The same for many needs at once. */
export async function refreshInboxes(work: Work, needIds: string[]): Promise<void> {
  await sql`
    with due as (
      select distinct on (c.need_id, c.body_id, c.kind = 'case') c.need_id, c.body_id, c.kind, c.due_at, n.unit_id, n.floor_id, n.created_at
      from needs.clock c join needs.need n on n.district_id = c.district_id and n.id = c.need_id
      where c.district_id = ${work.ctx.district} and c.need_id = any(${needIds}::uuid[]) and c.met_at is null and c.cancelled_at is null
        and not ${standsStill}
      order by c.need_id, c.body_id, c.kind = 'case', c.due_at
    ), gone as (
      delete from needs.inbox where district_id = ${work.ctx.district} and need_id = any(${needIds}::uuid[])
        and (need_id, body_id, kind) not in (select need_id, body_id, kind from due)
    )
    insert into needs.inbox (district_id, body_id, need_id, unit_id, floor_id, kind, due_at, need_created_at)
    select ${work.ctx.district}, body_id, need_id, unit_id, floor_id, kind, due_at, created_at from due
    on conflict (district_id, body_id, need_id, kind) do update set due_at = excluded.due_at`.execute(work.tx)
}

/** A clock under the alias `c` that is in a pause: its due time is not known before the pause ends. */
export const standsStill = sql<boolean>`c.pauses @> '[{"to": null}]'`
export const isPaused = (stored: unknown): boolean => (stored as StoredPause[]).some((pause) => pause.to === null)

/** Past its due time while it runs. */
export const isLate = (
  clock: { due_at: Temporal.Instant; met_at: Temporal.Instant | null; cancelled_at: Temporal.Instant | null; pauses: unknown },
  now: Temporal.Instant,
): boolean =>
  clock.met_at === null && clock.cancelled_at === null && !isPaused(clock.pauses) && Temporal.Instant.compare(clock.due_at, now) < 0
