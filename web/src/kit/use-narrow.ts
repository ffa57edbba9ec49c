import { useSyncExternalStore } from 'react'

const query = '(max-width: 1023px)'
const subscribe = (draw: () => void): (() => void) => {
  const media = matchMedia(query)
  media.addEventListener('change', draw)
  return () => media.removeEventListener('change', draw)
}

/** Whether the window is too narrow for the desk’s drawings, and for a list with a record beside it. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
