import { getDraft, saveDraft, type DraftData } from '@liti/contract/needs'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../kit/api.ts'
import { readKey } from '../../kit/query.tsx'

export type Saved = 'unsaved' | 'saving' | 'saved' | 'trouble'
export type DraftSaver = {
  state: Saved
  /** Saves what there is now; false where it could not. */
  flush: () => Promise<boolean>
  /** While held nothing is saved: what is being sent must not become a draft again. */
  hold: (held: boolean) => void
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
  const running = useRef<Promise<boolean> | null>(null)
  const held = useRef(false)

  const flush = useCallback(async (): Promise<boolean> => {
    if (running.current) await running.current
    const body = wanted.current
    if (held.current || body === null || body === stored.current) return true
    setState('saving')
    running.current = call(saveDraft, { body: JSON.parse(body) as DraftData })
      .then((reply) => {
        stored.current = body
        if (!held.current) client.setQueryData(readKey(getDraft), reply)
        setState('saved')
        return true
      })
      .catch(() => {
        setState('trouble')
        return false
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
  return { state, flush, hold }
}
