import type { NeedView } from '@liti/contract/needs'
import { typeText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { threadPath } from '../../kit/work/paths.ts'
import { hasContact, RevealContact } from '../../kit/work/reveal-contact.tsx'
import type { Arrive } from '../../kit/work/split-page.tsx'

const useText = texts({
  zh: {
    kind: (type: string, category: string) => `${type}，${category}`,
    answered: (at: string) => `${at} 答复`,
    round: (n: number) => `第 ${n} 次办`,
    thread: '来龙去脉',
    call: '拨打（会留下记录）',
    noPhone: '没有留电话',
    said: '对方说的',
    wanted: '想要的结果',
    answer: '给的答复',
    quoted: (text: string) => `“${text}”`,
    comma: '，',
  },
  en: {
    kind: (type, category) => `${type}, ${category}`,
    answered: (at) => `answered ${at}`,
    round: (n) => `round ${n}`,
    thread: 'How it came about',
    call: 'Call (logged)',
    noPhone: 'no phone number was left',
    said: 'They said',
    wanted: 'They wanted',
    answer: 'They were answered',
    quoted: (text) => `“${text}”`,
    comma: ', ',
  },
})

/** What the caller has to know before dialling, and the number behind a press that is logged. */
export function CallHeader({ need, arrive }: { need: NeedView; arrive: Arrive }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const { requester, answer } = need
  const who = [
    requester.organisation && tx(requester.organisation),
    tx(requester.label),
    hasContact(requester) ? requester.phone : t.noPhone,
  ]
    .filter(Boolean)
    .join(t.comma)
  return (
    <header>
      <div className="meta s muted">
        <span>{need.number}</span>
        <span>{t.kind(tx(typeText[need.type]), tx(need.category))}</span>
        {answer && <span>{t.answered(when(answer.at))}</span>}
        {need.round > 1 && <span>{t.round(need.round)}</span>}
        <span className="end tools no-print">
          <Link to={threadPath(need.id)}>
            <Icon name="flow" /> {t.thread}
          </Link>
        </span>
      </div>
      <div className="title">
        <h1 tabIndex={-1} ref={arrive}>
          {need.title}
        </h1>
        <Tag tone={need.tone}>{tx(need.stateText)}</Tag>
        <span className="end call-to">
          <span className="soft">{who}</span>
          {need.can.callback === true && hasContact(requester) && <RevealContact needId={need.id} can={need.can.reveal} call={t.call} />}
        </span>
      </div>
      <KeyValue
        small
        rows={[
          [t.said, t.quoted(need.text)],
          ...(need.wanted ? [[t.wanted, need.wanted] as const] : []),
          ...(answer ? [[t.answer, answer.text] as const] : []),
        ]}
      />
    </header>
  )
}
