const minute = 60_000
const hour = 60 * minute

/** Waits after the 1st, 2nd … failed try: seven tries in 24 hours, close together at first, since most faults are short. */
const waits = [minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 15 * hour]

/** Milliseconds to wait after `attempts` failed tries, or null when it is time to give up. */
export function nextAttempt(attempts: number): number | null {
  return waits[Math.max(attempts, 1) - 1] ?? null
}
