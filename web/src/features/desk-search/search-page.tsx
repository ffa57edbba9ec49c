import './search.css'
import { searchDesk, searchKinds } from '@liti/contract/needs'
import { isTooShort } from '@liti/contract/typed'
import { useEffect, useState, type ReactNode } from 'react'
import { Link, useQueryValue } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { useSettled } from '../../kit/settled.ts'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { Empty, Loaded } from '../../kit/ui/states.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { countText } from '../../kit/work/bounded.ts'
import { searchOf } from '../../kit/work/paths.ts'
import { allOf, kindIcon, Marked, pathOf, useKindText, type Group, type Kind } from './hits.tsx'

const useText = texts({
  zh: {
    title: '找',
    label: '找诉求、单位、房间、人、机构、楼',
    kinds: '缩小范围',
    everything: '全部',
    all: (n: string) => `全部 ${n}`,
    openFirst: '没办完的在前',
    short: '最少写两个字',
    shortWhy: '编号、标题、单位、房间里连着的两个字就行。只在您看得到的里找。',
    none: '没有找到',
    noneWhy: '只在您看得到的里找，别的楼的诉求不出现，也不计数。电话不在这里找，后四位在诉求清单里找。',
  },
  en: {
    title: 'Search',
    label: 'Needs, firms, rooms, people, bodies, buildings',
    kinds: 'Narrow it down',
    everything: 'Everything',
    all: (n) => `All ${n}`,
    openFirst: 'what is open first',
    short: 'Two characters at least',
    shortWhy: 'Two that follow each other in a number, a title, a firm or a room will do. Only what you may see is searched.',
    none: 'Nothing found',
    noneWhy:
      'Only what you may see is searched; needs of other buildings neither appear nor count. Telephones are not searched here: the list of needs takes the last four digits.',
  },
})

/** Everything found, by kind; the address keeps what was looked for. */
export function SearchPage(): ReactNode {
  const t = useText()
  const kinds = useKindText()
  const [q, setQ] = useQueryValue('q')
  const [kindValue] = useQueryValue('kind')
  const kind = searchKinds.find((one) => one === kindValue)
  const [typed, setTyped] = useState(q ?? '')
  const settled = useSettled(typed.trim(), 300)
  useEffect(() => setQ(settled), [settled, setQ])
  const asked = isTooShort(settled) ? '' : settled
  const found = useRead(searchDesk, { query: { q: asked, ...(kind && { kind }) } }, { when: asked !== '', keep: true })
  const counts = useRead(searchDesk, { query: { q: asked } }, { when: asked !== '', keep: true }).data?.groups ?? []
  return (
    <DeskPage title={t.title} place="">
      <header className="search-head">
        <h1>{t.title}</h1>
        <input
          type="search"
          aria-label={t.label}
          placeholder={t.label}
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </header>
      {asked === '' ? (
        <Empty title={t.short}>{t.shortWhy}</Empty>
      ) : (
        <div className="search-body">
          <nav className="search-kinds" aria-label={t.kinds}>
            <Link to={`/desk/search${searchOf({ q: asked })}`} current={!kind} className={kind ? undefined : 'on'}>
              {t.everything}
            </Link>
            {counts.map((group) => (
              <Link
                key={group.kind}
                to={`/desk/search${searchOf({ q: asked, kind: group.kind })}`}
                current={group.kind === kind}
                className={group.kind === kind ? 'on' : undefined}
              >
                {kinds[group.kind]}
                <span className="muted">{countText(group.count)}</span>
              </Link>
            ))}
          </nav>
          <Loaded from={found} lines={8}>
            {({ groups }) =>
              groups.length === 0 ? (
                <Empty title={t.none}>{t.noneWhy}</Empty>
              ) : (
                <div className="found-groups">
                  {groups.map((group) => (
                    <FoundGroup key={group.kind} group={group} q={asked} only={kind} />
                  ))}
                </div>
              )
            }
          </Loaded>
        </div>
      )}
    </DeskPage>
  )
}

function FoundGroup({ group, q, only }: { group: Group; q: string; only: Kind | undefined }): ReactNode {
  const t = useText()
  const tx = useTx()
  const kinds = useKindText()
  const { kind, count, hits } = group
  return (
    <section aria-label={kinds[kind]}>
      <div className="row">
        <h2>{kinds[kind]}</h2>
        {kind === 'needs' && <span className="s muted">{t.openFirst}</span>}
        {(!only || kind === 'needs') && hits.length < count.count && (
          <Link to={allOf(kind, q)} className="end s">
            {t.all(countText(count))}
          </Link>
        )}
      </div>
      <ul className="card list">
        {hits.map((hit) => (
          <li key={hit.id}>
            <Icon name={kindIcon[kind]} />
            <h3>
              <Link to={pathOf(hit)}>
                <Marked text={tx(hit.title)} words={q} />
              </Link>
            </h3>
            {hit.tag && <Tag tone={hit.tag.tone}>{tx(hit.tag.text)}</Tag>}
            <p className="s soft">{tx(hit.note)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
