import { getMe } from '@liti/contract/session'
import { live } from '@liti/contract/system'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { inBackground, urlOf } from './api.ts'

/** `needs.accepted` happened to a record; only topics the reader may hear are named (`need:<id>`, `body:<id>`, `person:<id>`). */
export type LiveEvent = { kind: string; id: string | null; topics: string[] }

/**
 * Whether what was read with these `live` words is out of date after an event. A word is a whole topic (`need:<id>`), the
 * kind of a topic (`body`), or the module of an event (`needs`).
 */
export const concerns = (words: readonly string[], { kind, topics }: LiveEvent): boolean =>
  words.some((word) => kind.startsWith(`${word}.`) || topics.some((topic) => topic === word || topic.startsWith(`${word}:`)))

const wordsOf = (meta: Record<string, unknown> | undefined): string[] => (meta?.['live'] ?? []) as string[]

/** Marks what an event concerns as out of date (all that is live, without one); what is on the screen is read again. */
export function refresh(client: QueryClient, event?: LiveEvent): void {
  // Nobody asked for it: who has gone away from the desk is not kept signed in by what others do.
  inBackground(() => {
    void client.invalidateQueries({
      predicate: ({ meta }) => (event ? concerns(wordsOf(meta), event) : wordsOf(meta).length > 0),
    })
  })
}

/**
 * Keeps the page fresh while it is open. One stream for the whole program, opened by the shell; a page opens a second one only
 * for a record its reader follows without being signed in (`record`, as `<kind>:<id>`), or by the link of a unit without an account (`link`). The browser reconnects by itself and sends `Last-Event-ID`.
 */
export function useLive({
  record,
  link,
  when = true,
  onEvent,
}: { record?: string; link?: string; when?: boolean; onEvent?: (event: LiveEvent) => void } = {}): void {
  const client = useQueryClient()
  const hear = useEffectEvent((event: LiveEvent) => {
    refresh(client, event)
    onEvent?.(event)
  })
  const shutOut = useEffectEvent(() => void client.invalidateQueries({ queryKey: [getMe.path] }))
  const missed = useEffectEvent(() => refresh(client))
  useEffect(() => {
    if (!when) return
    let source: EventSource
    let waiting: ReturnType<typeof setTimeout> | undefined
    let refusals = 0
    // The server repeats what came after the last event; a page that had none yet has no such mark, and reads again.
    let interrupted = false
    const again = (afterMs: number): void => {
      source.close()
      interrupted = true
      waiting = setTimeout(open, afterMs)
    }
    const open = (): void => {
      source = new EventSource(urlOf(live, { query: { record, link } }))
      source.addEventListener('change', (message: MessageEvent<string>) => {
        const event = parseEvent(message.data)
        if (event) hear(event)
      })
      source.addEventListener('reload', () => missed())
      // newer pages of the same reader took its place
      source.addEventListener('full', () => again(fullMs))
      source.addEventListener('error', () => {
        interrupted = true
        if (source.readyState !== EventSource.CLOSED) return
        // Refused: whoever reads is no longer let in, or too many are; asked again ever more seldom.
        shutOut()
        refusals += 1
        again(backOffMs(refusals))
      })
      source.addEventListener('open', () => {
        refusals = 0
        if (interrupted) missed()
        interrupted = false
      })
    }
    open()
    return () => {
      clearTimeout(waiting)
      source.close()
    }
  }, [record, link, when])
}

const fullMs = 5 * 60_000

/** After so many refusals in a row: half a minute, then twice as long each time, ten minutes at most; not all pages at once. */
export const backOffMs = (refusals: number, chance = Math.random()): number =>
  Math.min(10 * 60_000, 30_000 * 2 ** (refusals - 1)) * (0.75 + chance / 2)

/** Reads an event's data; null for anything else that may come down the line. */
export function parseEvent(data: string): LiveEvent | null {
  try {
    const { kind, id, topics } = JSON.parse(data) as Partial<LiveEvent>
    return typeof kind === 'string' && Array.isArray(topics) ? { kind, id: id ?? null, topics } : null
  } catch {
    return null
  }
}
