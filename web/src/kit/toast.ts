import { useSyncExternalStore } from 'react'

let said: { text: string; n: number; at: number } | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function show(next: typeof said): void {
  said = next
  for (const listener of listeners) listener()
}

/** Says what was just done, on the screen for six seconds and to screen readers: `announce('已派给区人社局')`. */
export function announce(text: string): void {
  clearTimeout(timer)
  show({ text, n: (said?.n ?? 0) + 1, at: Date.now() })
  timer = setTimeout(() => show(null), 6000)
}

/** On arriving at a page: what was said on an earlier one goes, what was said on the way here stays. */
export function forgetFormer(): void {
  if (said && Date.now() - said.at > 1000) show(null)
}

export const useAnnounced = (): typeof said =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => said,
  )
