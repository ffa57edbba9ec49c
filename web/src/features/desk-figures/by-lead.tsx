import type { Figures } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/text.ts'
import { rateName } from '../../kit/work/rate-words.ts'
import type { RateKind } from './view.ts'

const useText = texts({
  zh: {
    title: '按牵头单位',
    median: '答复中位',
    days: (n: number) => `${n} 个工作日`,
    overdue: '超时',
    cases: (n: number) => `${n} 件`,
    few: '太少，不计算',
    not: '不计算',
  },
  en: {
    title: 'By lead',
    median: 'Median answer',
    days: (n) => `${n} working days`,
    overdue: 'Overdue',
    cases: (n) => String(n),
    few: 'Too few to say',
    not: '–',
  },
})

const kinds: readonly RateKind[] = ['response', 'resolution', 'satisfaction']

/** The same figures by lead, in the server's order: this is no ranking. */
export function ByLead({ leads }: { leads: Figures['byLead'] }): ReactNode {
  const t = useText()
  const tx = useTx()
  const names = rateName()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached with the keyboard
    <section className="card scroll-x by-lead" aria-label={t.title} tabIndex={0}>
      <table className="t">
        <caption className="vh">{t.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.title}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {names[kind]}
              </th>
            ))}
            <th scope="col">{t.median}</th>
            <th scope="col" className="n">
              {t.overdue}
            </th>
          </tr>
        </thead>
        <tbody>
          {leads.map((lead) => {
            const shown = kinds.map((kind) => lead.rates.find((rate) => rate.kind === kind))
            const none = shown.every((rate) => !rate || rate.percent === null)
            return (
              <tr key={lead.bodyId}>
                <th scope="row">
                  {tx(lead.name)} <span className="muted of">{t.cases(lead.count)}</span>
                </th>
                {none ? (
                  <td colSpan={kinds.length} className="muted">
                    {t.few}
                  </td>
                ) : (
                  shown.map((rate, at) => (
                    <td key={kinds[at]}>
                      {!rate || rate.percent === null ? <span className="muted">{t.few}</span> : `${rate.percent}%`}
                      {rate && (
                        <span className="muted nowrap of">
                          {rate.top} / {rate.bottom}
                        </span>
                      )}
                    </td>
                  ))
                )}
                <td>{lead.answerMedian === null ? <span className="muted">{t.not}</span> : t.days(lead.answerMedian)}</td>
                <td className={lead.overdue > 0 ? 'n over-text' : 'n'}>{t.cases(lead.overdue)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
