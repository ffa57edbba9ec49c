import type { Can } from '@liti/contract/common'
import type { AssignmentView } from '@liti/contract/needs'
import { replyOutcomeText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { Button } from '../../kit/ui/button.tsx'
import { KeyValue } from '../../kit/ui/card.tsx'
import { FileList } from '../../kit/ui/file-input.tsx'
import type { OnAsk } from './dialogs/ask.ts'
import { UnitLink } from './unit-link.tsx'

const useText = texts({
  zh: {
    asked: '请它办的',
    replied: '回复',
    said: '回复（退回补充前）',
    missing: '请它补充',
    correct: '更正回复',
    sendBack: '退回补充',
    returned: '退回的原因',
    because: (reason: string, basis: string) => `${reason}：${basis}`,
    question: '问',
    answerIt: '答复这条',
    waits: '还没答复，它的时限停着',
    sign: '签收',
    reply: '回复牵头单位',
    return: '退单',
    urge: '催办',
    ask: '先问一件事',
    cancel: '撤销这家协办',
  },
  en: {
    asked: 'Asked to',
    replied: 'Reply',
    said: 'Reply, before it was sent back',
    missing: 'To be completed',
    correct: 'Correct the reply',
    sendBack: 'Send back to be completed',
    returned: 'Why it was sent back',
    because: (reason, basis) => `${reason}: ${basis}`,
    question: 'Question',
    answerIt: 'Answer it',
    waits: 'Not answered yet; its clock stands still',
    sign: 'Sign for it',
    reply: 'Reply to the lead',
    return: 'Send back',
    urge: 'Urge',
    ask: 'Ask first',
    cancel: 'Withdraw this co-unit',
  },
})

const unitActions = ['sign', 'reply', 'correct', 'ask', 'urge', 'sendBack', 'return', 'cancel'] as const

/** Whether there is anything to open below a unit's line. */
export const hasMore = (unit: AssignmentView): boolean =>
  Boolean(unit.ask || unit.reply || unit.returned || unit.link) ||
  unit.questions.length + unit.files.length > 0 ||
  unitActions.some((kind) => unit.can[kind] === true)

/** What one unit was asked and said, its questions, its link, and what the reader may do about it. */
export function UnitMore({ unit, onAsk }: { unit: AssignmentView; onAsk: OnAsk }): ReactNode {
  const t = useText()
  const tx = useTx()
  const rows: [string, string][] = []
  if (unit.ask) rows.push([t.asked, unit.ask])
  const outcome = unit.outcome && tx(replyOutcomeText[unit.outcome])
  if (unit.missing !== null) rows.push([t.missing, unit.missing])
  if (unit.reply) rows.push([unit.missing === null ? t.replied : t.said, outcome ? `${unit.reply}（${outcome}）` : unit.reply])
  if (unit.returned) rows.push([t.returned, t.because(tx(unit.returned.reason), unit.returned.basis)])
  const allowed = unitActions.filter((kind) => unit.can[kind] === true)
  return (
    <>
      {rows.length > 0 && <KeyValue small rows={rows} />}
      {unit.questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          can={unit.can.answerQuestion}
          onAnswer={() => onAsk({ kind: 'question', unit, question })}
        />
      ))}
      {unit.files.length > 0 && <FileList files={unit.files} />}
      {unit.link && <UnitLink unit={unit} link={unit.link} onAsk={onAsk} />}
      {allowed.length > 0 && (
        <p className="unit-actions no-print">
          {allowed.map((kind) => (
            <Button key={kind} onPress={() => onAsk({ kind, unit })}>
              {t[kind]}
            </Button>
          ))}
        </p>
      )}
    </>
  )
}

function Question({
  question,
  can,
  onAnswer,
}: {
  question: AssignmentView['questions'][number]
  can: Can
  onAnswer: () => void
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  return (
    <div className="question">
      <p>
        <span className="s muted">
          {t.question}　{when(question.askedAt)}
        </span>
        <br />
        {question.text}
      </p>
      {question.answer ? (
        <p className="said">
          {question.answer} <span className="s muted">{question.answeredAt && when(question.answeredAt)}</span>
        </p>
      ) : (
        <p className="row">
          <span className="s due soon">{t.waits}</span>
          {can === true ? <Button onPress={onAnswer}>{t.answerIt}</Button> : <span className="s muted">{tx(can.why)}</span>}
        </p>
      )}
    </div>
  )
}
