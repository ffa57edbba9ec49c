import type { AssignmentView } from '@liti/contract/needs'
import { partState } from '@liti/contract/needs-words'
import { useId, useState, type ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { Clock, clockLook, plainUnlessDone } from '../../kit/ui/due.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { WhyButton } from '../../kit/work/clock-why.tsx'
import type { OnAsk } from './dialogs/ask.ts'
import { hasMore, UnitMore } from './unit-more.tsx'

const useText = texts({
  zh: {
    lead: '牵头',
    co: '协办',
    away: '外地协办',
    region: (region: string) => region && `　${region}`,
    over: '超时',
    soon: '快到期',
    questions: (n: number) => `${n} 条要答`,
    more: (unit: string) => `${unit}的详情和能办的事`,
    show: '展开',
    hide: '收起',
  },
  en: {
    lead: 'Lead',
    co: 'Co-unit',
    away: 'Co-unit elsewhere',
    region: () => '', // stands in the unit’s name
    over: 'Overdue',
    soon: 'Due soon',
    questions: (n) => `${n} to answer`,
    more: (unit) => `Details and actions of ${unit}`,
    show: 'More',
    hide: 'Less',
  },
})

/** One unit: who, its own clock, where it stands, its last step; below it what it was asked, said and may be done about it. */
export function UnitRow({ unit, mayNote, onAsk }: { unit: AssignmentView; mayNote: boolean; onAsk: OnAsk }): ReactNode {
  const t = useText()
  const tx = useTx()
  const id = useId()
  const open = unit.questions.filter(({ answer }) => answer === null).length
  const [shown, setShown] = useState(open > 0 || (unit.role === 'co' && (unit.can.sign === true || unit.can.reply === true)))
  const name = tx(unit.body)
  const shownClock = plainUnlessDone(unit)
  const role = unit.role === 'lead' ? t.lead : unit.external ? t.away : t.co
  return (
    <li className={shown ? 'unit shown' : 'unit'}>
      <div className="unit-row">
        <div>
          <b>{name}</b>
          <span className="s muted">
            {role}
            {unit.external && t.region(unit.region)}
          </span>
        </div>
        <div>
          {shownClock && unit.clock && (
            <WhyButton clockId={unit.clock.id} className="clock-cell" onWrong={mayNote ? () => onAsk({ kind: 'note' }) : undefined}>
              <Clock clock={shownClock}>{tx(unit.clock.time)}</Clock>
              <span className="xs muted">{tx(unit.clock.rule)}</span>
            </WhyButton>
          )}
        </div>
        <div className="unit-state">
          <UnitTag unit={unit} />
          {open > 0 && (
            <Tag tone="soon" icon="ask">
              {t.questions(open)}
            </Tag>
          )}
        </div>
        <div className="unit-last">
          <span className="s soft">{tx(unit.lastStep)}</span>
          {hasMore(unit) && (
            <button
              type="button"
              className="as-link s no-print"
              aria-expanded={shown}
              aria-controls={id}
              aria-label={t.more(name)}
              onClick={() => setShown(!shown)}
            >
              {shown ? t.hide : t.show}
              <Icon name="down" />
            </button>
          )}
        </div>
      </div>
      <div id={id} className="unit-more">
        <UnitMore unit={unit} onAsk={onAsk} />
      </div>
    </li>
  )
}

function UnitTag({ unit }: { unit: AssignmentView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const running = unit.state === 'assigned' || unit.state === 'signed'
  const look = running && unit.clock ? clockLook(unit.clock.standing) : ''
  if (look === 'over') return <Tag tone="over">{t.over}</Tag>
  if (look === 'soon' && unit.state === 'signed' && unit.outcome !== 'promised') return <Tag tone="soon">{t.soon}</Tag>
  const { text, tone } = partState(unit)
  return (
    <Tag tone={unit.state === 'assigned' ? 'soon' : tone} {...(unit.outcome === 'partly' && { icon: 'half' as const })}>
      {tx(text)}
    </Tag>
  )
}
