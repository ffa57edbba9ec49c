/** Chance that can be repeated: mulberry32 from a printed seed, or from TEST_SEED. */
export function chance(what: string): Chance {
  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31)
  console.info(`${what}: TEST_SEED=${seed}`)
  return dealt(seed)
}

function dealt(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  const pick = <T>(list: readonly T[]): T => list[int(list.length)] as T
  return { next, int, pick, odds: (share: number): boolean => next() < share, fork: (n: number): Chance => dealt(seed + 7919 * (n + 1)) }
}

export type Chance = {
  next: () => number
  /** A whole number from 0, below the one given. */
  int: (below: number) => number
  pick: <T>(list: readonly T[]) => T
  odds: (share: number) => boolean
  /** Chance of its own for something that runs beside. */
  fork: (n: number) => Chance
}
