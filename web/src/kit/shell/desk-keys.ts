import { useEffect, useEffectEvent } from 'react'
import { useGo } from '../nav.tsx'
import { letterKeys } from '../letter-keys.ts'
import { takeOffer } from '../toast.ts'

/** A letter by itself is a shortcut only where nobody is typing, choosing or answering a dialog. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (letterKeys.get() === 'off' || event.defaultPrevented || event.repeat || event.isComposing) return false
  if (event.altKey || event.ctrlKey || event.metaKey) return false
  if (document.querySelector('dialog[open], [role="menu"], [role="listbox"]')) return false
  const at = event.target
  return !(
    at instanceof HTMLElement &&
    (at.isContentEditable || at.closest('input:not([type="checkbox"]), textarea, select, [role="combobox"]'))
  )
}

/** Ctrl K and ⌘ K find from anywhere, also while somebody types, but not over another dialog. */
const isSearch = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  !event.shiftKey &&
  !event.altKey &&
  !event.repeat &&
  event.code === 'KeyK' &&
  !document.querySelector('dialog[open]')

/** The keys of every desk page; those of a list are the list's own, and the search is the desk's (`useSearchKey`). */
export function useDeskKeys({ onHelp }: { onHelp: () => void }): void {
  const go = useGo()
  useKeys((event) => {
    const letters: Record<string, (() => void) | undefined> = { c: () => go('/desk/intake'), z: takeOffer, '?': onHelp, '？': onHelp }
    return isShortcut(event) ? letters[event.key.toLowerCase()] : undefined
  })
}

/** / and Ctrl K, from the moment the desk's program runs: who presses before the desk knows who they are is not left without an answer. */
export function useSearchKey(onSearch: () => void): void {
  useKeys((event) => (isSearch(event) || (event.key === '/' && isShortcut(event)) ? onSearch : undefined))
}

function useKeys(actOf: (event: KeyboardEvent) => (() => void) | undefined): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const act = actOf(event)
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
