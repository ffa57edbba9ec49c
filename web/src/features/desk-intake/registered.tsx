import type { registerNeed } from '@liti/contract/needs'
import { clockText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import { texts, useTx } from '../../kit/words/text.ts'
import { useDue } from '../../kit/words/time.ts'
import { Button, LinkButton } from '../../kit/ui/button.tsx'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { needPath } from '../../kit/work/paths.ts'

const useText = texts({
  zh: {
    done: (number: string) => `已登记，编号 ${number}`,
    tell: '把编号和回执号念给对方。留了电话的，短信也发了。',
    receipt: '回执号',
    how: (code: string) => `${code}　对方在首页点“查进度”，输入它和手机尾号 4 位`,
    title: '诉求',
    owner: '现在谁管',
    open: '打开这一件',
    next: '再登一件',
    before: (time: string) => `${time} 前`,
  },
  en: {
    done: (number) => `Written down as ${number}`,
    tell: 'Read both numbers out to the caller. Where a phone was left, a message was sent too.',
    receipt: 'Receipt code',
    how: (code) => `${code}: on the first page choose “Check progress”, then this code and the last 4 digits of the phone`,
    title: 'Need',
    owner: 'In charge now',
    open: 'Open it',
    next: 'Write down another',
    before: (time) => `by ${time}`,
  },
})

/** It is written down: the number, who has it, by when. */
export function Registered({ need, onNext }: { need: ReplyOf<typeof registerNeed>; onNext: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useDue()
  const running = need.clocks.filter(({ metAt, standing }) => metAt === null && standing !== 'cancelled')
  return (
    <div className="registered" role="status">
      <h1 tabIndex={-1} ref={(heading) => heading?.focus()}>
        {t.done(need.number)}
      </h1>
      <p className="soft">{t.tell}</p>
      <div className="card bd">
        <KeyValue
          rows={[
            [
              t.title,
              <span key="title" className="row">
                {need.title} <Tag tone={need.tone}>{tx(need.stateText)}</Tag>
              </span>,
            ],
            [t.receipt, t.how(need.receiptCode)],
            [t.owner, tx(need.owner.name)],
            ...running.map((clock) => [tx(clockText[clock.kind]), t.before(when(clock.dueAt))] as const),
          ]}
        />
      </div>
      <div className="unit-actions">
        <Button look="primary" icon="plus" onPress={onNext}>
          {t.next}
        </Button>
        <LinkButton to={needPath(need.id)}>{t.open}</LinkButton>
      </div>
    </div>
  )
}
