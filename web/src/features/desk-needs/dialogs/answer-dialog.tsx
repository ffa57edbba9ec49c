import type { FileRef } from '@liti/contract/common'
import { answerNeed, type NeedView } from '@liti/contract/needs'
import { replyOutcomeText, type ReplyOutcome } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts, useTx } from '../../../kit/words/text.ts'
import { AreaField } from '../../../kit/ui/field.tsx'
import { Icon, type IconName } from '../../../kit/ui/icon.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import type { ActionProps } from './ask.ts'
import { DeskFiles } from './desk-files.tsx'

const useText = texts({
  zh: {
    title: '答复诉求人',
    parts: '各家的回复，已经放进下面的答复里',
    missing: '还没回复',
    text: '答复',
    hint: '诉求人只收到这一个答复。请改成一段对方看得懂的话。',
    said: '已答复诉求人，接下来由没办过这件事的人回访',
  },
  en: {
    title: 'Answer the requester',
    parts: 'The replies, already in the answer below',
    missing: 'no reply yet',
    text: 'Answer',
    hint: 'The requester gets this one answer. Make it one text they can follow.',
    said: 'The requester has the answer; somebody who did not handle it will call back',
  },
})

const living = (need: NeedView): NeedView['assignments'] =>
  need.assignments.filter(({ role, state }) => role === 'co' && state !== 'returned' && state !== 'cancelled')

const iconOf = ({ state, outcome }: NeedView['assignments'][number]): IconName => {
  if (state !== 'replied') return 'clock'
  return outcome === 'partly' ? 'half' : outcome === 'cannot' ? 'alert' : 'check'
}

/** The one answer of the lead, composed of the parts. */
export function AnswerDialog({ need, onClose }: ActionProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const problem = useTextProblem()
  const act = useNeedAct(answerNeed)
  const parts = living(need)
  // what was not wholly done is said so in the answer
  const half = (outcome: ReplyOutcome | null): string =>
    outcome === 'partly' || outcome === 'cannot' ? `（${tx(replyOutcomeText[outcome])}）` : ''
  const composed = parts.flatMap(({ body, reply, outcome }) => (reply ? [`${tx(body)}${half(outcome)}：${reply}`] : [])).join('\n')
  const form = useForm(
    `${need.id} answer ${need.round}`,
    { text: composed, files: [] as FileRef[] },
    ({ text }) => ({ text: problem(text, 2000) }),
    act.error,
  )
  const { text, files } = form.values
  const send = (): void => {
    if (!form.ready()) return
    act.run({ params: { needId: need.id }, body: { text, files: files.map(({ id }) => id) } }, () => {
      form.done()
      announce(t.said)
      onClose()
    })
  }
  return (
    <NeedDialog need={need} title={t.title} confirm={t.title} act={act} can={need.can.answer} onSend={send} onClose={onClose}>
      {parts.length > 0 && (
        <div className="s soft">
          <p>{t.parts}</p>
          <ul className="why">
            {parts.map((part) => (
              <li key={part.id} className={part.reply ? undefined : 'ask'}>
                <Icon name={iconOf(part)} />
                <span>
                  {tx(part.body)}　{part.reply ? part.outcome && tx(replyOutcomeText[part.outcome]) : t.missing}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <AreaField
        id="f-text"
        label={t.text}
        hint={t.hint}
        max={2000}
        rows={9}
        value={text}
        onChange={(next) => form.set({ text: next })}
        error={form.errors.text}
      />
      <DeskFiles files={files} onChange={(next) => form.set({ files: next })} />
    </NeedDialog>
  )
}
