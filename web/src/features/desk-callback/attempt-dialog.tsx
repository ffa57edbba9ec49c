import { recordAttempt, type NeedView } from '@liti/contract/needs'
import { callbackResultText, type CallbackResult } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { announce } from '../../kit/toast.ts'
import { texts, useTx } from '../../kit/words/text.ts'
import { now } from '../../kit/words/time.ts'
import { AreaField, Field } from '../../kit/ui/field.tsx'
import { useNeedAct } from '../../kit/work/need-act.ts'
import { NeedDialog } from '../../kit/work/need-dialog.tsx'
import { useTextProblem } from '../../kit/work/text-dialog.tsx'
import { useForm } from '../../kit/work/use-form.ts'

const useText = texts({
  zh: {
    title: (result: string) => `这次没打成：${result}`,
    confirm: (result: string) => `记下：${result}`,
    at: '约在什么时间',
    atHint: '北京时间。清单里会写着约好的时间。',
    atMissing: '请写下约好的时间',
    atPast: '约的时间要在现在以后',
    note: '记一句',
    noteHint: '比如“前台接的，说下午在”。不写对方的号码。',
    declined: '对方不想评价，就记“没联系上”办结，不算解决，也不算没解决。',
    wrong: '号码不对的，可以请工作站核对以后再打。',
    said: '已记下这次没打成',
  },
  en: {
    title: (result) => `This call did not work out: ${result}`,
    confirm: (result) => `Note: ${result}`,
    at: 'Agreed time',
    atHint: 'Beijing time. The list shows the agreed time.',
    atMissing: 'Please give the agreed time',
    atPast: 'The agreed time has to be in the future',
    note: 'A short note',
    noteHint: 'Such as “reception answered, she is in this afternoon”. No phone numbers.',
    declined: 'When they do not want to rate it closes as “not reached”: neither solved nor unsolved.',
    wrong: 'Ask the workstation to check the number before the next try.',
    said: 'Noted',
  },
})

const beijing = (local: string): string => `${local}:00+08:00`

/** A call that did not come about: which way, when to call again, a word. */
export function AttemptDialog({ need, result, onClose }: { need: NeedView; result: CallbackResult; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const problem = useTextProblem()
  const act = useNeedAct(recordAttempt)
  const later = result === 'later'
  const form = useForm(
    `${need.id} attempt ${result}`,
    { againAt: '', note: '' },
    ({ againAt, note }) => ({
      againAt: !later ? undefined : !againAt ? t.atMissing : Date.parse(beijing(againAt)) <= now() ? t.atPast : undefined,
      note: problem(note, 300, true),
    }),
    act.error,
  )
  const { againAt, note } = form.values
  const send = (): void => {
    if (!form.ready()) return
    const body = { result, note: note.trim(), againAt: later ? new Date(beijing(againAt)).toISOString() : null }
    act.run({ params: { needId: need.id }, body }, () => {
      form.done()
      announce(t.said)
      onClose()
    })
  }
  const name = tx(callbackResultText[result])
  return (
    <NeedDialog
      need={need}
      title={t.title(name)}
      confirm={t.confirm(name)}
      act={act}
      can={need.can.callback}
      onSend={send}
      onClose={onClose}
    >
      {result === 'declined' && <p>{t.declined}</p>}
      {result === 'wrong_number' && <p>{t.wrong}</p>}
      {later && (
        <Field id="f-againAt" label={t.at} hint={t.atHint} error={form.errors.againAt}>
          {(control) => (
            <input {...control} type="datetime-local" value={againAt} onChange={(event) => form.set({ againAt: event.target.value })} />
          )}
        </Field>
      )}
      <AreaField
        id="f-note"
        label={t.note}
        hint={t.noteHint}
        optional
        max={300}
        rows={2}
        value={note}
        onChange={(next) => form.set({ note: next })}
        error={form.errors.note}
      />
    </NeedDialog>
  )
}
