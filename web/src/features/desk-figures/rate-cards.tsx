import type { Rate } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { rateName } from '../../kit/work/rate-words.ts'
import type { View } from './view.ts'

const useText = texts({
  zh: {
    few: '太少，不计算',
    of: (top: number, bottom: number, counts: string) => `${top} / ${bottom} 件${counts}`,
    base: (base: string) => `分母：${base}`,
    open: '右边打开了',
  },
  en: {
    few: 'Too few to say',
    of: (top, bottom, counts) => `${top} of ${bottom} ${counts}`,
    base: (base) => `Of: ${base}`,
    open: 'open',
  },
})

/** The three rates as buttons that open their rows. */
export function RateCards({ rates, view }: { rates: readonly Rate[]; view: View }): ReactNode {
  const t = useText()
  const tx = useTx()
  const names = rateName()
  return (
    <div className="rates3">
      {rates.map((rate) => {
        const open = view.rate === rate.kind
        return (
          <button
            key={rate.kind}
            type="button"
            id={`rate-${rate.kind}`}
            className={open ? 'card on' : 'card'}
            aria-expanded={open}
            onClick={() => view.setRate(open ? null : rate.kind)}
          >
            <span className="nm">
              {names[rate.kind]}
              {open && <span className="tag doing end">{t.open}</span>}
            </span>
            {rate.percent === null ? <b className="few">{t.few}</b> : <b className="num">{rate.percent}%</b>}
            <span className="s soft">{t.of(rate.top, rate.bottom, tx(rate.counts))}</span>
            <span className="xs muted">{t.base(tx(rate.base))}</span>
          </button>
        )
      })}
    </div>
  )
}
