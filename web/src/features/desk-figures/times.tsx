import type { Figures } from '@liti/contract/needs'
import type { Text } from '@liti/contract/common'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { Card } from '../../kit/ui/card.tsx'

const useText = texts({
  zh: {
    title: '用了多久',
    within: '九成在这之内',
    median: '中位',
    rule: '要求',
    medianIs: (n: ReactNode) => <>中位 {n}</>,
    p90: (n: ReactNode) => <>九成在 {n}内</>,
    max: (n: ReactNode) => <>最长 {n}</>,
    few: '太少，不计算',
    count: (rule: string, n: number) => `${rule}，${n} 件`,
    only: '，只给最长',
  },
  en: {
    title: 'How long it took',
    within: 'Nine in ten',
    median: 'Median',
    rule: 'Rule',
    medianIs: (n) => <>median {n}</>,
    p90: (n) => <>nine in ten within {n}</>,
    max: (n) => <>longest {n}</>,
    few: 'Too few to say',
    count: (rule, n) => `${rule}; ${n} case${n === 1 ? '' : 's'}`,
    only: ', longest only',
  },
})

type Time = Figures['times'][number]
const units: Record<Time['unit'], Text> = {
  hours: { zh: '小时', en: 'h' },
  'working-days': { zh: '个工作日', en: 'working days' },
  days: { zh: '天', en: 'days' },
}

/** Each kind of time: median and nine in ten as a bar against its rule, and the same in words. */
export function Times({ times }: { times: readonly Time[] }): ReactNode {
  const t = useText()
  return (
    <Card
      title={t.title}
      aside={
        <span className="legend">
          <span>
            <i className="within" />
            {t.within}
          </span>
          <span>
            <i className="median" />
            {t.median}
          </span>
          <span>
            <i className="rule" />
            {t.rule}
          </span>
        </span>
      }
    >
      <ul className="times">
        {times.map((time) => (
          <TimeRow key={time.name.zh} time={time} />
        ))}
      </ul>
    </Card>
  )
}

function TimeRow({ time }: { time: Time }): ReactNode {
  const t = useText()
  const tx = useTx()
  const { median, max, limit } = time
  const p90 = time.p90
  const said = (n: number): ReactNode => (
    <>
      <b>{n}</b> {tx(units[time.unit])}
    </>
  )
  // The rule stands at five sixths; what is longer pushes it to the left.
  const full = Math.max(limit * 1.2, p90 ?? 0, median ?? 0, (p90 === null && max) || 0)
  const share = (n: number): string => `${(n / full) * 100}%`
  const far = p90 ?? max
  return (
    <li>
      <b>{tx(time.name)}</b>
      <div className="bars" aria-hidden="true">
        {far !== null && <i className={far > limit ? 'a over' : 'a'} style={{ width: share(far) }} />}
        {median !== null && <i className="b" style={{ left: share(median) }} />}
        <i className="c" style={{ left: share(limit) }} />
      </div>
      <span>{median === null ? <span className="muted">{t.few}</span> : t.medianIs(said(median))}</span>
      <span>{p90 === null ? max !== null && t.max(said(max)) : t.p90(said(p90))}</span>
      <span className="muted">
        {t.count(tx(time.rule), time.count)}
        {p90 === null && max !== null && t.only}
      </span>
    </li>
  )
}
