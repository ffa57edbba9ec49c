import type { listWork } from '@liti/contract/needs'
import { typeText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../api/api.ts'
import { useTx } from '../words/text.ts'
import { RowLink } from '../ui/card.tsx'
import { Due } from '../ui/due.tsx'
import { Tag } from '../ui/tag.tsx'

export type NeedRowData = ReplyOf<typeof listWork>['items'][number]

/** One need in a worklist: title and state, who and what kind, the clock that runs out first. `tag`, `line` and `due` replace them. */
export function NeedRow({
  row,
  to,
  current,
  tag,
  line,
  due,
}: {
  row: NeedRowData
  to: string
  current: boolean
  tag?: ReactNode
  line?: ReactNode
  due?: ReactNode
}): ReactNode {
  const tx = useTx()
  const { clock } = row
  const kind = tx(typeText[row.type])
  return (
    <RowLink
      to={to}
      current={current}
      title={row.title}
      tag={tag ?? <Tag tone={row.tone}>{tx(row.stateText)}</Tag>}
      line={line ?? [tx(row.who), kind].filter(Boolean).join('　')}
      due={due ?? (clock && (clock.kind === 'reply' ? <Due clock={clock} who={`${tx(row.body)} `} /> : <Due clock={clock} />))}
    />
  )
}
