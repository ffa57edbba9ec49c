import type { ReactNode } from 'react'
import { Link } from '../nav.tsx'
import { Icon, type IconName } from './icon.tsx'

/** Changes how one thing is shown (图 / 表). */
export function Seg<V extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: readonly { value: V; label: ReactNode; icon?: IconName }[]
  value: V
  onChange: (value: V) => void
}): ReactNode {
  return (
    <div className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={option.value === value ? 'on' : undefined}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.icon && <Icon name={option.icon} />}
          {option.label}
        </button>
      ))}
    </div>
  )
}

export type LinkTab = { to: string; label: ReactNode; count?: ReactNode; current: boolean }

/** Changes what is shown: links, so that a tab has an address; with counts where they are known. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }): ReactNode {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={tab.current ? 'on' : undefined} current={tab.current}>
          {tab.label}
          {tab.count !== undefined && <> {tab.count}</>}
        </Link>
      ))}
    </nav>
  )
}
