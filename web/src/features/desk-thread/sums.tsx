import type { ThreadView } from '@liti/contract/threads'
import type { ReactNode } from 'react'
import { useTx } from '../../kit/words/text.ts'

/** What the thread amounts to so far: 91 天 第一件诉求到第一辆车 */
export function Sums({ sums }: { sums: ThreadView['sums'] }): ReactNode {
  const tx = useTx()
  if (sums.length === 0) return null
  return (
    <ul className="sums">
      {sums.map(({ value, means }) => (
        <li key={means.zh}>
          <b className="num">{value}</b>
          <span className="s muted">{tx(means)}</span>
        </li>
      ))}
    </ul>
  )
}
