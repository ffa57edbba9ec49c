import { useSyncExternalStore } from 'react'

export type Setting<V extends string> = { get: () => V; set: (value: V) => void; use: () => V }

/**
 * A choice of the person at this device (language, size of type): kept in localStorage, and in a cookie so that the
 * server can answer in kind; `first` until something is chosen. `apply` puts it on the page; it runs at once and on every change, in other tabs too.
 */
export function makeSetting<V extends string>(
  name: string,
  values: readonly [V, ...V[]],
  apply: (value: V) => void,
  first: V = values[0],
): Setting<V> {
  const known = (value: string | null | undefined): V | undefined => values.find((each) => each === value)
  const listeners = new Set<() => void>()
  let current = known(readStored(name)) ?? first

  const take = (value: V): void => {
    current = value
    apply(value)
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  if (typeof window !== 'undefined') {
    apply(current)
    window.addEventListener('storage', (event) => {
      const value = known(event.newValue)
      if (event.key === name && value) take(value)
    })
  }
  return {
    get: () => current,
    set(value) {
      store(name, value)
      take(value)
    },
    use: () =>
      useSyncExternalStore(
        subscribe,
        () => current,
        () => current,
      ),
  }
}

function readStored(name: string): string | null | undefined {
  if (typeof window === 'undefined') return undefined
  try {
    const stored = localStorage.getItem(name)
    if (stored !== null) return stored
  } catch {
    // Storage is switched off: the cookie, or the first value, will do.
  }
  return document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Kept for this visit only.
  }
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`
}
