import type { WorkRow } from '@liti/contract/needs'
import { typeText } from '@liti/contract/needs-words'
import type { z } from 'zod'
import type { ReactNode } from 'react'
import { useTx } from '../text.ts'
import { RowLink } from '../ui/card.tsx'
import { Due } from '../ui/due.tsx'
import { Tag } from '../ui/tag.tsx'

export type NeedRowData = z.infer<typeof WorkRow>

/** One need in a worklist: title and state, who and what kind, the clock that runs out first. `line` and `due` replace the last two. */
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
  return (
    <RowLink
      to={to}
      current={current}
      title={row.title}
      tag={tag ?? <Tag tone={row.tone}>{tx(row.stateText)}</Tag>}
      line={
        line ?? (
          <>
            {row.who}
            {row.who && '　'}
            {tx(typeText[row.type])}
          </>
        )
      }
      due={due ?? (clock && (clock.kind === 'reply' ? <Due clock={clock} who={`${tx(row.body)} `} /> : <Due clock={clock} />))}
    />
  )
}
