import type { NeedView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../words/text.ts'
import { useWhen } from '../words/time.ts'
import { Icon } from '../ui/icon.tsx'

const useText = texts({
  zh: {
    title: '您打开以后，这件事有了变化。您写的都还在，看过再定。',
    state: (from: string, to: string) => `从“${from}”到了“${to}”`,
  },
  en: {
    title: 'This need has changed since you opened it. What you wrote is still here; look before you decide.',
    state: (from, to) => `From “${from}” to “${to}”`,
  },
})

/** What happened to a need while somebody was writing about it: the new lines of its timeline. Nothing while it is the same. */
export function ChangedSince({ opened, now }: { opened: NeedView; now: NeedView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const known = new Set(opened.timeline.map(({ id }) => id))
  const fresh = now.timeline.filter(({ id }) => id !== null && !known.has(id))
  if (fresh.length === 0 && opened.state === now.state) return null
  return (
    <div className="changed" role="status">
      <p className="strong">
        <Icon name="info" /> {t.title}
      </p>
      <ul className="s">
        {opened.state !== now.state && <li>{t.state(tx(opened.stateText), tx(now.stateText))}</li>}
        {fresh.slice(0, 5).map((entry) => (
          <li key={entry.id}>
            {entry.at && when(entry.at)} {tx(entry.by)}　{tx(entry.text)}
            {entry.note && `：${entry.note}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
