import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useNow } from '../../kit/words/time.ts'
import { leaseOf, monthText, spanOfMonths } from '../../kit/plan/lease.ts'

const useText = texts({
  zh: {
    since: (month: string) => `${month}起`,
    sinceOnly: (month: string) => `${month}入驻，没有登记租约到期日`,
    unknown: '没有登记租约',
    today: '今天',
    left: (span: string) => `，还有 ${span}`,
    over: (span: string) => `，过了 ${span}`,
    talk: (month: string) => `${month}起谈续租`,
    ends: (month: string) => `${month}到期`,
  },
  en: {
    since: (month) => `From ${month}`,
    sinceOnly: (month) => `Here since ${month}; the end of the lease is not on file`,
    unknown: 'No lease on file',
    today: 'Today',
    left: (span) => `, ${span} left`,
    over: (span) => `, ${span} past`,
    talk: (month) => `talk about renewal from ${month}`,
    ends: (month) => `ends ${month}`,
  },
})

/** A lease from its first to its last day, with today, and the last six months in which to talk about the next. */
export function LeaseBar({ since, leaseEnd }: { since: string | null; leaseEnd: string | null }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  if (leaseEnd === null) return <p className="s muted">{since === null ? t.unknown : t.sinceOnly(tx(monthText(since)))}</p>
  const lease = leaseOf(since, leaseEnd, now)
  const span = tx(spanOfMonths(lease.months))
  return (
    <div className="lease" style={{ '--now': lease.now, '--talk': lease.talk }}>
      <div className="bar" aria-hidden="true">
        <i />
        <i className="talk" />
        <b />
      </div>
      <p className="xs">
        {since !== null && <span>{t.since(tx(monthText(since)))}</span>}
        <span className="at">
          <b>{t.today}</b>
          {lease.past ? t.over(span) : t.left(span)}
        </span>
        {!lease.past && <span className="soon">{t.talk(tx(monthText(lease.talkFrom)))}</span>}
        <span>{t.ends(tx(monthText(leaseEnd)))}</span>
      </p>
    </div>
  )
}
