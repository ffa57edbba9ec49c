import { getDraft, saveDraft, type DraftData } from '@liti/contract/needs'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, type ReplyOf } from '../../kit/api/api.ts'
import { RefusedError } from '../../kit/api/errors.ts'
import { readKey } from '../../kit/api/query.tsx'

/** `refused`: too much to be kept; trying again is of no use before it is shorter. */
export type Saved = 'unsaved' | 'saving' | 'saved' | 'trouble' | 'refused'
export type DraftSaver = {
  state: Saved
  /** Saves what there is now; says how that went. */
  flush: () => Promise<Saved>
  /** While held nothing is saved: what is being sent must not become a draft again. */
  hold: (held: boolean) => void
  /** Which draft this form began with; still that one when it was sent or deleted from another tab meanwhile. */
  draftId: () => string | undefined
}

const pause = 1200
const retryAfter = 8000

/** Keeps a draft on the server: a moment after each change, again after trouble, and at once on `flush`. One save at a time. */
export function useDraftSaver(draft: DraftData | null): DraftSaver {
  const client = useQueryClient()
  const [state, setState] = useState<Saved>('unsaved')
  const text = draft === null ? null : JSON.stringify(draft)
  const wanted = useRef(text)
  const stored = useRef(text)
  const running = useRef<Promise<Saved> | null>(null)
  const held = useRef(false)
  const id = useRef(client.getQueryData<ReplyOf<typeof getDraft>>(readKey(getDraft))?.draft?.id)

  const flush = useCallback(async (): Promise<Saved> => {
    if (running.current) await running.current
    const body = wanted.current
    if (held.current || body === null || body === stored.current) return 'saved'
    setState('saving')
    running.current = call(saveDraft, { body: JSON.parse(body) as DraftData })
      .then((reply) => {
        stored.current = body
        id.current ??= reply.draft?.id
        if (!held.current) client.setQueryData(readKey(getDraft), reply)
        return 'saved' as const
      })
      .catch((error: unknown) => (error instanceof RefusedError && error.kind === 'invalid' ? 'refused' : 'trouble'))
      .then((outcome) => {
        setState(outcome)
        return outcome
      })
      .finally(() => {
        running.current = null
      })
    return running.current
  }, [client])

  useEffect(() => {
    wanted.current = text
    if (text === null || text === stored.current) return
    const timer = setTimeout(() => void flush(), pause)
    return () => clearTimeout(timer)
  }, [text, flush])

  useEffect(() => {
    if (state !== 'trouble') return
    const again = (): void => void flush()
    const timer = setTimeout(again, retryAfter)
    window.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [state, flush])

  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState === 'hidden') void flush()
    }
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      void flush()
    }
  }, [flush])

  const hold = useCallback((on: boolean) => {
    held.current = on
  }, [])
  const draftId = useCallback(() => id.current, [])
  return { state, flush, hold, draftId }
}
