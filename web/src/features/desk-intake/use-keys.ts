import { useEffect, useEffectEvent } from 'react'

/** `Alt+Digit1`, `Alt+KeyN`, `Ctrl+Enter`: keys by their place, so that they work with any layout and input method. */
export type Keys = { readonly [combination: string]: () => void }

/** Listens for combinations anywhere on the page; on a Mac ⌘ counts as Ctrl. */
export function useKeys(keys: Keys): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.repeat || event.shiftKey || document.querySelector('dialog[open]')) return
    const control = event.ctrlKey || event.metaKey
    if (control === event.altKey) return
    const action = keys[`${control ? 'Ctrl' : 'Alt'}+${event.code === 'NumpadEnter' ? 'Enter' : event.code}`]
    if (!action) return
    event.preventDefault()
    action()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
