import { returnAssignment } from '@liti/contract/needs'
import { returnReasons, returnReasonText, type ReturnReason } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts, useTx } from '../../../kit/words/text.ts'
import { RadioCards } from '../../../kit/ui/choices.tsx'
import { AreaField } from '../../../kit/ui/field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import type { UnitActionProps } from './ask.ts'

const useText = texts({
  zh: {
    title: '退单',
    reason: '为什么退',
    choose: '请选一项',
    basis: '依据',
    basisHint: '写哪条职责、哪块地方，或者该找哪家。工作站据此重新派。',
    said: '已退回，说明了依据',
  },
  en: {
    title: 'Send back',
    reason: 'Why',
    choose: 'Please choose one',
    basis: 'Grounds',
    basisHint: 'Which duty, which area, or which unit it belongs to. It is dispatched again on these grounds.',
    said: 'Sent back with the grounds',
  },
})

/** Sending an assignment back: one of the closed list of reasons, and the grounds for it. */
export function ReturnDialog({ need, unit, onClose }: UnitActionProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const problem = useTextProblem()
  const act = useNeedAct(returnAssignment)
  const form = useForm(
    `${unit.id} return`,
    { reason: null as ReturnReason | null, basis: '' },
    ({ reason, basis }) => ({ reason: reason ? undefined : t.choose, basis: problem(basis, 500) }),
    act.error,
  )
  const { reason, basis } = form.values
  const send = (): void => {
    if (!form.ready() || !reason) return
    act.run({ params: { assignmentId: unit.id }, body: { reason, basis } }, () => {
      form.done()
      announce(t.said)
      onClose()
    })
  }
  return (
    <NeedDialog need={need} title={t.title} confirm={t.title} danger act={act} can={unit.can.return} onSend={send} onClose={onClose}>
      <RadioCards
        id="f-reason"
        legend={t.reason}
        value={reason}
        onChange={(value) => form.set({ reason: value })}
        options={returnReasons.map((value) => ({ value, label: tx(returnReasonText[value]) }))}
        error={form.errors.reason}
      />
      <AreaField
        id="f-basis"
        label={t.basis}
        hint={t.basisHint}
        max={500}
        rows={3}
        value={basis}
        onChange={(next) => form.set({ basis: next })}
        error={form.errors.basis}
      />
    </NeedDialog>
  )
}
