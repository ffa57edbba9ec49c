import { useSyncExternalStore } from 'react'

/** What can still be done about what was just said: a button, until a moment of this device's clock. */
export type Offer = { label: string; until: number; run: () => void }
type Said = { text: string; n: number; at: number; offer?: Offer | undefined }

let said: Said | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function show(next: typeof said): void {
  said = next
  for (const listener of listeners) listener()
}

/** Says what was just done, on the screen for six seconds and to screen readers: `announce('已派给区人社局')`. An offer stays as long as it holds. */
export function announce(text: string, offer?: Offer): void {
  clearTimeout(timer)
  show({ text, n: (said?.n ?? 0) + 1, at: Date.now(), offer })
  timer = setTimeout(() => show(null), offer ? offer.until - Date.now() : 6000)
}

/** On arriving at a page: what was said on an earlier one goes; what was said on the way here, and what is still offered, stays. */
export function forgetFormer(): void {
  if (said && !said.offer && Date.now() - said.at > 1000) show(null)
}

/** Takes the offer that stands, from wherever: its button, its key. */
export function takeOffer(): void {
  const offer = said?.offer
  if (!offer) return
  clearTimeout(timer)
  show(null)
  offer.run()
}

export const useAnnounced = (): typeof said =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => said,
    () => null,
  )
