import { useEffect, useRef, type ReactNode } from 'react'
import { isShortcut } from '../shell/desk-keys.ts'

/** A list to pick from: ↑ ↓ Home End move between its rows, Enter (the row is a link) opens, j and k open the next and the one before; Esc in the detail comes back to the row. */
export function PickList({ label, children }: { label: string; children: ReactNode }): ReactNode {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !list.current) return
      const rows = [...list.current.querySelectorAll<HTMLAnchorElement>(':scope > li > a')]
      const other = isShortcut(event) ? neighbour(event.key.toLowerCase(), rows) : undefined
      if (other) {
        event.preventDefault()
        other.scrollIntoView({ block: 'nearest' })
        other.click()
        return
      }
      const target = nextRow(event.key, rows, document.activeElement)
      if (!target) return
      event.preventDefault()
      target.focus()
      target.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <ul ref={list} className="list pick" aria-label={label}>
      {children}
    </ul>
  )
}

/** The row that j or k opens: the one after or before the open one, else the first. */
function neighbour(key: string, rows: HTMLAnchorElement[]): HTMLAnchorElement | undefined {
  if (key !== 'j' && key !== 'k') return undefined
  const current = rows.findIndex((row) => row.hasAttribute('aria-current'))
  return current < 0 ? rows[0] : rows[current + (key === 'j' ? 1 : -1)]
}

function nextRow(key: string, rows: HTMLAnchorElement[], active: Element | null): HTMLAnchorElement | undefined {
  const current = rows.findIndex((row) => row.hasAttribute('aria-current'))
  const at = rows.findIndex((row) => row === active)
  const idle = active === document.body || active?.id === 'main'
  if (key === 'Escape' && active?.closest('.detail') && !active.closest('dialog')) return rows[Math.max(current, 0)]
  if (at < 0 && !idle) return undefined
  switch (key) {
    case 'ArrowDown':
      return at < 0 ? rows[Math.max(current, 0)] : rows[at + 1]
    case 'ArrowUp':
      return at < 0 ? rows[Math.max(current, 0)] : rows[at - 1]
    case 'Home':
      return at < 0 ? undefined : rows[0]
    case 'End':
      return at < 0 ? undefined : rows.at(-1)
    default:
      return undefined
  }
}
