import { signAssignment } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts } from '../../../kit/words/text.ts'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import type { UnitActionProps } from './ask.ts'

const useText = texts({
  zh: {
    title: '签收这件诉求',
    lead: '签收以后由您这边牵头：先在时限内联系诉求人，再办。',
    co: '签收以后您这边的协办时限开始算。',
    asked: '请您这边办的：',
    said: '已签收',
  },
  en: {
    title: 'Sign for this need',
    lead: 'Your unit then leads: first reach the requester in time, then handle it.',
    co: 'Your unit’s time for its part then starts.',
    asked: 'You are asked to: ',
    said: 'Signed for',
  },
})

export function SignDialog({ need, unit, onClose }: UnitActionProps): ReactNode {
  const t = useText()
  const act = useNeedAct(signAssignment)
  const send = (): void =>
    act.run({ params: { assignmentId: unit.id }, body: {} }, () => {
      announce(t.said)
      onClose()
    })
  return (
    <NeedDialog need={need} title={t.title} confirm={t.title} act={act} can={unit.can.sign} onSend={send} onClose={onClose}>
      <p>{unit.role === 'lead' ? t.lead : t.co}</p>
      {unit.ask && (
        <p className="said">
          {t.asked}
          {unit.ask}
        </p>
      )}
    </NeedDialog>
  )
}
