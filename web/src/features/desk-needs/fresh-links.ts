import type { NeedView } from '@liti/contract/needs'
import { useSyncExternalStore } from 'react'

let links: ReadonlyMap<string, string> = new Map()
const listeners = new Set<() => void>()

/** Keeps the addresses a command's reply holds: only that reply has them, so they are here until the page is left. */
export function keepLinks(reply: NeedView): void {
  const fresh = reply.assignments.flatMap(({ id, link }) => (link?.url ? [[id, link.url] as const] : []))
  if (fresh.length === 0) return
  links = new Map([...links, ...fresh])
  for (const listener of listeners) listener()
}

/** Forgets the address of a unit's link that no longer opens anything. */
export function dropLink(assignmentId: string): void {
  links = new Map([...links].filter(([id]) => id !== assignmentId))
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useFreshLink = (assignmentId: string): string | undefined => useSyncExternalStore(subscribe, () => links.get(assignmentId))
