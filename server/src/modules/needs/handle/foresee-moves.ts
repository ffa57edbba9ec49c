import type { In, Out } from '@liti/contract/kit'
import type { foreseeMoves as route } from '@liti/contract/needs'
import type { ClockKind, Grade } from '@liti/contract/needs-words'
import { dueTime } from '../../../engines/calendar/deadline.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { whyDispatched } from './dispatch-need.ts'
import { readNeedFacts } from '../record/lock-need.ts'
import { ruleFor, timeRules } from '../clocks/time-rules.ts'
import { datesNow, movesOf, toldRows, type ToldClock, type ToldRow } from '../clocks/told-dates.ts'

/** Which dates the requester was told would move if this were done now: the clocks as the act would leave them, held against what was told. */
export async function foreseeMoves(
  ctx: Ctx,
  actor: Actor,
  needId: string,
  { act, grade: chosen }: Out<(typeof route)['query']>,
): Promise<In<(typeof route)['reply']>> {
  const need = await readNeedFacts(ctx, actor, needId)
  const [rules, [row]] = await Promise.all([timeRules(ctx), toldRows(ctx.db, ctx.district, [needId])])
  if (!row) return { moved: [] }
  const now = ctx.now()
  const today = rules.calendar.dayOf(now).toString()
  const grade = (chosen ?? row.grade) as Grade
  const regraded = grade !== row.grade
  const started = (kind: ClockKind, at: Temporal.Instant): ToldClock => {
    const { rule } = ruleFor(rules, kind, today, grade)
    const due = dueTime({ rule, start: at, now, calendar: rules.calendar })
    return { kind, startedAt: at.toString(), dueAt: due.toString(), ruleId: rule.id, ruleVersion: rule.version }
  }
  const running = (kind: ClockKind): ToldClock | undefined => row.clocks.findLast((clock) => clock.kind === kind)
  /** A promise that runs goes on; a change of urgency counts it again from where it began. */
  const promised = (kind: ClockKind): ToldClock => {
    const clock = running(kind)
    if (!clock) return started(kind, now)
    return regraded ? started(kind, Temporal.Instant.from(clock.startedAt)) : clock
  }
  const after: ToldRow =
    act === 'accept'
      ? { ...row, grade, state: 'accepted', clocks: [started('dispatch', now)] }
      : { ...row, grade, state: 'dispatched', never_dispatched: false, clocks: [promised('contact'), promised('answer')] }
  const because = act === 'accept' ? (regraded ? 'grade' : 'accepted') : whyDispatched(need, regraded, running('answer') !== undefined)
  return { moved: movesOf(after, datesNow(rules, after, { now, today }), because) }
}
