import { findNamesakes } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { Link } from '../nav.tsx'
import { useRead } from '../api/query.tsx'
import { useSettled } from '../settled.ts'
import { texts, useTx } from '../words/text.ts'
import { CheckCard } from '../ui/choices.tsx'

const useText = texts({
  zh: {
    ask: '是不是这一家？',
    founded: (year: number) => `${year} 年成立`,
    take: '是这一家，用它',
    open: '看它的档案',
    other: '不是，是另一家同名的单位',
    comma: '，',
  },
  en: {
    ask: 'Is it this one?',
    founded: (year) => `founded in ${year}`,
    take: 'Yes, use it',
    open: 'See its file',
    other: 'No, it is another one of the same name',
    comma: ', ',
  },
})

export type Namesake = { id: string; name: string }

/** Those on file under the name that is being typed, and the word that it is another one. */
export function Namesakes({
  name,
  self,
  another,
  onAnother,
  onTake,
}: {
  name: string
  /** The one that is being corrected. */
  self?: string
  another: boolean
  onAnother: (another: boolean) => void
  onTake?: (firm: Namesake) => void
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const typed = name.trim()
  const asked = useSettled(typed, 300)
  const asks = asked.length > 1 && asked.length <= 80
  const found = useRead(findNamesakes, { query: { name: asked } }, { when: asks, keep: true })
  const others = !asks ? [] : (found.data?.found ?? []).filter(({ id }) => id !== self)
  if (others.length === 0) return null
  return (
    <div className="card" role="status">
      <p className="strong">{t.ask}</p>
      <ul className="plain">
        {others.map(({ id, name: known, place, foundedYear }) => (
          <li key={id}>
            <b>{tx(known)}</b>{' '}
            <span className="s muted">{[tx(place), foundedYear !== null && t.founded(foundedYear)].filter(Boolean).join(t.comma)}</span>
            <div className="row">
              {onTake && (
                <button type="button" className="as-link" onClick={() => onTake({ id, name: tx(known) })}>
                  {t.take}
                </button>
              )}
              <Link to={`/desk/organisations/${id}`}>{t.open}</Link>
            </div>
          </li>
        ))}
      </ul>
      <CheckCard checked={another} onChange={onAnother}>
        {t.other}
      </CheckCard>
    </div>
  )
}
