import './notices.css'
import { listNotices, markRead, type NoticeRow } from '@liti/contract/notices'
import { getMe } from '@liti/contract/session'
import type { ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { useAct, usePages } from '../../kit/api/query.tsx'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { timeText, useWhen } from '../../kit/words/time.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { Empty, ErrorState, Loading, Pager } from '../../kit/ui/states.tsx'
import { countText } from '../../kit/work/bounded.ts'
import { dayTitle } from './day-title.ts'

const useText = texts({
  zh: {
    title: '通知',
    unread: (n: string) => `${n} 条没看`,
    read: '都看过了',
    all: '全部标为已看',
    marked: '都标为已看了',
    fresh: '没看：',
    empty: '还没有通知',
    emptyWhy:
      '派给您单位的事、回复、提问、退单、催办和差评，都在这里告诉您；每个工作日早上还有快到期和超时的。您自己提的诉求有进展，也在这里。',
  },
  en: {
    title: 'Messages',
    unread: (n) => `${n} unread`,
    read: 'All read',
    all: 'Mark all as read',
    marked: 'All marked as read',
    fresh: 'Unread: ',
    empty: 'No messages yet',
    emptyWhy:
      'What is given to your unit, replies, questions, parts sent back, urging and bad ratings are told here; each working morning what is due soon or overdue; and news of the needs you raised yourself.',
  },
})

/** What the product told this person, day by day, newest first; opening one marks it as read. */
export function NoticesPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const day = useWhen(dayTitle)
  const pages = usePages(listNotices, {}, { live: ['notices', 'notify', 'person'] })
  const mark = useAct(markRead, { touches: [listNotices, getMe] })
  const unread = pages.first?.unread
  return (
    <DeskPage title={t.title} place="/desk/notices">
      <div className="notices">
        <header className="row">
          <h1>{t.title}</h1>
          {unread && <span className="soft">{unread.count > 0 ? t.unread(countText(unread)) : t.read}</span>}
          {unread && unread.count > 0 && (
            <span className="end">
              <Button icon="check" pending={mark.pending} onPress={() => mark.run({ body: {} }, () => announce(t.marked))}>
                {t.all}
              </Button>
            </span>
          )}
        </header>
        {Boolean(mark.error) && <ErrorState error={mark.error} />}
        {pages.error && !pages.first ? (
          <ErrorState error={pages.error} onRetry={pages.retry} />
        ) : pages.loading ? (
          <Loading lines={8} />
        ) : pages.items.length === 0 ? (
          <Empty title={t.empty}>{t.emptyWhy}</Empty>
        ) : (
          days(pages.items, (at) => day(at)).map(([title, notices]) => (
            <section key={title}>
              <h2>{title}</h2>
              <ul className="card list">
                {notices.map((notice) => (
                  <li key={notice.id} className={notice.readAt === null ? 'fresh' : undefined}>
                    {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- hears the link's own press, by whatever means */}
                    <div onClick={() => notice.readAt === null && mark.run({ body: { ids: [notice.id] } })}>
                      <Link to={notice.link || '/desk/notices'} className="row-link">
                        <span className="row">
                          <b className="grow">
                            {notice.readAt === null && <span className="vh">{t.fresh}</span>}
                            {tx(notice.subject)}
                          </b>
                          <time className="s muted nowrap" dateTime={notice.at}>
                            {tx(timeText(notice.at))}
                          </time>
                        </span>
                        <span className="s soft text">{tx(notice.text)}</span>
                      </Link>
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          ))
        )}
        <Pager {...pages} />
      </div>
    </DeskPage>
  )
}

const days = (notices: NoticeRow[], titleOf: (at: string) => string): [string, NoticeRow[]][] => [
  ...Map.groupBy(notices, ({ at }) => titleOf(at)),
]
