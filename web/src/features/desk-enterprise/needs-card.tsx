import { listOrganisationNeeds } from '@liti/contract/needs'
import { typeText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { usePages } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useWhen } from '../../kit/words/time.ts'
import { Card } from '../../kit/ui/card.tsx'
import { Empty, ErrorState, Loading, Pager } from '../../kit/ui/states.tsx'
import { countText } from '../../kit/work/bounded.ts'
import { NeedRow } from '../../kit/work/need-row.tsx'
import { OutcomeTag, Rated } from '../../kit/work/outcome-tag.tsx'
import { needPath } from '../../kit/work/paths.ts'

const useText = texts({
  zh: {
    title: '诉求',
    year: (n: string) => `12 个月 ${n} 件`,
    none: '没有您能看到的诉求',
    noneWhen: '它提的、工作站替它登记的，会出现在这里。要求保密的不在这里。',
  },
  en: {
    title: 'Needs',
    year: (n) => `${n} in 12 months`,
    none: 'No needs you can see',
    noneWhen: 'What it raises, and what the workstation writes down for it, appears here. What was raised unnamed does not.',
  },
})

/** Where the line under 要留意 leads. */
export const needsCardId = 'enterprise-needs'

/** What the firm asked for, newest first, a few at a time. */
export function NeedsCard({ organisationId }: { organisationId: string }): ReactNode {
  const t = useText()
  const tx = useTx()
  const day = useWhen((moment, now) => dayText(moment, { now }))
  const pages = usePages(listOrganisationNeeds, { params: { organisationId }, query: { limit: 5 } }, { live: ['needs'] })
  return (
    <div id={needsCardId} tabIndex={-1}>
      <Card title={t.title} aside={pages.first && t.year(countText(pages.first.year))} flush>
        {pages.error && pages.items.length === 0 ? (
          <ErrorState error={pages.error} onRetry={pages.retry} />
        ) : pages.loading ? (
          <Loading lines={3} />
        ) : pages.items.length === 0 ? (
          <Empty title={t.none} framed={false}>
            {t.noneWhen}
          </Empty>
        ) : (
          <>
            <ul className="list">
              {pages.items.map((row) => {
                const closed = row.state === 'closed'
                return (
                  <NeedRow
                    key={row.id}
                    row={row}
                    to={needPath(row.id)}
                    current={false}
                    tag={closed ? <OutcomeTag row={row} /> : undefined}
                    line={`${day(row.at)}　${tx(typeText[row.type])}`}
                    due={closed && row.rating !== null ? <Rated row={row} /> : undefined}
                  />
                )
              })}
            </ul>
            <Pager {...pages} />
          </>
        )}
      </Card>
    </div>
  )
}
