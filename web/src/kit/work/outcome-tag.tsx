import { ratingLevels } from '@liti/contract/common'
import { solvedText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../words/text.ts'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import type { NeedRowData } from './need-row.tsx'

const useText = texts({ zh: { notReached: '没联系上' }, en: { notReached: 'Not reached' } })

type Came = Pick<NeedRowData, 'state' | 'solved' | 'rating'>

/** Whether a closed need is solved, as its requester said. */
export function OutcomeTag({ row: { solved } }: { row: Came }): ReactNode {
  const t = useText()
  const tx = useTx()
  if (solved === null) return <Tag icon="cross">{t.notReached}</Tag>
  if (solved === 'yes') return <Tag tone="done">{tx(solvedText.yes)}</Tag>
  return <Tag icon={solved === 'partly' ? 'half' : 'cross'}>{tx(solvedText[solved])}</Tag>
}

/** How the requester rated it: 4 满意. Nothing without a rating. */
export function Rated({ row }: { row: Came }): ReactNode {
  const tx = useTx()
  const level = ratingLevels.find((each) => each.level === row.rating)
  return (
    level && (
      <span className="due">
        <Icon name="pen" />
        <b>
          {level.level} {tx(level.text)}
        </b>
      </span>
    )
  )
}
