import { rateKinds, type Figures } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { Seg } from '../../kit/ui/switches.tsx'
import { rateName } from '../../kit/work/rate-words.ts'
import { RateCell, RateTable } from './rate-table.tsx'
import { TrendChart } from './trend-chart.tsx'

const useText = texts({
  zh: {
    title: '每个月',
    axis: '最后一个月可能还没完，竖轴不从 0 起',
    as: '怎么看',
    chart: '图',
    table: '表',
    month: '月份',
  },
  en: {
    title: 'By month',
    axis: 'The last month may not be over; the axis does not begin at 0',
    as: 'Shown as',
    chart: 'Chart',
    table: 'Table',
    month: 'Month',
  },
})

type Month = Figures['months'][number]

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
          {rateKinds.map((kind) => (
            <TrendChart
              key={kind}
              name={names[kind]}
              values={months.map((month) => ({
                label: month.month,
                value: month.rates.find((rate) => rate.kind === kind)?.percent ?? null,
              }))}
            />
          ))}
        </div>
      ) : (
        <div className="scroll-x">
          <RateTable title={t.title} first={t.month}>
            {months.map((month) => (
              <tr key={month.month}>
                <th scope="row">{month.month}</th>
                {month.rates.map((rate) => (
                  <RateCell key={rate.kind} rate={rate}>
                    <span className="muted of">
                      {rate.top} / {rate.bottom}
                    </span>
                  </RateCell>
                ))}
              </tr>
            ))}
          </RateTable>
        </div>
      )}
    </section>
  )
}
