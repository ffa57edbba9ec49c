import { countSimilar } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useWhen } from '../../kit/words/time.ts'
import { countText } from '../../kit/work/bounded.ts'

const useText = texts({
  zh: {
    open: (category: string, n: string) => `“${category}”这一类，这栋楼有 ${n} 件正在办`,
    one: (day: string, state: string) => `${day}提的，${state}`,
    still: '您的事照样可以提，工作站看了会一起办。',
  },
  en: {
    open: (category, n) => `“${category}”: ${n} under way in this building`,
    one: (day, state) => `raised on ${day}: ${state}`,
    still: 'You can hand in yours all the same; the workstation looks at them together.',
  },
})

/** Before sending: what is under way of the same kind, as a number, days and states; whoever asked and what they said stays theirs. */
export function SimilarNote({ unitId, category, name }: { unitId: string; category: string; name: string }): ReactNode {
  const t = useText()
  const tx = useTx()
  const day = useWhen((moment, now) => dayText(moment, { now }))
  const similar = useRead(countSimilar, { query: { unit: unitId, category } }, { when: unitId !== '' && category !== '' }).data
  if (!similar || similar.open.count === 0) return null
  return (
    <aside className="card bd similar-note">
      <b>{t.open(name, countText(similar.open))}</b>
      <ul className="s soft">
        {similar.latest.map(({ at, stateText }) => (
          <li key={at}>{t.one(day(at), tx(stateText))}</li>
        ))}
      </ul>
      <p className="s">{t.still}</p>
    </aside>
  )
}
