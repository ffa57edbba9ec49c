import { useSyncExternalStore, type ReactNode } from 'react'
import { texts } from '../words/text.ts'
import { Announcer } from '../ui/small.tsx'

const useText = texts({
  zh: { skip: '跳到正文', offline: '现在没有网络。正在写的内容不会丢，连上以后接着来。' },
  en: { skip: 'Skip to content', offline: 'You are offline. What you are writing is kept; go on once you are connected.' },
})

const subscribe = (draw: () => void): (() => void) => {
  window.addEventListener('online', draw)
  window.addEventListener('offline', draw)
  return () => {
    window.removeEventListener('online', draw)
    window.removeEventListener('offline', draw)
  }
}

/** First in every shell: the way past the bars, and the line that says there is no network. */
export function TopNotices(): ReactNode {
  const t = useText()
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  return (
    <>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      {!online && (
        <p className="offline" role="status">
          {t.offline}
        </p>
      )}
      <Announcer />
    </>
  )
}
