import { rateKinds, type Rate } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { rateName } from '../../kit/work/rate-words.ts'

const useText = texts({ zh: { few: '太少，不计算' }, en: { few: 'Too few to say' } })

/** Rows with the three rates in columns. `first` is the heading before them, where it is not the table's title; `more` are those behind. */
export function RateTable({
  title,
  first = title,
  more,
  children,
}: {
  title: string
  first?: string
  more?: ReactNode
  children: ReactNode
}): ReactNode {
  const names = rateName()
  return (
    <table className="t in-blocks">
      <caption className="vh">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {rateKinds.map((kind) => (
            <th key={kind} scope="col">
              {names[kind]}
            </th>
          ))}
          {more}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

export function TooFew(): ReactNode {
  return <span className="muted">{useText().few}</span>
}

/** 87%, or that there are too few to say; then what it is of. */
export function RateCell({ rate, children }: { rate: Rate; children: ReactNode }): ReactNode {
  const names = rateName()
  return (
    <td data-head={names[rate.kind]}>
      {rate.percent === null ? <TooFew /> : `${rate.percent}%`}
      {children}
    </td>
  )
}
