import type { Figures } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { rateName } from '../../kit/work/rate-words.ts'
import { RateCell, RateTable } from './rate-table.tsx'
import type { View } from './view.ts'

const useText = texts({
  zh: {
    title: '按楼宇',
    cases: (n: number) => `${n} 件`,
    open: (rate: string, building: string, top: number, bottom: number) => `${building}的${rate}，${bottom} 件里 ${top} 件，看每一件`,
  },
  en: {
    title: 'By building',
    cases: (n) => String(n),
    open: (rate, building, top, bottom) => `${rate} of ${building}, ${top} of ${bottom}: see each one`,
  },
})

/** The three rates of each building, in the order of their names; each opens to its rows. */
export function ByBuilding({ buildings, view }: { buildings: Figures['byBuilding']; view: View }): ReactNode {
  const t = useText()
  const tx = useTx()
  const names = rateName()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached with the keyboard
    <section className="card scroll-x by-lead" aria-label={t.title} tabIndex={0}>
      <RateTable title={t.title}>
        {buildings.map(({ unitId, buildingId, name, count, rates }) => (
          <tr key={`${unitId} ${buildingId}`}>
            <th scope="row">
              {tx(name)} <span className="muted of">{t.cases(count)}</span>
            </th>
            {rates.map((rate) => (
              <RateCell key={rate.kind} rate={rate}>
                {rate.bottom > 0 && (
                  <button
                    type="button"
                    className="btn text of"
                    aria-label={t.open(names[rate.kind], tx(name), rate.top, rate.bottom)}
                    onClick={() => view.openAt(rate.kind, { unit: unitId, building: buildingId ?? 'none' })}
                  >
                    {rate.top} / {rate.bottom}
                  </button>
                )}
              </RateCell>
            ))}
          </tr>
        ))}
      </RateTable>
    </section>
  )
}
