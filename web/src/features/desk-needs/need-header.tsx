import type { NeedView } from '@liti/contract/needs'
import { gradeText, sourceText, typeText } from '@liti/contract/needs-words'
import { useState, type ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { CopyLink } from '../../kit/ui/small.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { needPath, threadPath } from '../../kit/work/paths.ts'
import type { Arrive } from '../../kit/work/split-page.tsx'
import { DeliveriesSheet } from './deliveries-sheet.tsx'
import type { OnAsk } from './dialogs/ask.ts'
import { Promises } from './promises.tsx'

const useText = texts({
  zh: {
    print: '打印',
    number: '复制编号',
    numberCopied: (number: string) => `已复制编号 ${number}`,
    link: '复制链接',
    linkCopied: '已复制这件诉求的链接，有权看的同事能打开',
    thread: '来龙去脉',
    sent: '通知',
    round: (n: number) => `第 ${n} 次办`,
    kind: (type: string, category: string) => `${type}，${category}`,
  },
  en: {
    print: 'Print',
    number: 'Copy number',
    numberCopied: (number) => `Copied ${number}`,
    link: 'Copy link',
    linkCopied: 'Link copied; colleagues who may see this need can open it',
    thread: 'How it came about',
    sent: 'Messages sent',
    round: (n) => `Round ${n}`,
    kind: (type, category) => `${type}, ${category}`,
  },
})

/** Number, kind and source; the title and state; the three promises. */
export function NeedHeader({ need, arrive, onAsk }: { need: NeedView; arrive: Arrive; onAsk: OnAsk }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const [deliveries, setDeliveries] = useState(false)
  return (
    <header>
      <div className="meta s muted">
        <span>{need.number}</span>
        <span>{t.kind(tx(typeText[need.type]), tx(need.category))}</span>
        {need.grade !== 'ordinary' && <span>{tx(gradeText[need.grade])}</span>}
        <span>{tx(sourceText[need.source])}</span>
        <span>{when(need.createdAt)}</span>
        {need.round > 1 && <span>{t.round(need.round)}</span>}
        <span className="end tools no-print">
          <CopyLink text={need.number} said={t.numberCopied(need.number)}>
            {t.number}
          </CopyLink>
          <CopyLink text={`${location.origin}${needPath(need.id)}`} said={t.linkCopied}>
            {t.link}
          </CopyLink>
          <button type="button" className="as-link" aria-haspopup="dialog" onClick={() => setDeliveries(true)}>
            <Icon name="send" /> {t.sent}
          </button>
          <Link to={threadPath(need.id)}>
            <Icon name="flow" /> {t.thread}
          </Link>
          <button type="button" className="as-link" onClick={() => window.print()}>
            <Icon name="print" /> {t.print}
          </button>
        </span>
      </div>
      <div className="title">
        <h1 tabIndex={-1} ref={arrive}>
          {need.title}
        </h1>
        <Tag tone={need.tone}>{tx(need.stateText)}</Tag>
      </div>
      <Promises clocks={need.clocks} onWrong={need.can.note === true ? () => onAsk({ kind: 'note' }) : undefined} />
      {deliveries && <DeliveriesSheet needId={need.id} onClose={() => setDeliveries(false)} />}
    </header>
  )
}
