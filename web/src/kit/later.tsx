import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'
import { queryClient } from './api/query.tsx'

type Program<P> = { default: ComponentType<P> }

/** A part whose program is fetched when it is first drawn, or before with `load`. */
export function fetchedPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): {
  load: () => Promise<unknown>
  Part: ComponentType<P>
} {
  let loaded: Program<P> | undefined
  const fetched = async (): Promise<Program<P>> => (loaded ??= { default: await load() })
  return { load: fetched, Part: lazy(() => (loaded ? atOnce(loaded) : fetched())) }
}

/** What is there already is drawn without waiting for a turn, so that nothing else is shown in between. */
// oxlint-disable-next-line unicorn/no-thenable -- React asks a lazy part with `then`, and a promise would answer a turn later
const atOnce = <T,>(value: T): Promise<T> => ({ then: (use: (value: T) => void) => use(value) }) as unknown as Promise<T>

/**
 * A part that is drawn after a press alone (a dialog, a menu): the page does not wait for its program. It comes by itself once everything
 * that is shown first has come, so that it is there for the press.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const { load: fetch, Part } = fetchedPart(load)
  // It is tried again, and any trouble told, when the part is drawn.
  whenStill(() => void fetch().catch(() => {}))
  return function Later(props: P): ReactNode {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    )
  }
}

/** Once nothing is being read. Looked at twice a second: between two reads of a page that is still coming up there is a moment without any. */
function whenStill(begin: () => void, still = 0): void {
  if (still === 2) begin()
  else setTimeout(() => whenStill(begin, queryClient.isFetching() > 0 ? 0 : still + 1), 500)
}
