import type { TrackView } from '@liti/contract/needs'
import { isPaused } from '../clocks/clocks.ts'
import type { NeedRecord } from './need-record.ts'

/** For whoever asked: what has been answered waits for them. */
export const requesterTone = (record: NeedRecord, now: Temporal.Instant): TrackView['tone'] =>
  record.need.state === 'answered' ? 'soon' : toneOf(record, now)

/** The colour of a need's tag: late before soon before done; waiting states are neutral. */
export function toneOf({ need, clocks }: NeedRecord, now: Temporal.Instant): TrackView['tone'] {
  const open = clocks.filter((clock) => clock.met_at === null && clock.cancelled_at === null && !isPaused(clock.pauses))
  if (open.some((clock) => Temporal.Instant.compare(clock.due_at, now) < 0)) return 'over'
  if (need.state === 'closed' || need.state === 'answered') return 'done'
  if (need.state === 'declined' || need.state === 'withdrawn') return 'neutral'
  if (open.some((clock) => clock.due_at.since(now).total('hours') <= 24)) return 'soon'
  return 'doing'
}
