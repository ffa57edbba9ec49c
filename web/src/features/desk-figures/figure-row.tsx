import { solvedText } from '@liti/contract/needs-words'
import type { listFigureRows } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import { Link } from '../../kit/nav.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useNow } from '../../kit/words/time.ts'
import { needPath } from '../../kit/work/paths.ts'
import { useJoined } from '../../kit/words/joined.ts'
import type { IconName } from '../../kit/ui/icon.tsx'
import { Tag } from '../../kit/ui/tag.tsx'

const useText = texts({
  zh: {
    lead: (body: string) => `牵头：${body}`,
    said: (words: string) => `说：${words}`,
    answered: (day: string) => `${day}答复`,
    asked: (day: string) => `${day}回访`,
    round: (n: number) => `第 ${n} 次办理`,
  },
  en: {
    lead: (body) => `Lead: ${body}`,
    said: (words) => `Said: ${words}`,
    answered: (day) => `answered ${day}`,
    asked: (day) => `asked ${day}`,
    round: (n) => `round ${n}`,
  },
})

type FigureRow = ReplyOf<typeof listFigureRows>['items'][number]

/** One need behind a figure: who, who led, what they said, when. */
export function FigureRowItem({ row }: { row: FigureRow }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  const joined = useJoined()
  const day = (at: string): string => tx(dayText(at, { now }))
  const dates = [
    row.round > 1 && t.round(row.round),
    row.answeredAt && t.answered(day(row.answeredAt)),
    row.askedAt && t.asked(day(row.askedAt)),
  ]
  return (
    <li>
      <div className="row">
        <Link to={needPath(row.needId)} className="strong">
          {row.title}
        </Link>
        {tx(row.tag) !== '' && (
          <Tag end icon={iconOf(row.tag.zh)}>
            {tx(row.tag)}
          </Tag>
        )}
      </div>
      <p className="s soft">{[tx(row.who), t.lead(tx(row.lead))].filter(Boolean).join('　')}</p>
      {row.said !== '' && <p className="s">{t.said(row.said)}</p>}
      <p className="xs muted">
        {row.number}　{joined(...dates)}
      </p>
    </li>
  )
}

const iconOf = (tag: string): IconName =>
  tag === solvedText.yes.zh ? 'check' : tag === solvedText.partly.zh ? 'half' : tag === solvedText.no.zh ? 'cross' : 'doc'
