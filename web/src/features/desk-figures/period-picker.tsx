import { firstDay } from '@liti/contract/day-bounds'
import { useState, type ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { nameOf, periodOf, periods, type Period, type PeriodName } from '../../kit/work/period.ts'

const useText = texts({
  zh: {
    period: '哪段时间',
    month: '本月',
    'last-month': '上月',
    quarter: '近 3 个月',
    year: '今年',
    own: '自己选日期',
    from: '从',
    to: '到',
  },
  en: {
    period: 'Period',
    month: 'This month',
    'last-month': 'Last month',
    quarter: 'Last 3 months',
    year: 'This year',
    own: 'Own dates',
    from: 'From',
    to: 'to',
  },
})

/** A named period, or two dates of one's own. */
export function PeriodPicker({ period, onChange }: { period: Period; onChange: (period: Period) => void }): ReactNode {
  const t = useText()
  const name = nameOf(period)
  const [own, setOwn] = useState(name === null)
  const shown = own || name === null ? 'own' : name
  // while a year is being typed it is 0002, then 0020: the field keeps it, the figures wait for a year there can be
  const [typed, setTyped] = useState<Period | null>(null)
  const days = typed ?? period
  const choose = (value: string): void => {
    setTyped(null)
    setOwn(value === 'own')
    if (value !== 'own') onChange(periodOf(value as PeriodName))
  }
  const set = (patch: Partial<Period>): void => {
    const next = { ...days, ...patch }
    setTyped(next)
    if (next.from >= firstDay && next.to >= firstDay) onChange(next.from <= next.to ? next : { from: next.to, to: next.from })
  }
  return (
    <>
      <select aria-label={t.period} value={shown} onChange={(event) => choose(event.target.value)}>
        {periods.map((each) => (
          <option key={each} value={each}>
            {t[each]}
          </option>
        ))}
        <option value="own">{t.own}</option>
      </select>
      {shown === 'own' && (
        <span className="row own-days">
          <input
            type="date"
            aria-label={t.from}
            value={days.from}
            min={firstDay}
            max={days.to}
            onChange={(event) => set({ from: event.target.value })}
          />
          <span aria-hidden="true">{t.to}</span>
          <input type="date" aria-label={t.to} value={days.to} min={days.from} onChange={(event) => set({ to: event.target.value })} />
        </span>
      )}
    </>
  )
}
