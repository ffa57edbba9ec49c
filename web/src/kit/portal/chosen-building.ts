import { useSyncExternalStore } from 'react'
import { useMe } from '../me.ts'

const key = 'building'
const posterKey = 'came-by-poster'
const listeners = new Set<() => void>()
let current: string | null = typeof window === 'undefined' ? null : arriveWith(new URLSearchParams(location.search).get('b'))

/** The poster in the lobby carries `?b=slug`; whoever came by it is asked nothing about the building again on this device. */
function arriveWith(scanned: string | null): string | null {
  if (scanned && /^[\w-]{1,60}$/.test(scanned)) {
    write(localStorageOrNone(), key, scanned)
    write(sessionStorageOrNone(), posterKey, scanned)
    return scanned
  }
  return localStorageOrNone()?.getItem(key) ?? null
}

function localStorageOrNone(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
function sessionStorageOrNone(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
function write(storage: Storage | null, name: string, value: string | null): void {
  try {
    if (value === null) storage?.removeItem(name)
    else storage?.setItem(name, value)
  } catch {
    // Kept for this visit only.
  }
}

/** Tells the server that this device has a building, so that it does not begin with the choice of one (see web/vite/first-view.ts). */
function tellServer(): void {
  document.cookie = current === null ? 'building=; path=/; max-age=0' : `building=${current}; path=/; max-age=31536000; samesite=lax`
}
if (typeof window !== 'undefined') tellServer()

/** Remembers a building by its slug; null forgets it. */
export function chooseBuilding(slug: string | null): void {
  current = slug
  tellServer()
  write(localStorageOrNone(), key, slug)
  for (const listener of listeners) listener()
}

/** The slug of the building this device was last used for, else the one the signed-in person works in, or null. */
export function useChosenBuilding(): string | null {
  const chosen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
    () => null,
  )
  const { data } = useMe()
  return chosen ?? data?.person?.organisations.find((one) => one.unitSlug !== null)?.unitSlug ?? null
}

/** Whether this visit began at the poster of that building. */
export const cameByPoster = (slug: string | null): boolean => slug !== null && sessionStorageOrNone()?.getItem(posterKey) === slug
