import '../../kit/css/work/work.css'
import './overdue.css'
import { listOverdue } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { Link, useQueryValue } from '../../kit/nav.tsx'
import { usePages } from '../../kit/api/query.tsx'
import { DeskPage, useScope } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { LinkButton } from '../../kit/ui/button.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { PrintButton } from '../../kit/ui/small.tsx'
import { Empty, ErrorState, Loading, Pager } from '../../kit/ui/states.tsx'
import { countText } from '../../kit/work/bounded.ts'
import { NeedRow } from '../../kit/work/need-row.tsx'
import { needPath, searchOf } from '../../kit/work/paths.ts'
import { PickList } from '../../kit/work/pick-list.tsx'

const useText = texts({
  zh: {
    title: '超时看板',
    intro: '过了期限还没办的，超得最久的在前。',
    choose: '点一家只看它的，再点一次看全部。',
    byBody: '按单位',
    all: '全部单位',
    count: (n: string) => `${n} 件`,
    rows: '超时的诉求',
    of: (body: string) => `${body}超时的诉求`,
    none: '没有超时的',
    noneWhen: '有一件过了期限还没办，就会出现在这里。',
    back: '看快到期的',
  },
  en: {
    title: 'Overdue',
    intro: 'Past its time limit and not done, the longest first.',
    choose: 'Choose a unit to see its own; choose it again to see all.',
    byBody: 'By unit',
    all: 'All units',
    count: (n) => n,
    rows: 'Overdue needs',
    of: (body) => `Overdue at ${body}`,
    none: 'Nothing is overdue',
    noneWhen: 'What passes its time limit appears here.',
    back: 'See what is due soon',
  },
})

/** Everything late under the reader's eyes: how much at which body, and each one. */
export function OverduePage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const unit = useScope() ?? undefined
  const [body] = useQueryValue('body')
  const query = { ...(unit && { unit }), ...(body && { body }) }
  const pages = usePages(listOverdue, { query }, { live: ['needs', 'body'], keep: true })
  const byBody = pages.first?.byBody ?? []
  const chosen = byBody.find(({ bodyId }) => bodyId === body)
  const heading = chosen ? t.of(tx(chosen.name)) : t.rows
  return (
    <DeskPage title={t.title} place="/desk/overdue">
      <header className="row overdue-head">
        <h1>{t.title}</h1>
        <span className="end no-print">
          <PrintButton />
        </span>
      </header>
      <p className="s soft">
        {t.intro}
        <span className="no-print"> {t.choose}</span>
      </p>
      {pages.error && pages.items.length === 0 ? (
        <ErrorState error={pages.error} onRetry={pages.retry} />
      ) : pages.loading ? (
        <Loading lines={8} />
      ) : byBody.length === 0 && pages.items.length === 0 ? (
        <Empty title={t.none} action={<LinkButton to="/desk/needs?tab=soon">{t.back}</LinkButton>}>
          {t.noneWhen}
        </Empty>
      ) : (
        <div className="overdue">
          <section>
            <h2>{t.byBody}</h2>
            <ul className="card list by-body">
              {byBody.map((row) => {
                const on = row.bodyId === body
                return (
                  <li key={row.bodyId}>
                    <Link to={`/desk/overdue${searchOf({ body: on ? null : row.bodyId })}`} current={on}>
                      <span className="grow">{tx(row.name)}</span>
                      <b className="over-text">
                        <Icon name="alert" /> {t.count(countText(row.overdue))}
                      </b>
                    </Link>
                  </li>
                )
              })}
            </ul>
            {body && (
              <p className="no-print">
                <Link to="/desk/overdue">{t.all}</Link>
              </p>
            )}
          </section>
          <section>
            <h2>{heading}</h2>
            <div className="card overdue-rows">
              <PickList label={heading}>
                {pages.items.map((row) => (
                  <NeedRow
                    key={row.id}
                    row={row}
                    to={needPath(row.id, '?tab=overdue')}
                    current={false}
                    line={[tx(row.unit), tx(row.who), tx(row.body)].filter(Boolean).join('　')}
                  />
                ))}
              </PickList>
            </div>
            <Pager {...pages} />
          </section>
        </div>
      )}
    </DeskPage>
  )
}
