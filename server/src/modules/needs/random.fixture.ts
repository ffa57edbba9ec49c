/** Chance that can be repeated: mulberry32 from a printed seed, or from TEST_SEED. */
export function chance(what: string) {
  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31)
  console.info(`${what}: TEST_SEED=${seed}`)
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[int(list.length)] as T
  return { seed, next, int, pick, odds: (share: number): boolean => next() < share }
}
export type Chance = ReturnType<typeof chance>
