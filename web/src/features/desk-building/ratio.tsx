import type { Ratio } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { numberText } from '../../kit/plan/number.ts'

const useText = texts({ zh: { few: '太少，不计算' }, en: { few: 'Too few to say' } })

/** A share with its name and its base: 94.8% 入驻率 24,460 / 25,800 */
export function RatioFigure({
  name,
  of,
}: {
  name: string
  of: Pick<Ratio, 'top' | 'bottom' | 'percent'> & Partial<Pick<Ratio, 'means'>>
}): ReactNode {
  const t = useText()
  const tx = useTx()
  return (
    <div>
      {of.percent === null ? <b className="few">{t.few}</b> : <b className="num">{of.percent}%</b>}
      <span>{name}</span>
      <span className="s muted">
        {numberText(of.top)} / {numberText(of.bottom)} {of.means && tx(of.means)}
      </span>
    </div>
  )
}
