import type { DeadlineView } from '@liti/contract/deadline'
import { dateText, dateTimeText, latestTimeText, daysBetween } from '@liti/contract/time-text'
import type { ClockRow } from './clock-row.ts'

/** How far a promise has come: its length is from the first word on it to the end of its day. */
export function promiseProgress(row: ClockRow, now: Temporal.Instant): number {
  const [start, due] = [row.started_at.epochMilliseconds, row.due_at.epochMilliseconds]
  const at = (row.met_at ?? now).epochMilliseconds
  return at >= due ? 100 : Math.max(0, Math.min(99, Math.floor((100 * (at - start)) / (due - start))))
}

/** Why a promise ends when it does: no rule counted it, the unit named the day. */
export function promiseDeadline({ started_at, due_at }: ClockRow): DeadlineView {
  const [start, due] = [started_at.epochMilliseconds, due_at.epochMilliseconds]
  const [said, day] = [dateTimeText(start), dateText(due)]
  return {
    rule: {
      id: 'promise',
      version: 1,
      since: null,
      amount: Math.max(1, daysBetween(start, due)),
      unit: 'days',
      text: { zh: '单位自己定的日子', en: 'The unit’s own day' },
      source: { zh: '', en: '' },
      url: null,
    },
    start: started_at.toString(),
    due: due_at.toString(),
    withoutPauses: due_at.toString(),
    state: 'running',
    answer: latestTimeText(due, { zh: '办好', en: 'Done' }),
    summary: { zh: '这一天是办理单位自己定的，不是按时限算的。', en: 'The unit named this day itself; no time limit counted it.' },
    steps: [
      {
        kind: 'start',
        title: { zh: `${said.zh} 第一次说定日子`, en: `First promised on ${said.en}` },
        detail: null,
        aside: null,
        days: [],
      },
      {
        kind: 'due',
        title: { zh: `${day.zh} 当天以内办好`, en: `Done by the end of ${day.en}` },
        detail: { zh: '改日子要说明原因，并告诉诉求人。', en: 'It moves only with a reason, and the requester is told.' },
        aside: null,
        days: [],
      },
    ],
    days: [],
    grid: { zh: '', en: '' },
    dayOf: null,
    warnings: [],
    note: null,
  }
}
