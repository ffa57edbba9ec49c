import type { Figures } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useJoined } from '../../kit/words/joined.ts'
import { rateName } from '../../kit/work/rate-words.ts'
import { RateCell, RateTable, TooFew } from './rate-table.tsx'

const useText = texts({
  zh: {
    title: '按牵头单位',
    median: '答复中位',
    days: (n: number) => `${n} 个工作日`,
    overdue: '超时',
    cases: (n: number) => `${n} 件`,
    not: '不计算',
  },
  en: {
    title: 'By lead',
    median: 'Median answer',
    days: (n) => `${n} working days`,
    overdue: 'Overdue',
    cases: (n) => String(n),
    not: '–',
  },
})

/** The same figures by lead, in the server's order: this is no ranking. */
export function ByLead({ leads }: { leads: Figures['byLead'] }): ReactNode {
  const t = useText()
  const tx = useTx()
  const names = rateName()
  const joined = useJoined()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached with the keyboard
    <section className="card scroll-x by-lead" aria-label={t.title} tabIndex={0}>
      <RateTable
        title={t.title}
        more={
          <>
            <th scope="col">{t.median}</th>
            <th scope="col" className="n">
              {t.overdue}
            </th>
          </>
        }
      >
        {leads.map((lead) => (
          <tr key={lead.bodyId}>
            <th scope="row">
              {tx(lead.name)} <span className="muted of">{t.cases(lead.count)}</span>
            </th>
            {lead.rates.every(({ percent }) => percent === null) ? (
              <td colSpan={lead.rates.length} data-head={joined(...lead.rates.map(({ kind }) => names[kind]))}>
                <TooFew />
              </td>
            ) : (
              lead.rates.map((rate) => (
                <RateCell key={rate.kind} rate={rate}>
                  <span className="muted nowrap of">
                    {rate.top} / {rate.bottom}
                  </span>
                </RateCell>
              ))
            )}
            <td data-head={t.median}>{lead.answerMedian === null ? <span className="muted">{t.not}</span> : t.days(lead.answerMedian)}</td>
            <td className={lead.overdue > 0 ? 'n over-text' : 'n'} data-head={t.overdue}>
              {t.cases(lead.overdue)}
            </td>
          </tr>
        ))}
      </RateTable>
    </section>
  )
}
