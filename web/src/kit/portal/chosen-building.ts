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

/** Remembers a building by its slug; null forgets it. */
export function chooseBuilding(slug: string | null): void {
  current = slug
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
  )
  const { data } = useMe()
  return chosen ?? data?.person?.organisations.find((one) => one.unitSlug !== null)?.unitSlug ?? null
}

/** Whether this visit began at the poster of that building. */
export const cameByPoster = (slug: string | null): boolean => slug !== null && sessionStorageOrNone()?.getItem(posterKey) === slug
