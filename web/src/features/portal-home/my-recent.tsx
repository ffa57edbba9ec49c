import { listMyNeeds } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { NeedTag } from '../../kit/portal/need-tag.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { List, RowLink } from '../../kit/ui/card.tsx'

const useText = texts({ zh: { mine: '我的事', all: '看全部' }, en: { mine: 'My needs', all: 'See all' } })

/** The reader's latest needs, four at most; nothing at all for somebody who has none here. */
export function MyRecent(): ReactNode {
  const t = useText()
  const tx = useTx()
  const mine = useRead(listMyNeeds, { query: { limit: 4 } }, { live: ['needs', 'need'] })
  const items = mine.data?.items ?? []
  if (items.length === 0) return null
  return (
    <>
      <div className="sub">
        <h2>{t.mine}</h2>
        <Link to="/my" className="s">
          {t.all}
        </Link>
      </div>
      <List className="mine">
        {items.map((need) => (
          <RowLink key={need.id} to={`/n/${need.id}`} title={need.title} tag={<NeedTag need={need} />} line={tx(need.line)} />
        ))}
      </List>
    </>
  )
}
