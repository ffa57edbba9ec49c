import type { Figures } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { texts } from '../../kit/text.ts'
import { Seg } from '../../kit/ui/switches.tsx'
import { rateName } from '../../kit/work/rate-words.ts'
import { TrendChart } from './trend-chart.tsx'
import type { RateKind } from './view.ts'

const useText = texts({
  zh: {
    title: '每个月',
    axis: '最后一个月可能还没完，竖轴不从 0 起',
    as: '怎么看',
    chart: '图',
    table: '表',
    month: '月份',
    few: '太少，不计算',
    of: (top: number, bottom: number) => `${top} / ${bottom}`,
  },
  en: {
    title: 'By month',
    axis: 'The last month may not be over; the axis does not begin at 0',
    as: 'Shown as',
    chart: 'Chart',
    table: 'Table',
    month: 'Month',
    few: 'Too few to say',
    of: (top, bottom) => `${top} / ${bottom}`,
  },
})

const kinds: readonly RateKind[] = ['response', 'resolution', 'satisfaction']
type Month = Figures['months'][number]
const rateOf = (month: Month, kind: RateKind): Month['rates'][number] | undefined => month.rates.find((rate) => rate.kind === kind)

/** The three rates month by month: drawn, or as a table with their base. */
export function Months({ months }: { months: readonly Month[] }): ReactNode {
  const t = useText()
  const names = rateName()
  const [shown, setShown] = useState<'chart' | 'table'>('chart')
  return (
    <section className="card months">
      <div className="hd">
        <h2>{t.title}</h2>
        {shown === 'chart' && <span className="s muted">{t.axis}</span>}
        <span className="end no-print">
          <Seg
            label={t.as}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'chart', label: t.chart, icon: 'line' },
              { value: 'table', label: t.table, icon: 'table' },
            ]}
          />
        </span>
      </div>
      {shown === 'chart' ? (
        <div className="trend">
          {kinds.map((kind) => (
            <TrendChart
              key={kind}
              name={names[kind]}
              values={months.map((month) => ({ label: month.month, value: rateOf(month, kind)?.percent ?? null }))}
            />
          ))}
        </div>
      ) : (
        <div className="scroll-x">
          <table className="t">
            <thead>
              <tr>
                <th scope="col">{t.month}</th>
                {kinds.map((kind) => (
                  <th key={kind} scope="col">
                    {names[kind]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map((month) => (
                <tr key={month.month}>
                  <th scope="row">{month.month}</th>
                  {kinds.map((kind) => {
                    const rate = rateOf(month, kind)
                    return (
                      <td key={kind}>
                        {rate?.percent === null || !rate ? <span className="muted">{t.few}</span> : `${rate.percent}%`}
                        {rate && <span className="muted of">{t.of(rate.top, rate.bottom)}</span>}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
