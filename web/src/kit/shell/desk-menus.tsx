import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { later } from '../later.tsx'
import { texts } from '../words/text.ts'
import { Icon } from '../ui/icon.tsx'
import type { Account, Hung, Scopes } from './desk-menu-lists.tsx'

const useText = texts({ zh: { account: '账号' }, en: { account: 'Account' } })

const ScopeList = later(async () => (await import('./desk-menu-lists.tsx')).ScopeList)
const AccountList = later(async () => (await import('./desk-menu-lists.tsx')).AccountList)

type Opened = { from: Hung['from']; at: HTMLButtonElement }

/** A button with a menu below it, opened by a press or an arrow. */
function MenuButton({
  className,
  label,
  text,
  open,
  onOpen,
}: {
  className: string
  label: string
  text: string
  open: boolean
  onOpen: (opened: Opened) => void
}): ReactNode {
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    onOpen({ from: event.key === 'ArrowUp' ? 'last' : 'first', at: event.currentTarget })
  }
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={open}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        // Not every browser gives a pressed button the focus, and the menu gives it back to where it was.
        event.currentTarget.focus()
        onOpen({ from: 'first', at: event.currentTarget })
      }}
    >
      {text}
      <Icon name="down" />
    </button>
  )
}

/** Which governance unit the desk shows. */
export function ScopeMenu({ label, ...scopes }: Scopes & { label: string }): ReactNode {
  const { scopes: all, scope } = scopes
  const name = all.find((each) => each.id === scope)?.name ?? all[0]?.name ?? ''
  const [opened, setOpened] = useState<Opened | null>(null)
  if (all.length < 2) return name ? <span className="scope still">{name}</span> : null
  return (
    <>
      <MenuButton className="scope" label={`${label}：${name}`} text={name} open={opened !== null} onOpen={setOpened} />
      {opened && <ScopeList {...opened} {...scopes} label={label} onClose={() => setOpened(null)} />}
    </>
  )
}

/** Seat, devices, language, size of type, sign-out. */
export function AccountMenu({ who, ...account }: Account & { who: string }): ReactNode {
  const t = useText()
  const [opened, setOpened] = useState<Opened | null>(null)
  return (
    <>
      <MenuButton className="who" label={`${t.account}：${who}`} text={who} open={opened !== null} onOpen={setOpened} />
      {opened && <AccountList {...opened} {...account} label={t.account} onClose={() => setOpened(null)} />}
    </>
  )
}
