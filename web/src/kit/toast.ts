import { useSyncExternalStore } from 'react'

/** What can still be done about what was just said: a button, until a moment of this device's clock. */
export type Offer = { label: string; until: number; run: () => void }
type Said = { text: string; n: number; at: number; offer?: Offer | undefined }

/** What is on the screen: what was said last, and before it what is still offered. */
let shown: readonly Said[] = []
let count = 0
const timers = new Map<Said, ReturnType<typeof setTimeout>>()
const listeners = new Set<() => void>()

function show(next: readonly Said[]): void {
  for (const gone of shown.filter((one) => !next.includes(one))) {
    clearTimeout(timers.get(gone))
    timers.delete(gone)
  }
  shown = next
  for (const listener of listeners) listener()
}

const stands = ({ offer }: Said): boolean => offer !== undefined && Date.now() < offer.until

/**
 * Says what was just done, on the screen for six seconds and to screen readers: `announce('已派给区人社局')`. An offer stays as long as it
 * holds, whatever is said meanwhile, and gives way to another offer alone.
 */
export function announce(text: string, offer?: Offer): void {
  const said: Said = { text, n: (count += 1), at: Date.now(), offer }
  show([...(offer ? [] : shown.filter(stands)), said])
  timers.set(
    said,
    setTimeout(() => show(shown.filter((one) => one !== said)), offer ? offer.until - Date.now() : 6000),
  )
}

/** On arriving at a page: what was said on an earlier one goes; what was said on the way here, and what is still offered, stays. */
export function forgetFormer(): void {
  const kept = shown.filter((one) => stands(one) || Date.now() - one.at <= 1000)
  if (kept.length < shown.length) show(kept)
}

/** Takes the offer that stands, from wherever: its button, its key. One whose time is over (a laptop slept) is no offer. */
export function takeOffer(): void {
  const said = shown.find(stands)
  show(shown.filter((one) => one.offer === undefined))
  said?.offer?.run()
}

export const useAnnounced = (): readonly Said[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
    () => shown,
  )

/** What is on the screen, for tests. */
export const announced = (): string[] => shown.map(({ text }) => text)
