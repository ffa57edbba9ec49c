import type { ClockView } from '@liti/contract/needs'
import { clockText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useDue } from '../../kit/words/time.ts'
import { clockLook } from '../../kit/ui/due.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { WhyButton } from '../../kit/work/clock-why.tsx'

const useText = texts({
  zh: { why: '怎么算的', name: (kind: string, due: string) => `${kind}：${due}`, label: '三个期限' },
  en: { why: 'How it is worked out', name: (kind, due) => `${kind}: ${due}`, label: 'Time limits' },
})

/** The three promises that matter now, each a sentence that opens to its working-out. */
export function Promises({ clocks, onWrong }: { clocks: readonly ClockView[]; onWrong: (() => void) | undefined }): ReactNode {
  const t = useText()
  const shown = clocks.filter(({ standing }) => standing !== 'cancelled').slice(-3)
  if (shown.length === 0) return null
  return (
    <ul className="promises" aria-label={t.label}>
      {shown.map((clock) => (
        <li key={clock.id}>
          <OnePromise clock={clock} onWrong={onWrong} />
        </li>
      ))}
    </ul>
  )
}

function OnePromise({ clock, onWrong }: { clock: ClockView; onWrong: (() => void) | undefined }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useDue()
  const look = clockLook(clock.standing)
  const kind = tx(clockText[clock.kind])
  return (
    <WhyButton clockId={clock.id} className="promise-cell" onWrong={onWrong}>
      <span className={`due ${look}`.trim()}>
        <Icon name={look === 'over' ? 'alert' : look === 'done' ? 'check' : 'clock'} />
        <b>{clock.metAt ? kind : t.name(kind, when(clock.dueAt))}</b>
      </span>
      <span className={look === 'over' ? 'over-text' : undefined}>{tx(clock.time)}</span>
      <span className="s muted">
        {tx(clock.rule)} <span className="how no-print">{t.why}</span>
      </span>
    </WhyButton>
  )
}
