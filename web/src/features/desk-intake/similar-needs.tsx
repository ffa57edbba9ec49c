import { listSimilar } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { useSettled } from '../../kit/settled.ts'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useWhen } from '../../kit/words/time.ts'
import { Tag } from '../../kit/ui/tag.tsx'
import { needPath } from '../../kit/work/paths.ts'

const useText = texts({
  zh: {
    title: '像的，还没办完',
    within: '边写边找，90 天内',
    since: (day: string) => `${day} 登记`,
    same: '同一类',
    both: (words: string) => `都提到：${words}`,
    and: '、',
    note: '算同一件的，打开它写一条内部记录，不用再登记。',
    apart: '（新页打开）',
  },
  en: {
    title: 'Alike and still open',
    within: 'found while you write, of 90 days',
    since: (day) => `since ${day}`,
    same: 'same category',
    both: (words) => `both say: ${words}`,
    and: ', ',
    note: 'If it is the same matter, open it and add an internal note instead of writing another down.',
    apart: ' (opens apart)',
  },
})

/** While a call is written down: open needs of the same building that are like it. Each opens apart, so that nothing written is lost. */
export function SimilarNeeds({ unitId, category, text }: { unitId: string; category: string; text: string }): ReactNode {
  const t = useText()
  const tx = useTx()
  const day = useWhen((moment, now) => dayText(moment, { now }))
  const words = useSettled(text.trim().slice(0, 200), 600)
  const query = { unit: unitId, text: words, ...(category && { category }) }
  const items = useRead(listSimilar, { query }, { when: unitId !== '' && words.length > 1, keep: true }).data?.items ?? []
  if (items.length === 0 || unitId === '' || words.length < 2) return null
  return (
    <section className="similar">
      <div className="row">
        <h2>{t.title}</h2>
        <span className="end s muted">{t.within}</span>
      </div>
      <ul className="card list">
        {items.map((item) => (
          <li key={item.id}>
            <div className="row">
              <a href={needPath(item.id)} target="_blank" rel="noopener">
                <b>{item.title}</b>
                <span className="vh">{t.apart}</span>
              </a>
              <Tag tone={item.tone} end>
                {tx(item.stateText)}
              </Tag>
            </div>
            <p className="s soft">{[item.number, tx(item.who), t.since(day(item.at))].filter(Boolean).join('　')}</p>
            <p className="s muted">
              {[item.sameCategory && t.same, item.shared.length > 0 && t.both(item.shared.join(t.and))].filter(Boolean).join('　')}
            </p>
          </li>
        ))}
      </ul>
      <p className="s soft">{t.note}</p>
    </section>
  )
}
