import { RefusedError } from './errors.ts'

export type KeyKeeper = { keyFor: (input: unknown) => string; settle: (error: unknown) => void }

/**
 * One key for one intended action. While it is unknown whether the server did it (no answer, or it broke) the same input
 * keeps its key, so that pressing the button again cannot do the thing twice; other input, or a settled outcome, starts anew.
 */
export function keyKeeper(newKey: () => string = () => crypto.randomUUID()): KeyKeeper {
  let open: { input: string; key: string } | undefined
  return {
    keyFor(input) {
      const text = JSON.stringify(input ?? null)
      if (open?.input !== text) open = { input: text, key: newKey() }
      return open.key
    },
    settle(error) {
      if (error === null || error instanceof RefusedError) open = undefined
    },
  }
}
