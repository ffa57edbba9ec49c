import type { EnterprisePage } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { Card } from '../../kit/ui/card.tsx'
import { Empty } from '../../kit/ui/states.tsx'
import { numberText } from '../../kit/plan/number.ts'
import { ChangeLease, MoveOut, type Tenancy } from '../../kit/plan/move-out.tsx'
import { Plan } from '../../kit/plan/plan.tsx'
import { today } from '../../kit/words/today.ts'
import { LeaseBar } from './lease-bar.tsx'

const useText = texts({
  zh: {
    title: '在哪儿，租到什么时候',
    width: '宽度按面积（平方米）',
    floor: (floor: string) => `${floor} 层`,
    space: (building: string, floor: string, code: string, area: string) => `${building} ${floor} 层 ${code}，${area} 平方米`,
    until: (day: string) => `${day} 起搬走`,
    lease: (code: string) => `更新 ${code} 的租约`,
    out: (code: string) => `登记从 ${code} 搬走`,
    none: '没有登记在楼里的房间',
    noneWhy: '搬走了，或者还没有登记。房间由街道和工作站登记。',
  },
  en: {
    title: 'Where it is, and until when',
    width: 'Width by area (m²)',
    floor: (floor) => `Floor ${floor}`,
    space: (building, floor, code, area) => `${building}, floor ${floor}, ${code}, ${area} m²`,
    until: (day) => `Moves out on ${day}`,
    lease: (code) => `Update the lease of ${code}`,
    out: (code) => `Record the move out of ${code}`,
    none: 'No room on file',
    noneWhy: 'It has moved out, or is not yet on file. Rooms are put on file by the sub-district office and the workstation.',
  },
})

type Space = EnterprisePage['spaces'][number]

/** The firm's floor as a strip of the plan, and each room's lease as a bar. */
export function Places({ page }: { page: EnterprisePage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [step, setStep] = useState<{ space: Space; what: 'out' | 'lease' } | null>(null)
  const close = (): void => setStep(null)
  const tenancyOf = (space: Space): Tenancy => ({ occupancyId: space.occupancyId, name: tx(page.name), room: space.code })
  if (page.spaces.length === 0) return <Empty title={t.none}>{t.noneWhy}</Empty>
  return (
    <Card title={t.title} aside={t.width}>
      {page.floor && (
        <Plan
          name={`${page.unit ? tx(page.unit.name) : ''} ${t.floor(page.floor.label)}`}
          floors={[page.floor]}
          lens="industry"
          today={today()}
          selected={page.id}
        />
      )}
      <ul className="places">
        {page.spaces.map((space) => (
          <li key={space.spaceId}>
            <p className="s soft">{t.space(tx(space.building), space.floor, space.code, numberText(space.area))}</p>
            <LeaseBar since={space.since} leaseEnd={space.leaseEnd} />
            {space.until !== null && <p className="s due soon">{t.until(space.until)}</p>}
            {page.can.move === true && (
              <p className="row s no-print">
                <button type="button" className="as-link" onClick={() => setStep({ space, what: 'lease' })}>
                  {t.lease(space.code)}
                </button>
                <button type="button" className="as-link" onClick={() => setStep({ space, what: 'out' })}>
                  {t.out(space.code)}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {step?.what === 'out' && <MoveOut tenancy={tenancyOf(step.space)} onClose={close} />}
      {step?.what === 'lease' && <ChangeLease tenancy={tenancyOf(step.space)} leaseEnd={step.space.leaseEnd} onClose={close} />}
    </Card>
  )
}
