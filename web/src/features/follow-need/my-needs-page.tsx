import { listMyNeeds } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useMe } from '../../kit/me.ts'
import { NeedTag } from '../../kit/portal/need-tag.tsx'
import { usePages } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { LinkButton } from '../../kit/ui/button.tsx'
import { List, RowLink, WayLink } from '../../kit/ui/card.tsx'
import { Empty, ErrorState, Loading, Pager } from '../../kit/ui/states.tsx'
import './follow-need.css'

const useText = texts({
  zh: {
    title: '我的事',
    none: '这里还没有您的诉求',
    noneGuest: '提过的诉求会留在这台设备上；用手机号登录，能看到用这个号提过的全部。',
    noneSigned: '您提了诉求，办到哪一步都在这里看。',
    raise: '提诉求',
    device: '这里是在这台设备上提过或查过的。',
    find: '用回执号查进度',
    findLine: '回执号和手机尾号 4 位',
    signIn: '登录，看全部',
    signInLine: '用手机号提过的都在',
  },
  en: {
    title: 'My needs',
    none: 'None of your needs is here yet',
    noneGuest: 'What you raise stays on this device. Sign in with your phone number to see everything raised with it.',
    noneSigned: 'Once you raise a need, its progress is here.',
    raise: 'Raise a need',
    device: 'These were raised or looked up on this device.',
    find: 'Check with a receipt number',
    findLine: 'Receipt number and the last 4 digits of the phone',
    signIn: 'Sign in to see all',
    signInLine: 'Everything raised with your phone number',
  },
})

/** Everything the reader has asked for, newest first. */
export function MyNeedsPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const me = useMe()
  const needs = usePages(listMyNeeds, {}, { live: ['needs', 'need'] })
  const guest = me.data?.person === null
  return (
    <PortalPage title={t.title} heading={t.title} tab="mine" unread={me.data?.unread ?? 0}>
      {needs.error ? (
        <ErrorState error={needs.error} onRetry={needs.retry} />
      ) : needs.loading ? (
        <Loading lines={6} />
      ) : needs.items.length === 0 ? (
        <Empty
          title={t.none}
          action={
            <LinkButton to="/raise" look="primary">
              {t.raise}
            </LinkButton>
          }
        >
          {guest ? t.noneGuest : t.noneSigned}
        </Empty>
      ) : (
        <>
          <List className="mine" label={t.title}>
            {needs.items.map((need) => (
              <RowLink
                key={need.id}
                to={`/n/${need.id}`}
                title={need.title}
                tag={<NeedTag need={need} />}
                line={
                  <>
                    {tx(need.line)}
                    <br />
                    <span className="muted">
                      {need.number}　{tx(need.unit)}　{when(need.at)}
                    </span>
                  </>
                }
              />
            ))}
          </List>
          <Pager more={needs.more} loadingMore={needs.loadingMore} loadMore={needs.loadMore} />
          {guest && <p className="s muted slip-note">{t.device}</p>}
        </>
      )}
      <div className="part">
        <List className="ways">
          <WayLink to="/find" icon="search" title={t.find} line={t.findLine} />
          {guest && <WayLink to="/sign-in?to=/my" icon="user" title={t.signIn} line={t.signInLine} />}
        </List>
      </div>
    </PortalPage>
  )
}
