import type { AssignmentView, NeedView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import type { OnAsk } from './dialogs/ask.ts'
import { UnitRow } from './unit-row.tsx'

const useText = texts({
  zh: {
    who: '谁在办',
    count: (leads: number, cos: number) => (cos > 0 ? `${leads} 家牵头，${cos} 家协办` : `${leads} 家牵头`),
    clocks: '，协办时限从签收起算',
    nobody: (owner: string) => `还没有派单。现在由${owner}管。`,
    former: '退回和撤销的',
    unit: '单位',
    clock: '自己的时限',
    state: '状态',
    last: '最近一步',
  },
  en: {
    who: 'Who is on it',
    count: (leads, cos) => `${leads} lead${cos > 0 ? `, ${cos} co-unit${cos === 1 ? '' : 's'}` : ''}`,
    clocks: '; a co-unit’s time runs from signing',
    nobody: (owner) => `Not dispatched yet. ${owner} is in charge now.`,
    former: 'Sent back or withdrawn',
    unit: 'Unit',
    clock: 'Its own time limit',
    state: 'State',
    last: 'Last step',
  },
})

const isOver = ({ state }: AssignmentView): boolean => state === 'returned' || state === 'cancelled'

/** The lead first, then the co-units in a fixed order, each with its own clock. */
export function Units({ need, onAsk }: { need: NeedView; onAsk: OnAsk }): ReactNode {
  const t = useText()
  const current = need.assignments.filter((unit) => !isOver(unit))
  const former = need.assignments.filter(isOver)
  const leads = current.filter(({ role }) => role === 'lead').length
  const cos = current.length - leads
  return (
    <section>
      <div className="row units-title">
        <h2>{t.who}</h2>
        {current.length > 0 && (
          <span className="s muted end">
            {t.count(leads, cos)}
            {cos > 0 && t.clocks}
          </span>
        )}
      </div>
      {current.length === 0 ? <NobodyYet need={need} /> : <UnitList need={need} units={current} onAsk={onAsk} />}
      {former.length > 0 && (
        <>
          <h3 className="former">{t.former}</h3>
          <UnitList need={need} units={former} onAsk={onAsk} />
        </>
      )}
    </section>
  )
}

function NobodyYet({ need }: { need: NeedView }): ReactNode {
  const t = useText()
  const name = useTx()(need.owner.name)
  return <p className="soft">{t.nobody(name)}</p>
}

function UnitList({ need, units, onAsk }: { need: NeedView; units: readonly AssignmentView[]; onAsk: OnAsk }): ReactNode {
  const t = useText()
  return (
    <div className="card unit-list">
      <div className="unit-head xs muted" aria-hidden="true">
        <span>{t.unit}</span>
        <span>{t.clock}</span>
        <span>{t.state}</span>
        <span>{t.last}</span>
      </div>
      <ul>
        {units.map((unit) => (
          <UnitRow key={unit.id} unit={unit} mayNote={need.can.note === true} onAsk={onAsk} />
        ))}
      </ul>
    </div>
  )
}
