import type { BuildingPage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useNow } from '../../kit/words/time.ts'
import { Name } from '../../kit/ui/name.tsx'
import { Icon } from '../../kit/ui/icon.tsx'

const useText = texts({
  zh: {
    title: '要留意',
    late: (n: number) => `${n} 家有超时的诉求`,
    leases: (n: number) => `${n} 家租约 3 个月内到期`,
    names: '看名单',
    until: (day: string) => `到 ${day}`,
  },
  en: {
    title: 'To heed',
    late: (n) => `${n} firm${n === 1 ? '' : 's'} with an overdue need`,
    leases: (n) => `${n} lease${n === 1 ? '' : 's'} end${n === 1 ? 's' : ''} within 3 months`,
    names: 'See which',
    until: (day) => `until ${day}`,
  },
})

/** What is late or ends soon in this building. Nothing where there is nothing. */
export function Heed({ page }: { page: BuildingPage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  const late = new Map(
    page.plan.flatMap(({ cells }) =>
      cells.flatMap(({ overdue, organisationId, organisation }) =>
        overdue && organisationId !== null && organisation ? [[organisationId, organisation] as const] : [],
      ),
    ),
  )
  const leases = page.file.leasesEndingSoon
  if (late.size === 0 && leases.length === 0) return null
  return (
    <section>
      <h3>{t.title}</h3>
      <ul className="heed s">
        {late.size > 0 && (
          <li className="due over">
            <Icon name="alert" />
            <b>{t.late(late.size)}</b>
            {[...late].map(([id, name]) => (
              <Link key={id} to={`/desk/organisations/${id}`}>
                <Name of={name} />
              </Link>
            ))}
          </li>
        )}
        {leases.length > 0 && (
          <li>
            <details>
              <summary className="due soon">
                <Icon name="clock" />
                <b>{t.leases(leases.length)}</b>
                <span className="more">{t.names}</span>
              </summary>
              <ul className="leases">
                {leases.map((lease) => (
                  <li key={lease.organisationId + lease.leaseEnd} className="row">
                    <Link to={`/desk/organisations/${lease.organisationId}`}>
                      <Name of={lease.name} />
                    </Link>
                    <span className="end muted">{t.until(tx(dayText(lease.leaseEnd, { now })))}</span>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </section>
  )
}
