import { getFigures } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { thisMonth } from '../../kit/work/period.ts'
import { rateName } from '../../kit/work/rate-words.ts'
import { RatioFigure } from './ratio.tsx'

const useText = texts({
  zh: { title: '本月诉求', open: '看每一件' },
  en: { title: 'Needs this month', open: 'See the rows' },
})

/** The three rates of the unit this month; nothing where the reader has no figures. */
export function MonthRates({ unitId }: { unitId: string }): ReactNode {
  const t = useText()
  const names = rateName()
  const period = thisMonth()
  const figures = useRead(getFigures, { query: { unit: unitId, ...period } }, { live: ['need'] })
  if (!figures.data) return null
  return (
    <section>
      <h3 className="row">
        {t.title}
        <Link to={`/desk/figures?unit=${unitId}`} className="end s no-print">
          {t.open}
        </Link>
      </h3>
      <div className="rates">
        {figures.data.rates.map((rate) => (
          <RatioFigure key={rate.kind} name={names[rate.kind]} of={rate} />
        ))}
      </div>
    </section>
  )
}
