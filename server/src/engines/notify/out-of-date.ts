import { templateNames, type TemplateName } from './templates.ts'

/** When a message that could not leave is news no more: at a time it speaks of itself, or so many hours after it was written. */
type Lasts = { until: string; hours: number } | { hours: number }

const week = 7 * 24

/**
 * What each message is good for. `until` names the parameter with the time it leads up to ("by 16:24 the workstation accepts it"); after
 * that it would say what is wrong. Where it has none, `hours` says how long its news is news. Nothing outlasts a week.
 */
const lasting: Record<TemplateName, Lasts> = {
  'need.received': { until: 'acceptBy', hours: 24 },
  'need.accepted': { until: 'answerBy', hours: week },
  'need.declined': { hours: week },
  'need.dispatched': { until: 'answerBy', hours: week },
  'need.contacted': { until: 'answerBy', hours: 48 },
  'need.answered': { hours: week },
  'need.due-moved': { hours: 72 },
  'need.closed': { until: 'rateBy', hours: week },
  'need.reopened': { until: 'answerBy', hours: week },
  'need.street-decides': { hours: week },
  'need.objection-settled': { hours: week },
  'need.ended': { hours: week },
  'assignment.invited': { until: 'validUntil', hours: week },
  'assignment.reminder': { hours: 24 },
  'needs.arrived': { until: 'acceptBy', hours: 24 },
  'need.danger': { hours: 12 },
  'part.given': { hours: week },
  'part.replied': { hours: 72 },
  'part.returned': { hours: 72 },
  'need.part-day': { hours: 72 },
  'part.day': { hours: 72 },
  'part.day-due': { hours: 24 },
  'part.sent-back': { until: 'replyBy', hours: week },
  'part.cancelled': { hours: week },
  'part.urged': { hours: 24 },
  'question.asked': { hours: week },
  'question.answered': { hours: week },
  'clock.danger': { hours: 24 },
  'need.registered': { until: 'dispatchBy', hours: 24 },
  'need.urged': { hours: 48 },
  'need.supplemented': { hours: 72 },
  'need.again': { hours: week },
  'need.callback-due': { until: 'dueAt', hours: 72 },
  'need.objected': { hours: week },
  'case.opened': { until: 'dueAt', hours: week },
  'link.ended': { hours: week },
  // tomorrow has one of its own
  'clock.soon-digest': { hours: 12 },
  'clock.overdue-digest': { hours: 20 },
  // the code in it is no code any more
  'sign-in.code': { hours: 0.1 },
}

/** Kept with a message that was not sent because its time was over. */
export const outOfDate = 'out of date'

/** Whether a message of this template, written then, should not go out any more. */
export function isOutOfDate(template: string, params: unknown, writtenAt: Temporal.Instant, now: Temporal.Instant): boolean {
  const known = templateNames.find((name) => name === template)
  if (known === undefined) return false // told apart where it is read
  const lasts = lasting[known]
  const told = 'until' in lasts ? (params as Record<string, unknown> | null)?.[lasts.until] : undefined
  const end = typeof told === 'string' ? Temporal.Instant.from(told) : writtenAt.add({ minutes: Math.round(lasts.hours * 60) })
  const most = writtenAt.add({ hours: week })
  return Temporal.Instant.compare(now, Temporal.Instant.compare(end, most) < 0 ? end : most) > 0
}
