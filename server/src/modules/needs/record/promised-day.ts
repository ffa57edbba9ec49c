import type { Grade } from '@liti/contract/needs-words'
import { Refusal, wrongField } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import type { LockedAssignment } from './lock-assignment.ts'
import type { LockedNeed } from './lock-need.ts'
import { ruleFor, timeRules } from '../clocks/time-rules.ts'

const zone = 'Asia/Shanghai'
const mostDays = 366
/** So long after its day a promise can still be kept, or moved, by the same link. */
const daysAfter = 7

/** The last minute of a day. */
export const endOf = (day: Temporal.PlainDate): Temporal.Instant =>
  day.add({ days: 1 }).toZonedDateTime({ timeZone: zone }).subtract({ minutes: 1 }).toInstant()

/** Whether a day that somebody was told becomes another. */
export const isMoved = ({ promised_day: was }: LockedAssignment, day: string): boolean => was !== null && was !== day

/** The day a unit names: today or later, within a year; another than before only with a reason, since people were told. */
export function checkDay(work: Work, assignment: LockedAssignment, input: { day: string | null; why: string }): string {
  const wrong = (field: 'day' | 'why', zh: string, en: string): Refusal => wrongField('day', field, { zh, en })
  const { day } = input
  if (day === null) throw wrong('day', '还没选哪一天能办好', 'The day it will be done is missing')
  if (day < work.today) throw wrong('day', '这一天已经过去了，请选今天或以后', 'That day is past; choose today or later')
  if (day > Temporal.PlainDate.from(work.today).add({ days: mostDays }).toString())
    throw wrong('day', '请选一年以内的日子', 'Choose a day within a year')
  if (assignment.state === 'signed' && assignment.outcome === 'promised' && day === assignment.promised_day)
    throw wrong('day', '和原来定的是同一天', 'That is the day named before')
  if (isMoved(assignment, day) && input.why === '')
    throw wrong('why', '改日子要写原因，诉求人和牵头单位都会看到', 'Say why the day moves; the requester and the lead will read it')
  return day
}

/** Starts the time of a promise, or moves its end. It is counted from the first word on it. */
export async function putPromiseClock(work: Work, need: LockedNeed, { id, body_id }: LockedAssignment, day: string): Promise<void> {
  const due = endOf(Temporal.PlainDate.from(day))
  const moved = await work.tx
    .updateTable('needs.clock')
    .set({ due_at: due, told: 0 })
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', need.id) // the index there is
    .where('assignment_id', '=', id)
    .where('kind', '=', 'promise')
    .where('met_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  if (moved.numUpdatedRows > 0n) return
  const { rule } = ruleFor(await timeRules(work.ctx, work.tx), 'reply', work.today, need.grade as Grade)
  await work.tx
    .insertInto('needs.clock')
    .values({
      district_id: work.ctx.district,
      need_id: need.id,
      assignment_id: id,
      round: need.round,
      kind: 'promise',
      body_id,
      rule_id: rule.id, // not counted by it: the day is the unit's own
      rule_version: rule.version,
      started_at: work.now,
      due_at: due,
    })
    .execute()
}

/** The link of a unit elsewhere opens until its day has come and some time after. */
export async function keepLink(work: Work, assignmentId: string, day: string): Promise<void> {
  const until = endOf(Temporal.PlainDate.from(day).add({ days: daysAfter }))
  await work.tx
    .updateTable('needs.assignment_link')
    .set({ expires_at: until })
    .where('district_id', '=', work.ctx.district)
    .where('assignment_id', '=', assignmentId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<', until)
    .execute()
}
