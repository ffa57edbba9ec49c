import type { ReactNode } from 'react'
import { keepClear } from '../keep-clear.ts'
import { useMe } from '../me.ts'
import { Link, useArrival } from '../nav.tsx'
import { texts } from '../words/text.ts'
import { TieQuestion } from '../ties/tie-question.tsx'
import { Brand, useProduct } from '../ui/brand.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { TopNotices } from './notices.tsx'
import { LangSwitch, SizeSwitch } from './view-switches.tsx'

const useText = texts({
  zh: {
    nav: '主导航',
    home: '首页',
    building: '本楼',
    mine: '我的事',
    me: '我的',
    unread: (n: number) => `消息，${n} 条未读`,
    notices: '消息',
    steps: '下一步',
    signIn: '登录',
  },
  en: {
    nav: 'Main',
    home: 'Home',
    building: 'Building',
    mine: 'My needs',
    me: 'Me',
    unread: (n) => `Messages, ${n} unread`,
    notices: 'Messages',
    steps: 'Next step',
    signIn: 'Sign in',
  },
})

export type PortalTab = 'home' | 'building' | 'mine' | 'me'
const tabs: readonly { tab: PortalTab; to: string; icon: IconName }[] = [
  { tab: 'home', to: '/', icon: 'home' },
  { tab: 'building', to: '/b', icon: 'building' },
  { tab: 'mine', to: '/my', icon: 'list' },
  { tab: 'me', to: '/me', icon: 'user' },
]

export type PortalPageProps = {
  /** Of the window. */
  title: string
  /** The page's h1. Without it the page draws its own, and the focus goes to the content on arrival. */
  heading?: ReactNode
  /** Between the bar and the heading: the steps of a form, state and number of a need. */
  above?: ReactNode
  /** Where the top left leads; without it the page is a first page and shows the brand. */
  back?: { to: string; label: string; icon?: IconName } | undefined
  /** Top right of an inner page: 保存，稍后再写. */
  end?: ReactNode
  /** Which of the four places this is; without it, or with `foot`, there is no tab bar. */
  tab?: PortalTab
  /** Buttons fixed at the bottom, one row. */
  foot?: ReactNode
  /** Shown until it is known who is signed in. */
  unread?: number
  children: ReactNode
}

/** One page of the portal: bar, content of one column, then either the tab bar or its own buttons. */
export function PortalPage({ title, heading, above, back, end, tab, foot, unread, children }: PortalPageProps): ReactNode {
  const t = useText()
  const arrive = useArrival(title, useProduct().name)
  const tabbed = tab !== undefined && !foot
  return (
    <>
      <TopNotices />
      <div className={tabbed || foot ? 'mobile' : 'mobile bare'}>
        <header className="m-bar">
          {back ? (
            <Link to={back.to}>
              <Icon name={back.icon ?? 'back'} />
              {back.label}
            </Link>
          ) : (
            <Brand />
          )}
          {back ? (
            <span className="end m-bar-end">{end ?? <SizeSwitch />}</span>
          ) : (
            <span className="end m-bar-end">
              <SizeSwitch />
              {end ?? <Corner unread={unread} />}
            </span>
          )}
        </header>
        <main id="main" tabIndex={-1} ref={heading ? undefined : arrive}>
          {above}
          {heading && (
            <h1 tabIndex={-1} ref={arrive} className="page-title">
              {heading}
            </h1>
          )}
          <TieQuestion />
          {children}
        </main>
        <footer className="m-end">
          <LangSwitch />
          {back && end !== undefined && <SizeSwitch />}
        </footer>
      </div>
      {foot && (
        <div className="m-foot" role="region" aria-label={t.steps} ref={keepClear}>
          <div className="row">{foot}</div>
        </div>
      )}
      {tabbed && (
        <nav className="tabbar" aria-label={t.nav}>
          {tabs.map(({ tab: each, to, icon }) => (
            <Link key={each} to={to} className={each === tab ? 'on' : undefined} current={each === tab}>
              <Icon name={icon} />
              {t[each]}
            </Link>
          ))}
        </nav>
      )}
    </>
  )
}

/** Top right of a first page: the messages of whoever is signed in, the way in for everybody else. */
function Corner({ unread }: { unread: number | undefined }): ReactNode {
  const t = useText()
  const me = useMe().data
  const count = me?.unread ?? unread ?? 0
  if (!me && unread === undefined) return null
  if (me && !me.person) {
    return (
      <Link to="/sign-in">
        <Icon name="user" />
        {t.signIn}
      </Link>
    )
  }
  return (
    <Link to="/notices" label={count > 0 ? t.unread(count) : t.notices}>
      <Icon name="bell" />
      {count > 0 && count}
    </Link>
  )
}
