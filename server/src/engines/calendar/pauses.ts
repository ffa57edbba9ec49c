import type { Text } from '@liti/contract/common'
import { toMicros, type Micros, type Span } from './micros.ts'

/** A time in which a clock stands still. `to` null: it still does. `ended` says what ended it (收到). */
export type Pause = { from: Temporal.Instant; to: Temporal.Instant | null; reason: Text; ended?: Text | null }

/** A pause as it counts: clipped to the clock's life and to what earlier pauses left, so that stops never overlap. */
export type Stop = Span & { pause: Pause }

/**
 * Orders pauses and makes them disjoint. What lies before the start, or is covered by an earlier pause, does not count
 * twice; an open pause lasts until `now`; a pause that ends before it begins (a clock was set back) has no length.
 */
export function stopsOf(pauses: readonly Pause[], start: Micros, now: Micros): Stop[] {
  const ordered = pauses
    .map((pause) => {
      const from = toMicros(pause.from)
      return { from, to: Math.max(from, pause.to ? toMicros(pause.to) : now), pause }
    })
    .sort((a, b) => a.from - b.from || a.to - b.to)
  const stops: Stop[] = []
  let free = start
  for (const { from, to, pause } of ordered) {
    if (pause.to && to <= start) continue
    const stop = { from: Math.max(from, free), to: Math.max(to, from, free), pause }
    stops.push(stop)
    free = stop.to
  }
  return stops
}

/** Whether the clock stands still at `now`: some pause is open, or has begun and not yet ended. */
export const isPaused = (pauses: readonly Pause[], now: Micros): boolean =>
  pauses.some(({ from, to }) => !to || (toMicros(from) <= now && now < toMicros(to)))
