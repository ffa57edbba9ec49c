import { settleObjection } from '@liti/contract/needs'
import { objectionOutcomes, objectionOutcomeText, objectionText, type ObjectionOutcome } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts, useTx } from '../../../kit/words/text.ts'
import { RadioCards } from '../../../kit/ui/choices.tsx'
import { AreaField } from '../../../kit/ui/field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import type { ActionProps } from './ask.ts'

const useText = texts({
  zh: {
    title: '答复：对回访结果的异议',
    confirm: '答复诉求人',
    says: (what: string, words: string) => `诉求人说：${what}${words && `，“${words}”`}`,
    outcome: '核实下来',
    choose: '请选一项',
    finding: '核实了什么',
    findingHint: '诉求人能看到。先联系诉求人，再写。',
    said: '异议已答复',
  },
  en: {
    title: 'Answer the objection to the call-back',
    confirm: 'Answer the requester',
    says: (what, words) => `The requester says: ${what}${words && `, “${words}”`}`,
    outcome: 'What came of it',
    choose: 'Please choose one',
    finding: 'What you looked into',
    findingHint: 'The requester sees it. Speak to them before you write.',
    said: 'The objection is answered',
  },
})

/** What came of a requester's objection to what a call-back wrote down. */
export function SettleDialog({ need, onClose }: ActionProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const problem = useTextProblem()
  const act = useNeedAct(settleObjection)
  const form = useForm(
    `${need.id} objection`,
    { outcome: null as ObjectionOutcome | null, finding: '' },
    ({ outcome, finding }) => ({ outcome: outcome ? undefined : t.choose, finding: problem(finding, 1000) }),
    act.error,
  )
  const { outcome, finding } = form.values
  const send = (): void => {
    if (!form.ready() || !outcome) return
    act.run({ params: { needId: need.id }, body: { outcome, finding } }, () => {
      form.done()
      announce(t.said)
      onClose()
    })
  }
  return (
    <NeedDialog need={need} title={t.title} confirm={t.confirm} act={act} can={need.can.settle} onSend={send} onClose={onClose}>
      {need.objection && <p>{t.says(tx(objectionText[need.objection.kind]), need.objection.words)}</p>}
      <RadioCards
        id="f-outcome"
        legend={t.outcome}
        value={outcome}
        onChange={(value) => form.set({ outcome: value })}
        options={objectionOutcomes.map((value) => ({ value, label: tx(objectionOutcomeText[value]) }))}
        error={form.errors.outcome}
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
