import { createContext, useContext, useState, type ReactNode } from 'react'
import { useLetterKeys } from '../letter-keys.ts'
import { later } from '../later.tsx'
import { Link, useArrival } from '../nav.tsx'
import { texts } from '../words/text.ts'
import { TieQuestion } from '../ties/tie-question.tsx'
import { Brand, useProduct } from '../ui/brand.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useDeskKeys } from './desk-keys.ts'
import { AccountMenu, ScopeMenu } from './desk-menus.tsx'
import { TopNotices } from './notices.tsx'
import { LangSwitch, SizeSwitch } from './view-switches.tsx'

const useText = texts({
  zh: {
    nav: '主导航',
    menu: '菜单',
    desk: '工作台',
    scope: '看哪栋楼',
    search: '查找，按 / 或者 Ctrl 和 K',
    bell: '消息',
    unread: (n: number) => `消息，${n} 条未读`,
    sessions: '登录的设备',
    signOut: '退出登录',
  },
  en: {
    nav: 'Main',
    menu: 'Menu',
    desk: 'Desk',
    scope: 'Building shown',
    search: 'Search: / or Ctrl K',
    bell: 'Messages',
    unread: (n) => `Messages, ${n} unread`,
    sessions: 'Signed-in devices',
    signOut: 'Sign out',
  },
})

export type DeskPlace = { to: string; label: string; count?: number | string | undefined }
export type DeskScope = { id: string | null; name: string }
export type DeskFrame = {
  places: readonly DeskPlace[]
  /** The units one may look at; with one alone there is nothing to switch. */
  scopes: readonly DeskScope[]
  scope: string | null
  onScope: (id: string | null) => void
  unread: number
  /** Seat, not name: 工作站 站长 */
  who: string
  onSignOut: () => void
  /** Opens the search over everything. */
  onSearch: () => void
  /** Above the bar, on whatever page: the session is about to end. */
  notice?: ReactNode
}
export type DeskPageProps = {
  title: string
  /** Which place of the bar this belongs to: its `to`. */
  place: string
  /** Fills the window and scrolls inside (list and detail). */
  fill?: boolean
  children: ReactNode
}

const KeysSheet = later(async () => (await import('./keys-sheet.tsx')).KeysSheet)

const Frame = createContext<DeskFrame | null>(null)
export const DeskFrameProvider = Frame.Provider

/** The governance unit the desk shows, null for all of them: goes into the `unit` of queries. */
export const useScope = (): string | null => useContext(Frame)?.scope ?? null

/** Chooses the governance unit the desk shows, as the bar does. */
export function useSetScope(): (id: string | null) => void {
  const frame = useContext(Frame)
  if (!frame) throw new Error('useSetScope belongs inside DeskFrameProvider')
  return frame.onScope
}

/** One page of the desk: the bar with scope, places, messages and account; under 1024 the bar folds into a menu. */
export function DeskPage({ title, place, fill, children }: DeskPageProps): ReactNode {
  const frame = useContext(Frame)
  const t = useText()
  const letters = useLetterKeys()
  const [open, setOpen] = useState(false)
  const [keys, setKeys] = useState(false)
  useDeskKeys({ onHelp: () => setKeys(true) })
  const arrive = useArrival(title, `${t.desk} · ${useProduct().name}`)
  if (!frame) throw new Error('DeskPage belongs inside DeskFrameProvider')
  const { places, scopes, scope, onScope, unread, who, onSignOut, onSearch, notice } = frame
  const links = places.map(({ to, label, count }) => (
    <Link key={to} to={to} className={to === place ? 'on' : undefined} current={to === place}>
      {label}
      {count !== undefined && count !== 0 && <span className="count">{count}</span>}
    </Link>
  ))
  return (
    <div className={fill ? 'desk fill' : 'desk'}>
      <div>
        <TopNotices />
        {notice}
        <TieQuestion />
        <header className="topbar">
          <Link to="/desk" className="brand-link">
            <Brand />
          </Link>
          <ScopeMenu label={t.scope} scopes={scopes} scope={scope} onScope={onScope} />
          <nav aria-label={t.nav}>{links}</nav>
          <span className="end row">
            <button
              type="button"
              className="bell"
              aria-label={t.search}
              aria-keyshortcuts={letters ? '/ Control+K' : 'Control+K'}
              aria-haspopup="dialog"
              onClick={onSearch}
            >
              <Icon name="search" />
            </button>
            <Link to="/desk/notices" className="bell" label={unread > 0 ? t.unread(unread) : t.bell}>
              <Icon name="bell" />
              {unread > 0 && unread}
            </Link>
            <AccountMenu who={who} onKeys={() => setKeys(true)} onSignOut={onSignOut} />
            <Button className="open-menu" icon="list" onPress={() => setOpen(true)}>
              {t.menu}
            </Button>
          </span>
        </header>
      </div>
      <main id="main" tabIndex={-1} ref={arrive} className={fill ? 'fill-main' : 'desk-page'}>
        {children}
      </main>
      {keys && <KeysSheet onClose={() => setKeys(false)} />}
      {open && (
        <Sheet title={who} onClose={() => setOpen(false)}>
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- closes after a link in it was followed, by whatever means */}
          <div className="desk-menu" onClick={(event) => event.target instanceof Element && event.target.closest('a') && setOpen(false)}>
            {scopes.length > 1 && (
              <p className="field">
                <label htmlFor="desk-scope">{t.scope}</label>
                <select id="desk-scope" value={scope ?? ''} onChange={(event) => onScope(event.target.value || null)}>
                  {scopes.map((each) => (
                    <option key={each.id} value={each.id ?? ''}>
                      {each.name}
                    </option>
                  ))}
                </select>
              </p>
            )}
            <nav aria-label={t.nav}>
              {links}
              <Link to="/desk/account">{t.sessions}</Link>
            </nav>
            <p className="row desk-menu-end">
              <LangSwitch className="btn text" />
              <SizeSwitch className="btn text" />
              <Button onPress={onSignOut}>{t.signOut}</Button>
            </p>
          </div>
        </Sheet>
      )}
    </div>
  )
}
