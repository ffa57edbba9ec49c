import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { live } from '@liti/contract/system'
import { useEffect } from 'react'
import { urlOf } from './api.ts'

export type LiveEvent = { topic: string; kind: string; id: string }

/** Whether something that listens to `topics` is made out of date by an event: `need`, or only `need:<id>`. */
export const touches = (topics: readonly string[], event: LiveEvent): boolean =>
  topics.some((topic) => topic === event.topic || topic === `${event.topic}:${event.id}` || topic === '*')

/** Marks everything read with a matching `live` topic as out of date; what is on the screen is read again. */
export function refresh(client: QueryClient, event: LiveEvent): void {
  void client.invalidateQueries({ predicate: ({ meta }) => touches((meta?.['live'] ?? []) as string[], event) })
}

/**
 * Keeps the page fresh while it is open: one stream per page. The browser reconnects by itself and sends `Last-Event-ID`, so
 * nothing is missed; after a break of the line everything live is read again all the same. `need` adds one need for readers
 * who are not signed in. `onEvent` hears what came.
 */
export function useLive({
  need,
  when = true,
  onEvent,
}: { need?: string; when?: boolean; onEvent?: (event: LiveEvent) => void } = {}): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!when) return
    const source = new EventSource(urlOf(live, { query: { need } }))
    let broken = false
    source.addEventListener('open', () => {
      if (broken) void client.invalidateQueries({ predicate: ({ meta }) => ((meta?.['live'] ?? []) as string[]).length > 0 })
      broken = false
    })
    source.addEventListener('error', () => {
      broken = true
    })
    source.addEventListener('message', (message: MessageEvent<string>) => {
      const event = parseEvent(message.data)
      if (!event) return
      refresh(client, event)
      onEvent?.(event)
    })
    return () => source.close()
    // onEvent is taken as it was when the stream opened: a new function must not open a new stream.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [client, need, when])
}

/** Reads an event's data; null for anything else that may come down the line. */
export function parseEvent(data: string): LiveEvent | null {
  try {
    const { topic, kind, id } = JSON.parse(data) as Partial<LiveEvent>
    return typeof topic === 'string' && typeof kind === 'string' && typeof id === 'string' ? { topic, kind, id } : null
  } catch {
    return null
  }
}
