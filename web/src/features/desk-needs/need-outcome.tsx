import { ratingLevels } from '@liti/contract/common'
import type { NeedView } from '@liti/contract/needs'
import { callbackWayText, objectionOutcomeText, objectionText, solvedText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useDue, useWhen } from '../../kit/words/time.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Tag } from '../../kit/ui/tag.tsx'

const useText = texts({
  zh: {
    answer: '答复',
    earlier: (n: number) => `第 ${n} 次的答复`,
    endedBy: (by: string) => `${by}决定终结`,
    decision: '决定',
    elsewhere: '还可以找谁',
    declined: '没有受理',
    reason: '原因',
    where: '该找谁',
    verdicts: '对方怎么说',
    callback: '回访',
    requester: '本人确认',
    round: (n: number, via: string) => `第 ${n} 次，${via}`,
    unreached: '没联系上，不算解决，也不算没解决',
    comma: '，',
    disputed: '有异议',
    uncounted: '核实以前不计入数字',
    objection: '对回访结果的异议',
    objectionOpen: '待核实',
    objectionDone: '已答复',
    says: '诉求人说',
    looks: '谁来核实',
    outcome: '核实结果',
    case: '差评整改',
    caseOpen: '在查',
    caseDone: '已回话',
    opened: '立案',
    due: '最晚回话',
    finding: '查到什么、怎么改的',
    ended: '回话',
  },
  en: {
    answer: 'Answer',
    earlier: (n) => `Answer of round ${n}`,
    endedBy: (by) => `Ended by ${by}`,
    decision: 'Decision',
    elsewhere: 'Where else to go',
    declined: 'Not accepted',
    reason: 'Reason',
    where: 'Where to go',
    verdicts: 'What they said',
    callback: 'call-back',
    requester: 'confirmed by the requester',
    round: (n, via) => `Round ${n}, ${via}`,
    unreached: 'Not reached: counts neither as solved nor as unsolved',
    comma: ', ',
    disputed: 'Objected to',
    uncounted: 'does not count until it is settled',
    objection: 'Objection to the call-back',
    objectionOpen: 'To be looked into',
    objectionDone: 'Answered',
    says: 'The requester says',
    looks: 'Who looks into it',
    outcome: 'What came of it',
    case: 'Bad-rating case',
    caseOpen: 'Open',
    caseDone: 'Answered',
    opened: 'Opened',
    due: 'Reply due',
    finding: 'Finding and remedy',
    ended: 'Replied',
  },
})

/** How it came out: the answer or the refusal, what the requester said of it, and the case a bad rating opened. */
export function NeedOutcome({ need }: { need: NeedView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [when, due] = [useWhen(), useDue()]
  const { answer, earlierAnswers, declined, ended, verdicts, objection, badRatingCase: kase } = need
  return (
    <>
      {declined && (
        <section className="card bd">
          <h2>{t.declined}</h2>
          <KeyValue
            small
            rows={[
              [t.reason, declined.reason],
              [t.where, declined.where],
            ]}
          />
        </section>
      )}
      {ended && (
        <section className="card bd">
          <h2>{t.endedBy(tx(ended.by))}</h2>
          <KeyValue
            small
            rows={[
              [t.decision, ended.reason],
              [t.elsewhere, ended.where],
            ]}
          />
        </section>
      )}
      {earlierAnswers.map((one) => (
        <section key={one.round} className="card bd">
          <h2>{t.earlier(one.round)}</h2>
          <p className="words">{one.text}</p>
          <p className="s muted">
            {tx(one.by)}　{when(one.at)}
          </p>
        </section>
      ))}
      {answer && (
        <section className="card bd">
          <h2>{t.answer}</h2>
          <p className="words">{answer.text}</p>
          <p className="s muted">
            {tx(answer.by)}　{when(answer.at)}
          </p>
        </section>
      )}
      {verdicts.length > 0 && (
        <section>
          <h2>{t.verdicts}</h2>
          <KeyValue
            rows={verdicts.map((verdict) => [
              t.round(verdict.round, verdict.via === 'callback' ? t.callback : t.requester),
              <Verdict key={verdict.at} verdict={verdict} />,
            ])}
          />
        </section>
      )}
      {objection && (
        <section className="card bd">
          <div className="row">
            <h2>{t.objection}</h2>
            <Tag tone={objection.settled ? 'done' : 'soon'}>{objection.settled ? t.objectionDone : t.objectionOpen}</Tag>
          </div>
          <KeyValue
            small
            rows={[
              [t.says, [tx(objectionText[objection.kind]), objection.words].filter(Boolean).join(t.comma)],
              ...(objection.settled
                ? ([
                    [t.outcome, tx(objectionOutcomeText[objection.settled.outcome])],
                    [t.finding, objection.settled.finding],
                  ] as const)
                : ([[t.looks, tx(objection.by)]] as const)),
            ]}
          />
        </section>
      )}
      {kase && (
        <section className="card bd">
          <div className="row">
            <h2>{t.case}</h2>
            <Tag tone={kase.endedAt ? 'done' : 'soon'}>{kase.endedAt ? t.caseDone : t.caseOpen}</Tag>
          </div>
          <KeyValue
            small
            rows={[
              [t.opened, when(kase.openedAt)],
              ...(kase.endedAt
                ? ([
                    [t.ended, when(kase.endedAt)],
                    [t.finding, kase.finding],
                  ] as const)
                : ([[t.due, due(kase.dueAt)]] as const)),
            ]}
          />
        </section>
      )}
    </>
  )
}

function Verdict({ verdict }: { verdict: NeedView['verdicts'][number] }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const level = ratingLevels.find((each) => each.level === verdict.rating)
  const parts = [
    verdict.solved && tx(solvedText[verdict.solved]),
    level && `${level.level} ${tx(level.text)}`,
    verdict.how && tx(callbackWayText[verdict.how]),
  ].filter(Boolean)
  return (
    <>
      {verdict.reached ? parts.join(t.comma) : t.unreached} <span className="s muted">{when(verdict.at)}</span>
      {verdict.disputed && (
        <>
          <Tag tone="soon">{t.disputed}</Tag> <span className="s muted">{t.uncounted}</span>
        </>
      )}
      {verdict.howNote && <span className="s muted">{verdict.howNote}</span>}
      {verdict.words && <span className="said s">{verdict.words}</span>}
    </>
  )
}
