import { useMemo, type ReactNode } from 'react'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { setLang, useLang } from '../words/lang.ts'
import { useLetterKeys } from '../letter-keys.ts'
import { useGo } from '../nav.tsx'
import { setSize, useSize } from '../size.ts'
import { texts } from '../words/text.ts'
import { Icon } from '../ui/icon.tsx'

const useText = texts({
  zh: {
    sessions: '登录的设备和安全',
    signOut: '退出登录',
    lang: 'English',
    large: '大字版',
    normal: '标准版',
    keys: '快捷键',
  },
  en: {
    sessions: 'Devices and security',
    signOut: 'Sign out',
    lang: '中文',
    large: 'Large text',
    normal: 'Standard size',
    keys: 'Keyboard shortcuts',
  },
})

/** An open menu: at which button it hangs, and which of its lines is reached first. */
export type Hung = { at: HTMLElement; label: string; from: 'first' | 'last'; onClose: () => void }

function Hanging({ at, label, onClose, end, children }: Hung & { end?: boolean; children: ReactNode }): ReactNode {
  const trigger = useMemo(() => ({ current: at }), [at])
  return (
    <Popover
      triggerRef={trigger}
      trigger="MenuTrigger"
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement={end ? 'bottom end' : 'bottom start'}
      className="desk menu-pop"
      aria-label={label}
    >
      {children}
    </Popover>
  )
}

export type Scopes = {
  scopes: readonly { id: string | null; name: string }[]
  scope: string | null
  onScope: (id: string | null) => void
}

const key = (id: string | null): string => id ?? 'all'

/** The governance units the desk can show. */
export function ScopeList({ scopes, scope, onScope, ...hung }: Hung & Scopes): ReactNode {
  return (
    <Hanging {...hung}>
      <Menu
        className="menu"
        aria-label={hung.label}
        autoFocus={hung.from} // oxlint-disable-line jsx-a11y/no-autofocus -- where a menu begins
        onClose={hung.onClose}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[key(scope)]}
        onSelectionChange={(keys) => {
          const [chosen] = keys === 'all' ? [] : [...keys]
          onScope(chosen === undefined || chosen === 'all' ? null : String(chosen))
        }}
      >
        {scopes.map((each) => (
          <MenuItem key={key(each.id)} id={key(each.id)} textValue={each.name}>
            <span className="grow">{each.name}</span>
            {each.id === scope && <Icon name="check" />}
          </MenuItem>
        ))}
      </Menu>
    </Hanging>
  )
}

export type Account = { onKeys: () => void; onSignOut: () => void }

/** Devices, language, size of type, shortcuts, sign-out. */
export function AccountList({ onKeys, onSignOut, ...hung }: Hung & Account): ReactNode {
  const t = useText()
  const letters = useLetterKeys()
  const go = useGo()
  const lang = useLang()
  const large = useSize() === 'large'
  return (
    <Hanging {...hung} end>
      <Menu
        className="menu"
        aria-label={hung.label}
        autoFocus={hung.from} // oxlint-disable-line jsx-a11y/no-autofocus -- where a menu begins
        onClose={hung.onClose}
      >
        <MenuItem id="sessions" onAction={() => go('/desk/account')}>
          <Icon name="lock" />
          {t.sessions}
        </MenuItem>
        <MenuItem id="lang" onAction={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
          <Icon name="globe" />
          <span lang={lang === 'zh' ? 'en' : 'zh-CN'}>{t.lang}</span>
        </MenuItem>
        <MenuItem id="size" onAction={() => setSize(large ? 'normal' : 'large')}>
          <Icon name="text" />
          {large ? t.normal : t.large}
        </MenuItem>
        <MenuItem id="keys" onAction={onKeys}>
          <Icon name="list" />
          <span className="grow">{t.keys}</span>
          {letters && <kbd aria-hidden="true">?</kbd>}
        </MenuItem>
        <Separator />
        <MenuItem id="out" onAction={onSignOut}>
          <Icon name="arrow" />
          {t.signOut}
        </MenuItem>
      </Menu>
    </Hanging>
  )
}
