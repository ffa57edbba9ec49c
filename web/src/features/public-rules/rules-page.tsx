import type { RuleUnit } from '@liti/contract/deadline'
import { listTimeLimits, type TimeLimit } from '@liti/contract/needs'
import { clockText, type ClockKind } from '@liti/contract/needs-words'
import { useLayoutEffect, type ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText } from '../../kit/words/time.ts'
import { Empty, Loaded } from '../../kit/ui/states.tsx'
import '../../kit/portal/portal.css'
import './rules.css'

const useText = texts({
  zh: {
    title: '办理时限规则',
    home: '首页',
    lead: '每一步最多用多久。诉求页上的每个日期都照这里算，点“怎么算的”能看到每一步。',
    sep: '，',
    version: (since: string, n: number) => `${since} 起执行，第 ${n} 版`,
    none: '还没有登记时限',
    how: '时间怎么数',
    hours: '小时',
    hoursMeans: '从那一刻起连续数，夜里和放假也算。',
    workingHours: '工作小时',
    workingHoursMeans: '只数工作日的上班时间，夜里和放假不算。',
    days: '天',
    daysMeans: '从第二天起数，周末和放假也算。到最后一天下班时为止。',
    workingDays: '工作日',
    workingDaysMeans: '从下一个工作日起数，周末和放假不算，调休上班照算。到最后一天下班时为止。',
    pause: '等对方答复的时间停表，停了多久会写明。',
  },
  en: {
    title: 'Rules on time limits',
    home: 'Home',
    lead: 'How long each step may take. Every date on the page of a need follows these; “How this was worked out” shows the steps.',
    sep: ', ',
    version: (since, n) => `in force since ${since}, version ${n}`,
    none: 'No time limits are registered yet',
    how: 'How time is counted',
    hours: 'Hours',
    hoursMeans: 'Without a break from that moment, nights and holidays too.',
    workingHours: 'Working hours',
    workingHoursMeans: 'Office hours of working days only, neither nights nor holidays.',
    days: 'Days',
    daysMeans: 'From the next day on, weekends and holidays too; until the office closes on the last.',
    workingDays: 'Working days',
    workingDaysMeans:
      'From the next working day on, without weekends and holidays, with make-up days; until the office closes on the last.',
    pause: 'While a question waits for its answer the clock stands still; how long it stood is shown.',
  },
})

/** The time limits in force, with where each is written: what stands behind every date. */
export function RulesPage(): ReactNode {
  const t = useText()
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/', label: t.home }}>
      <p className="soft">{t.lead}</p>
      <Loaded from={useRead(listTimeLimits)} lines={10}>
        {({ limits }) => (limits.length === 0 ? <Empty title={t.none} /> : <Limits limits={limits} />)}
      </Loaded>
    </PortalPage>
  )
}

/** A date says its year where it is not that of `now`. */
const withYear = { now: 0 }

function Limits({ limits }: { limits: readonly TimeLimit[] }): ReactNode {
  const t = useText()
  const tx = useTx()
  // the address may name one of them, and it was not there yet when the page was opened
  useLayoutEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' }), [])
  const kinds = [...new Set(limits.map(({ kind }) => kind))]
  const units = new Set(limits.map(({ unit }) => unit))
  const ways: [RuleUnit, string, string][] = [
    ['hours', t.hours, t.hoursMeans],
    ['working-hours', t.workingHours, t.workingHoursMeans],
    ['days', t.days, t.daysMeans],
    ['working-days', t.workingDays, t.workingDaysMeans],
  ]
  return (
    <>
      {kinds.map((kind: ClockKind) => (
        <section key={kind} className="part">
          <h2>{tx(clockText[kind])}</h2>
          <ul className="card list limits">
            {limits
              .filter((limit) => limit.kind === kind)
              .map((limit) => (
                <li key={limit.id} id={limit.id}>
                  <div className="row">
                    <span className="grow">{tx(limit.text)}</span>
                    <b>{tx(limit.amount)}</b>
                  </div>
                  <p className="s muted">
                    {[tx(limit.source), t.version(tx(dayText(limit.since, withYear)), limit.version)].filter(Boolean).join(t.sep)}
                  </p>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <section className="part">
        <h2>{t.how}</h2>
        <dl className="ways-of-counting">
          {ways
            .filter(([unit]) => units.has(unit))
            .map(([unit, name, means]) => (
              <div key={unit}>
                <dt>{name}</dt>
                <dd className="soft">{means}</dd>
              </div>
            ))}
        </dl>
        <p className="soft">{t.pause}</p>
      </section>
    </>
  )
}
