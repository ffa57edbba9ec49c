import type { FileRef } from '@liti/contract/common'
import { replyAssignment } from '@liti/contract/needs'
import { replyOutcomes, replyOutcomeText, type ReplyOutcome } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts, useTx } from '../../../kit/text.ts'
import { RadioCards } from '../../../kit/ui/choices.tsx'
import { AreaField } from '../../../kit/ui/field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import type { UnitActionProps } from './ask.ts'
import { DeskFiles } from './desk-files.tsx'

const useText = texts({
  zh: {
    title: '回复牵头单位',
    asked: '请您这边办的：',
    outcome: '办得怎么样',
    choose: '请选一项',
    text: '回复',
    textHint: '牵头单位会把各家的回复合成一个答复。',
    said: '已回复牵头单位',
  },
  en: {
    title: 'Reply to the lead unit',
    asked: 'You were asked to: ',
    outcome: 'How it went',
    choose: 'Please choose one',
    text: 'Reply',
    textHint: 'The lead unit makes one answer of all the replies.',
    said: 'The lead unit has your reply',
  },
})

/** One unit's part: how it went, in words, with files. */
export function ReplyDialog({ need, unit, onClose }: UnitActionProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const problem = useTextProblem()
  const act = useNeedAct(replyAssignment)
  const form = useForm(
    `${unit.id} reply`,
    { outcome: null as ReplyOutcome | null, text: '', files: [] as FileRef[] },
    ({ outcome, text }) => ({ outcome: outcome ? undefined : t.choose, text: problem(text, 2000) }),
    act.error,
  )
  const { outcome, text, files } = form.values
  const send = (): void => {
    if (!form.ready() || !outcome) return
    act.run({ params: { assignmentId: unit.id }, body: { outcome, text, files: files.map(({ id }) => id) } }, () => {
      form.done()
      announce(t.said)
      onClose()
    })
  }
  return (
    <NeedDialog need={need} title={t.title} confirm={t.title} act={act} can={unit.can.reply} onSend={send} onClose={onClose}>
      {unit.ask && (
        <p className="said">
          {t.asked}
          {unit.ask}
        </p>
      )}
      <RadioCards
        id="f-outcome"
        legend={t.outcome}
        value={outcome}
        onChange={(value) => form.set({ outcome: value })}
        options={replyOutcomes.map((value) => ({ value, label: tx(replyOutcomeText[value]) }))}
        error={form.errors.outcome}
      />
      <AreaField
        id="f-text"
        label={t.text}
        hint={t.textHint}
        max={2000}
        rows={5}
        value={text}
        onChange={(next) => form.set({ text: next })}
        error={form.errors.text}
      />
      <DeskFiles files={files} onChange={(next) => form.set({ files: next })} />
    </NeedDialog>
  )
}
