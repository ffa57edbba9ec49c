import { openLink } from '@liti/contract/needs'
import { useEffect, useEffectEvent } from 'react'
import { useAct } from '../../kit/api/query.tsx'

/** What only somebody at the page does; a mail scanner loads it and runs its scripts, too. */
const acts = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Says that somebody opened the link, once a visit, at the first thing they do there. */
export function useOpened(token: string, when: boolean): void {
  const opened = useAct(openLink, { touches: [] })
  const say = useEffectEvent(() => opened.run({ params: { token } }))
  useEffect(() => {
    if (!when) return
    const first = (event: Event): void => {
      if (!event.isTrusted) return
      stop()
      say()
    }
    const stop = (): void => acts.forEach((act) => window.removeEventListener(act, first, true))
    acts.forEach((act) => window.addEventListener(act, first, { capture: true, passive: true }))
    return stop
  }, [when])
}
