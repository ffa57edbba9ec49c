import type { PlanCell, PlanFloor } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Name } from '../../kit/ui/name.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { cellTitle, isVacant } from '../../kit/plan/cells.ts'
import { numberText } from '../../kit/plan/number.ts'
import { groupText, spaceText } from '../../kit/plan/words.ts'
import { ChangeFloor } from './floor-dialogs.tsx'
import { AddRoom } from './room-dialogs.tsx'

const useText = texts({
  zh: {
    caption: '每层每间的单位、面积、诉求、租约和女职工占比',
    floor: '楼层',
    room: '房间',
    who: '单位',
    area: '面积（平方米）',
    kind: '行业或用途',
    needs: '未办结诉求',
    lease: '租约到期',
    women: '女职工',
    late: '超时',
    change: '更正',
    changeOf: (floor: string) => `更正 ${floor} 层`,
    add: '加一间',
    addTo: (floor: string) => `在 ${floor} 层加一间`,
  },
  en: {
    caption: 'Each room: who is in it, area, needs, lease and share of women',
    floor: 'Floor',
    room: 'Room',
    who: 'Who',
    area: 'Area (m²)',
    kind: 'Trade or use',
    needs: 'Open needs',
    lease: 'Lease ends',
    women: 'Women',
    late: 'Overdue',
    change: 'Correct',
    changeOf: (floor) => `Correct floor ${floor}`,
    add: 'Add a room',
    addTo: (floor) => `Add a room to floor ${floor}`,
  },
})

/** Everything the plan shows under all its lenses, as a table. */
export function PlanTable({
  floors,
  onRoom,
}: {
  floors: readonly PlanFloor[]
  /** For those who keep the plan. */
  onRoom?: ((cell: PlanCell, floor: PlanFloor) => void) | undefined
}): ReactNode {
  const [step, setStep] = useState<{ floor: PlanFloor; what: 'change' | 'add' } | null>(null)
  const t = useText()
  const tx = useTx()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached with the keyboard
    <div className="scroll-x" role="region" aria-label={t.caption} tabIndex={0}>
      <table className="t in-blocks plan-table">
        <caption className="vh">{t.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.floor}</th>
            <th scope="col">{t.room}</th>
            <th scope="col">{t.who}</th>
            <th scope="col" className="n">
              {t.area}
            </th>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.needs}</th>
            <th scope="col">{t.lease}</th>
            <th scope="col" className="n">
              {t.women}
            </th>
          </tr>
        </thead>
        {floors.map((floor) => (
          <tbody key={floor.floorId}>
            {floor.cells.map((cell, at) => (
              <tr key={cell.spaceId}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={floor.cells.length}>
                    {floor.label}
                    {tx(floor.note) !== '' && <span className="muted">{tx(floor.note)}</span>}
                    {onRoom && (
                      <span className="no-print">
                        <button
                          type="button"
                          className="as-link"
                          aria-label={t.changeOf(floor.label)}
                          onClick={() => setStep({ floor, what: 'change' })}
                        >
                          {t.change}
                        </button>{' '}
                        <button
                          type="button"
                          className="as-link"
                          aria-label={t.addTo(floor.label)}
                          onClick={() => setStep({ floor, what: 'add' })}
                        >
                          {t.add}
                        </button>
                      </span>
                    )}
                  </th>
                )}
                <td>
                  {onRoom ? (
                    <button type="button" className="as-link" aria-haspopup="dialog" onClick={() => onRoom(cell, floor)}>
                      {cell.code}
                    </button>
                  ) : (
                    cell.code
                  )}
                </td>
                <td>
                  {cell.organisationId !== null ? (
                    <Link to={`/desk/organisations/${cell.organisationId}`}>
                      <Name of={cellTitle(cell)} />
                    </Link>
                  ) : (
                    <span className={isVacant(cell) ? 'muted' : undefined}>
                      <Name of={cellTitle(cell)} />
                    </span>
                  )}
                </td>
                <td className="n" data-head={t.area}>
                  {numberText(cell.area)}
                </td>
                <td data-head={t.kind}>{tx(cell.group ? groupText[cell.group] : spaceText[cell.kind])}</td>
                <td data-head={t.needs}>
                  {cell.openNeeds || ''}
                  {cell.overdue && <Tag tone="over">{t.late}</Tag>}
                </td>
                <td data-head={t.lease}>{cell.leaseEnd}</td>
                <td className="n" data-head={t.women}>
                  {cell.womenShare !== null && `${cell.womenShare}%`}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {step?.what === 'change' && <ChangeFloor floor={step.floor} onClose={() => setStep(null)} />}
      {step?.what === 'add' && <AddRoom floorId={step.floor.floorId} floor={step.floor.label} onClose={() => setStep(null)} />}
    </div>
  )
}
