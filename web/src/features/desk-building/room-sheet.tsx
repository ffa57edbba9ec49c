import type { PlanCell, PlanFloor } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { cellTitle } from '../../kit/plan/cells.ts'
import { monthText } from '../../kit/plan/lease.ts'
import { ChangeLease, MoveOut } from '../../kit/plan/move-out.tsx'
import { numberText } from '../../kit/plan/number.ts'
import { spaceText } from '../../kit/plan/words.ts'
import { later } from '../../kit/later.tsx'
import { Link } from '../../kit/nav.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Name } from '../../kit/ui/name.tsx'
import { Sheet } from '../../kit/ui/sheet.tsx'
import { ChangeRoom, CloseRoom, SplitRoom } from './room-dialogs.tsx'

const MoveIn = later(async () => (await import('./move-in.tsx')).MoveIn)

const useText = texts({
  zh: {
    title: (floor: string, code: string) => `${floor} 层 ${code}`,
    who: '谁在用',
    kind: '用途',
    area: '面积',
    square: (n: string) => `${n} 平方米`,
    lease: '租约到',
    until: '搬走',
    coming: '接着来',
    from: (name: string, day: string) => `${name}，${day} 起`,
    moveIn: '登记搬来',
    moveOut: '登记搬走',
    changeLease: '更新租约',
    change: '更正房间',
    split: '拆成两间',
    close: '停用',
    firm: '看一企一档',
  },
  en: {
    title: (floor, code) => `Floor ${floor}, ${code}`,
    who: 'Used by',
    kind: 'Use',
    area: 'Area',
    square: (n) => `${n} m²`,
    lease: 'Lease until',
    until: 'Moves out',
    coming: 'Next',
    from: (name, day) => `${name}, from ${day}`,
    moveIn: 'Record a move in',
    moveOut: 'Record the move out',
    changeLease: 'Update the lease',
    change: 'Correct the room',
    split: 'Split in two',
    close: 'Close',
    firm: 'See its file',
  },
})

type Step = 'look' | 'in' | 'out' | 'lease' | 'change' | 'split' | 'close'

/** One room: who is in it, and what those who keep the plan can do with it. */
export function RoomSheet({ cell, floor, onClose }: { cell: PlanCell; floor: PlanFloor; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [step, setStep] = useState<Step>('look')
  const tenancy = { occupancyId: cell.occupancyId ?? '', name: tx(cellTitle(cell)), room: cell.code }
  switch (step) {
    case 'in':
      return <MoveIn cell={cell} onClose={onClose} />
    case 'out':
      return <MoveOut tenancy={tenancy} onClose={onClose} />
    case 'lease':
      return <ChangeLease tenancy={tenancy} leaseEnd={cell.leaseEnd} onClose={onClose} />
    case 'change':
      return <ChangeRoom cell={cell} onClose={onClose} />
    case 'split':
      return <SplitRoom cell={cell} onClose={onClose} />
    case 'close':
      return <CloseRoom cell={cell} onClose={onClose} />
    case 'look':
      break
  }
  const rows = [
    [t.who, <Name key="who" of={cellTitle(cell)} />],
    [t.kind, tx(spaceText[cell.kind])],
    [t.area, t.square(numberText(cell.area))],
    cell.leaseEnd !== null && [t.lease, tx(monthText(cell.leaseEnd))],
    cell.until !== null && [t.until, cell.until],
    cell.coming !== null && [t.coming, t.from(tx(cell.coming.organisation), cell.coming.from)],
  ].filter((row) => row !== false) as [string, ReactNode][]
  return (
    <Sheet title={t.title(floor.label, cell.code)} onClose={onClose}>
      <KeyValue rows={rows} />
      <div className="room-acts">
        {cell.occupancyId === null || cell.until !== null ? (
          <Button icon="plus" onPress={() => setStep('in')}>
            {t.moveIn}
          </Button>
        ) : null}
        {cell.occupancyId !== null && (
          <>
            <Button icon="undo" onPress={() => setStep('out')}>
              {t.moveOut}
            </Button>
            <Button icon="cal" onPress={() => setStep('lease')}>
              {t.changeLease}
            </Button>
          </>
        )}
        <Button icon="pen" onPress={() => setStep('change')}>
          {t.change}
        </Button>
        <Button icon="line" onPress={() => setStep('split')}>
          {t.split}
        </Button>
        {cell.occupancyId === null && (
          <Button icon="minus" onPress={() => setStep('close')}>
            {t.close}
          </Button>
        )}
        {cell.organisationId !== null && <Link to={`/desk/organisations/${cell.organisationId}`}>{t.firm}</Link>}
      </div>
    </Sheet>
  )
}
