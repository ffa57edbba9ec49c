import type { Text } from '@liti/contract/common'
import type { ReactNode } from 'react'
import { useTx } from '../words/text.ts'
import { spaced } from '../words/time.ts'
import { Icon } from './icon.tsx'

/** How a clock stands, as the server computes it. */
export type Standing = 'met' | 'met-late' | 'running' | 'soon' | 'overdue' | 'long-overdue' | 'paused' | 'cancelled'
export type ClockLook = '' | 'soon' | 'over' | 'done'

const looks: Record<Standing, ClockLook> = {
  met: 'done',
  'met-late': 'over',
  running: '',
  soon: 'soon',
  overdue: 'over',
  'long-overdue': 'over',
  paused: '',
  cancelled: '',
}
export const clockLook = (standing: Standing): ClockLook => looks[standing]

type Said = { standing: Standing; time: Text; rule: Text }

/** Deadline chip: the time left or used, and the rule that set it; never one without the other. Takes a ClockView as it is. */
export function Due({ clock, who }: { clock: Said; who?: string }): ReactNode {
  const tx = useTx()
  const look = clockLook(clock.standing)
  return (
    <span className={`due ${look}`.trim()}>
      <Icon name={look === 'over' ? 'alert' : look === 'done' ? 'check' : 'clock'} />
      <b>{who ? tx({ zh: spaced(who.trim(), clock.time.zh), en: `${who.trim()}: ${clock.time.en}` }) : tx(clock.time)}</b>
      <span>{tx(clock.rule)}</span>
    </span>
  )
}

/** A part's clock: green only where the part is done. One met in time by saying that it cannot be done looks plain. */
export const plainUnlessDone = <C extends { standing: Standing }>(part: { outcome: string | null; clock: C | null }): C | null =>
  part.clock?.standing === 'met' && (part.outcome === 'partly' || part.outcome === 'cannot')
    ? { ...part.clock, standing: 'running' }
    : part.clock

/** One party's own time as a bar, always with a sentence that says the same. `below` puts the sentence under the bar. */
export function Clock({
  clock,
  children,
  below,
}: {
  clock: { standing: Standing; progress: number }
  children: ReactNode
  below?: boolean
}): ReactNode {
  const sentence = <span className="s">{children}</span>
  return (
    <div className={`clock ${clockLook(clock.standing)}`.trim()} style={{ '--p': clock.progress }}>
      {!below && sentence}
      <div className="bar" aria-hidden="true">
        <i />
      </div>
      {below && sentence}
    </div>
  )
}
