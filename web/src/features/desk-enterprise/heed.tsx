import type { EnterprisePage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useNow } from '../../kit/words/time.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { needsCardId } from './needs-card.tsx'
import { leaseOf, monthText } from '../../kit/plan/lease.ts'

const useText = texts({
  zh: {
    title: '要留意',
    late: (n: number) => `${n} 件未办结，有超时`,
    open: (n: number) => `${n} 件诉求未办结`,
    talk: '该谈续租了',
    ends: (month: string) => `租约 ${month}到期`,
  },
  en: {
    title: 'To heed',
    late: (n) => `${n} open, some overdue`,
    open: (n) => `${n} open need${n === 1 ? '' : 's'}`,
    talk: 'time to talk about renewal',
    ends: (month) => `The lease ends ${month}`,
  },
})

/** What is late or comes up with this firm. Nothing where there is nothing. */
export function Heed({ page }: { page: EnterprisePage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  const cell = page.floor?.cells.find(({ organisationId }) => organisationId === page.id)
  const open = cell?.openNeeds ?? 0
  const ending = page.spaces.filter(
    ({ since, leaseEnd }) => leaseEnd !== null && leaseOf(since, leaseEnd, now).now >= leaseOf(since, leaseEnd, now).talk,
  )
  if (open === 0 && ending.length === 0) return null
  return (
    <section>
      <h3>{t.title}</h3>
      <ul className="heed s">
        {open > 0 && (
          <li className={cell?.overdue ? 'due over' : 'due'}>
            <Icon name={cell?.overdue ? 'alert' : 'half'} />
            <b>
              <a href={`#${needsCardId}`}>{cell?.overdue ? t.late(open) : t.open(open)}</a>
            </b>
          </li>
        )}
        {ending.map(({ spaceId, leaseEnd }) => (
          <li key={spaceId} className="due soon">
            <Icon name="cal" />
            <b>{leaseEnd && t.ends(tx(monthText(leaseEnd)))}</b>
            {t.talk}
          </li>
        ))}
      </ul>
    </section>
  )
}
