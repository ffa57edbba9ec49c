import { endNeed } from '@liti/contract/needs'
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
    title: '终结这件诉求',
    intro: '重办过两次还没有解决。对方会收到这份书面决定，这件事到此为止。',
    reason: '决定：做过什么，为什么到此为止',
    where: '还可以找谁，怎么找',
    whereHint: '写单位、地址或电话，比如上级部门、仲裁、法院。',
    said: '已终结，书面决定发给了对方',
  },
  en: {
    title: 'End this need',
    intro: 'It was taken up again twice and is not solved. The requester gets this written decision; the need ends with it.',
    reason: 'The decision: what was done, and why it ends here',
    where: 'Where else to go',
    whereHint: 'Unit, address or phone: a higher office, arbitration, a court.',
    said: 'Ended; the written decision went to the requester',
  },
})

/** The sub-district's last word, never without a place to go. */
export function EndDialog({ need, onClose }: ActionProps): ReactNode {
  const t = useText()
  const problem = useTextProblem()
  const act = useNeedAct(endNeed)
  const form = useForm(
    `${need.id} end`,
    { reason: '', where: '' },
    ({ reason, where }) => ({ reason: problem(reason, 1000), where: problem(where, 300) }),
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
    <NeedDialog need={need} title={t.title} confirm={t.title} danger act={act} can={need.can.end} onSend={send} onClose={onClose}>
      <p>{t.intro}</p>
      <AreaField
        id="f-reason"
        label={t.reason}
        max={1000}
        rows={5}
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
