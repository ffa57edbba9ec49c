import { listNotices, markRead } from '@liti/contract/notices'
import { getMe } from '@liti/contract/session'
import type { ReactNode } from 'react'
import { useMe } from '../../kit/me.ts'
import { Link } from '../../kit/nav.tsx'
import { useAct, usePages } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { Button, LinkButton } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { Empty, ErrorState, Loading, Pager } from '../../kit/ui/states.tsx'
import '../../kit/portal/portal.css'
import './account.css'

const useText = texts({
  zh: {
    title: '消息',
    home: '首页',
    out: '登录后才有消息',
    outWhy: '没登录提的诉求，用回执号查进度。',
    signIn: '登录',
    find: '用回执号查进度',
    none: '还没有消息',
    noneWhy: '您的诉求每走一步，这里会告诉您。',
    fresh: '没看过',
    all: '都标为看过',
  },
  en: {
    title: 'Messages',
    home: 'Home',
    out: 'Messages are there once you sign in',
    outWhy: 'Needs raised without signing in are followed with the receipt number.',
    signIn: 'Sign in',
    find: 'Check with a receipt number',
    none: 'No messages yet',
    noneWhy: 'Each step of your needs is told here.',
    fresh: 'Unread',
    all: 'Mark all as read',
  },
})

/** Messages to the reader, newest first; opening one marks it as read. */
export function NoticesPage(): ReactNode {
  const t = useText()
  const me = useMe()
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/', label: t.home }}>
      {me.error && !me.data ? (
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      ) : !me.data ? (
        <Loading lines={6} />
      ) : me.data.person ? (
        <Notices />
      ) : (
        <Empty
          title={t.out}
          action={
            <span className="paper-actions">
              <LinkButton to="/sign-in?to=/notices" look="primary">
                {t.signIn}
              </LinkButton>
              <LinkButton to="/find">{t.find}</LinkButton>
            </span>
          }
        >
          {t.outWhy}
        </Empty>
      )}
    </PortalPage>
  )
}

function Notices(): ReactNode {
  const t = useText()
  const when = useWhen()
  const tx = useTx()
  const notices = usePages(listNotices, {}, { live: ['person', 'notices'] })
  const read = useAct(markRead, { touches: [listNotices, getMe] })
  if (notices.error) return <ErrorState error={notices.error} onRetry={notices.retry} />
  if (notices.loading) return <Loading lines={6} />
  if (notices.items.length === 0) return <Empty title={t.none}>{t.noneWhy}</Empty>
  const unread = notices.items.some((notice) => notice.readAt === null)
  return (
    <>
      <ErrorSummary error={read.error} />
      {unread && (
        <p className="notices-all">
          <Button icon="check" pending={read.pending} onPress={() => read.run({ body: {} })}>
            {t.all}
          </Button>
        </p>
      )}
      <ul className="card list notices">
        {notices.items.map((notice) => {
          const row = (
            <>
              <span className="row">
                <span className={notice.readAt === null ? 'grow strong' : 'grow'}>{sentenceOf(tx(notice.text)) || tx(notice.subject)}</span>
                {notice.readAt === null && <span className="fresh s">{t.fresh}</span>}
              </span>
              <time className="s muted" dateTime={notice.at}>
                {when(notice.at)}
              </time>
            </>
          )
          return (
            <li
              key={notice.id}
              onClickCapture={() => {
                if (notice.link && notice.readAt === null) read.run({ body: { ids: [notice.id] } })
              }}
            >
              {notice.link ? (
                <Link to={notice.link} className="row-link">
                  {row}
                </Link>
              ) : (
                <div className="row-link">{row}</div>
              )}
            </li>
          )
        })}
      </ul>
      <Pager more={notices.more} loadingMore={notices.loadingMore} loadMore={notices.loadMore} />
    </>
  )
}

/** What a message says, without greeting and without what only its mail needs: the page it opens tells the rest. */
const sentenceOf = (text: string): string => (text.split('\n')[0] ?? '').replace(/^您好，/, '')
