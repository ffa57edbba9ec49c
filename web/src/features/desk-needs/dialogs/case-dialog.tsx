import { endBadRatingCase } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts } from '../../../kit/words/text.ts'
import { RadioCards } from '../../../kit/ui/choices.tsx'
import { AreaField } from '../../../kit/ui/field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import type { ActionProps } from './ask.ts'

const useText = texts({
  zh: {
    title: '回话：差评整改',
    confirm: '记下，回话',
    remedy: '怎么处理的',
    choose: '请选一项',
    fixed: '已改好',
    ledger: '一时办不了，挂账，到期再看',
    explained: '已解释清楚',
    finding: '查到什么、怎么改的',
    findingHint: '诉求人能看到。不写是谁的错，写改了什么。',
    said: '差评整改已回话',
  },
  en: {
    title: 'Answer the bad-rating case',
    confirm: 'Note it and reply',
    remedy: 'What was done',
    choose: 'Please choose one',
    fixed: 'Put right',
    ledger: 'Cannot be done for now; kept on the ledger and looked at again',
    explained: 'Explained',
    finding: 'What was found and changed',
    findingHint: 'The requester sees it. Write what changed, not whose fault it was.',
    said: 'The bad-rating case is answered',
  },
})

type Remedy = 'fixed' | 'ledger' | 'explained'
const remedies: readonly Remedy[] = ['fixed', 'ledger', 'explained']

/** What came of a bad rating. */
export function CaseDialog({ need, onClose }: ActionProps): ReactNode {
  const t = useText()
  const problem = useTextProblem()
  const act = useNeedAct(endBadRatingCase)
  const form = useForm(
    `${need.id} case`,
    { remedy: null as Remedy | null, finding: '' },
    ({ remedy, finding }) => ({ remedy: remedy ? undefined : t.choose, finding: problem(finding, 1000) }),
    act.error,
  )
  const { remedy, finding } = form.values
  const caseId = need.badRatingCase?.id
  const send = (): void => {
    if (!form.ready() || !remedy || !caseId) return
    act.run({ params: { caseId }, body: { finding, remedy } }, () => {
      form.done()
      announce(t.said)
      onClose()
    })
  }
  return (
    <NeedDialog need={need} title={t.title} confirm={t.confirm} act={act} can={need.can.endCase} onSend={send} onClose={onClose}>
      <RadioCards
        id="f-remedy"
        legend={t.remedy}
        value={remedy}
        onChange={(value) => form.set({ remedy: value })}
        options={remedies.map((value) => ({ value, label: t[value] }))}
        error={form.errors.remedy}
      />
      <AreaField
        id="f-finding"
        label={t.finding}
        hint={t.findingHint}
        max={1000}
        rows={4}
        value={finding}
        onChange={(next) => form.set({ finding: next })}
        error={form.errors.finding}
      />
    </NeedDialog>
  )
}
