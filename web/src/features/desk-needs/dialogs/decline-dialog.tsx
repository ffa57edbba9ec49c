import { declineNeed } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts } from '../../../kit/text.ts'
import { AreaField } from '../../../kit/ui/field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import type { ActionProps } from './ask.ts'

const useText = texts({
  zh: {
    title: '不受理这件诉求',
    intro: '对方会看到这两句话。不受理以后这件事就结束了。',
    reason: '为什么不受理',
    where: '该找谁，怎么找',
    whereHint: '写单位、地址或电话，让对方不用再问一遍。',
    said: '已告诉对方不受理和该找谁',
  },
  en: {
    title: 'Decline this need',
    intro: 'The requester reads both. The need ends with it.',
    reason: 'Why it is declined',
    where: 'Where to go instead',
    whereHint: 'Unit, address or phone, so that they need not ask again.',
    said: 'Declined; the requester is told where to go',
  },
})

/** Saying no, never without a place to go. */
export function DeclineDialog({ need, onClose }: ActionProps): ReactNode {
  const t = useText()
  const problem = useTextProblem()
  const act = useNeedAct(declineNeed)
  const form = useForm(
    `${need.id} decline`,
    { reason: '', where: '' },
    ({ reason, where }) => ({ reason: problem(reason, 500), where: problem(where, 300) }),
    act.error,
  )
  const send = (): void => {
    if (!form.ready()) return
    act.run({ params: { needId: need.id }, body: form.values }, () => {
      form.done()
      announce(t.said)
      onClose()
    })
  }
  return (
    <NeedDialog need={need} title={t.title} confirm={t.title} danger act={act} can={need.can.decline} onSend={send} onClose={onClose}>
      <p>{t.intro}</p>
      <AreaField
        id="f-reason"
        label={t.reason}
        max={500}
        rows={3}
        value={form.values.reason}
        onChange={(reason) => form.set({ reason })}
        error={form.errors.reason}
      />
      <AreaField
        id="f-where"
        label={t.where}
        hint={t.whereHint}
        max={300}
        rows={2}
        value={form.values.where}
        onChange={(where) => form.set({ where })}
        error={form.errors.where}
      />
    </NeedDialog>
  )
}
