/** Lets so many run at once; the others wait for their turn, in the order they came. */
export function atMost(places: number): <T>(run: () => Promise<T>) => Promise<T> {
  let taken = 0
  const waiting: (() => void)[] = []
  return async (run) => {
    if (taken < places) taken += 1
    else await new Promise<void>((turn) => waiting.push(turn))
    try {
      return await run()
    } finally {
      // the place is handed on, or free
      const next = waiting.shift()
      if (next) next()
      else taken -= 1
    }
  }
}
