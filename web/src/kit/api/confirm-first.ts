import { RefusedError } from './errors.ts'

/** Asks who it is; false where the person would rather not say. */
type Ask = () => Promise<boolean>
let ask: Ask | null = null

/** A page that changes the account takes the asking on while it is open. */
export function takeAsking(how: Ask): () => void {
  ask = how
  return () => {
    if (ask === how) ask = null
  }
}

/** Does it; where the server first wants to know once more who it is, the person is asked, and it is done after that. */
export async function confirmedFirst<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const asked = error instanceof RefusedError && error.code === 'confirm-first' && ask !== null
    if (!asked || !(await ask?.())) throw error
    return act()
  }
}
