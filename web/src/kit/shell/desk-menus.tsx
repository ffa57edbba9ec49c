import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { setLang, useLang } from '../lang.ts'
import { useGo } from '../nav.tsx'
import { setSize, useSize } from '../size.ts'
import { texts } from '../text.ts'
import { Icon } from '../ui/icon.tsx'

const useText = texts({
  zh: {
    account: '账号',
    sessions: '登录的设备和安全',
    signOut: '退出登录',
    lang: 'English',
    large: '大字版',
    normal: '标准版',
    keys: '快捷键',
  },
  en: {
    account: 'Account',
    sessions: 'Devices and security',
    signOut: 'Sign out',
    lang: '中文',
    large: 'Large text',
    normal: 'Standard size',
    keys: 'Keyboard shortcuts',
  },
})

const key = (id: string | null): string => id ?? 'all'

/** Which governance unit the desk shows. */
export function ScopeMenu({
  label,
  scopes,
  scope,
  onScope,
}: {
  label: string
  scopes: readonly { id: string | null; name: string }[]
  scope: string | null
  onScope: (id: string | null) => void
}): ReactNode {
  const name = scopes.find((each) => each.id === scope)?.name ?? scopes[0]?.name ?? ''
  if (scopes.length < 2) return name ? <span className="scope still">{name}</span> : null
  return (
    <MenuTrigger>
      <Button className="scope" aria-label={`${label}：${name}`}>
        {name}
        <Icon name="down" />
      </Button>
      <Popover placement="bottom start" className="desk menu-pop">
        <Menu
          className="menu"
          aria-label={label}
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
      </Popover>
    </MenuTrigger>
  )
}

/** Seat, devices, language, size of type, sign-out. */
export function AccountMenu({ who, onKeys, onSignOut }: { who: string; onKeys: () => void; onSignOut: () => void }): ReactNode {
  const t = useText()
  const go = useGo()
  const lang = useLang()
  const large = useSize() === 'large'
  return (
    <MenuTrigger>
      <Button className="who" aria-label={`${t.account}：${who}`}>
        {who}
        <Icon name="down" />
      </Button>
      <Popover placement="bottom end" className="desk menu-pop">
        <Menu className="menu" aria-label={t.account}>
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
            <kbd aria-hidden="true">?</kbd>
          </MenuItem>
          <Separator />
          <MenuItem id="out" onAction={onSignOut}>
            <Icon name="arrow" />
            {t.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
