import { listBodies } from '@liti/contract/directory'
import type { workSorts } from '@liti/contract/needs'
import { needTypes, sources, sourceText, typeText } from '@liti/contract/needs-words'
import { useEffect, useState, type ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { useScope } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { FloorChoice } from './floor-choice.tsx'
import type { Filters } from './use-filters.ts'

const useText = texts({
  zh: {
    lead: '牵头单位',
    late: '只看超时',
    sort: '先后',
    due: '先到期的在前',
    newest: '新提的在前',
    type: '类型',
    source: '来源',
    search: '找编号、标题、单位、房间、电话尾号',
    all: '全部',
  },
  en: {
    lead: 'Lead unit',
    late: 'Overdue only',
    sort: 'Order',
    due: 'First due first',
    newest: 'Newest first',
    type: 'Type',
    source: 'Source',
    search: 'Number, title, firm, room, end of phone',
    all: 'all',
  },
})

/** What the list can be ordered by, the usual first; words are looked for newest first. */
function ordersOf({ tab, q }: Filters): readonly (typeof workSorts)[number][] {
  if (q) return []
  return tab === 'all' ? ['newest', 'due'] : ['due', 'newest']
}

/** Type, source, lead, floor, order, what is late, and words; a change shows at once. */
export function WorkFilters({ filters }: { filters: Filters }): ReactNode {
  const t = useText()
  const tx = useTx()
  const unit = useScope() ?? undefined
  const leads = useRead(listBodies, { query: { ...(unit && { unit }) } }).data?.bodies.filter((body) => !body.external) ?? []
  const orders = ordersOf(filters)
  const order = orders.find((name) => name === filters.sort) ?? orders[0]
  return (
    <form className="filters no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      <select aria-label={t.type} value={filters.type ?? ''} onChange={(event) => filters.setType(event.target.value)}>
        <option value="">{t.type}</option>
        {needTypes.map((type) => (
          <option key={type} value={type}>
            {tx(typeText[type])}
          </option>
        ))}
      </select>
      <select aria-label={t.source} value={filters.source ?? ''} onChange={(event) => filters.setSource(event.target.value)}>
        <option value="">{t.source}</option>
        {sources.map((source) => (
          <option key={source} value={source}>
            {tx(sourceText[source])}
          </option>
        ))}
      </select>
      <select aria-label={t.lead} value={filters.lead ?? ''} onChange={(event) => filters.setLead(event.target.value)}>
        <option value="">{t.lead}</option>
        {leads.map((body) => (
          <option key={body.id} value={body.id}>
            {tx(body.name)}
          </option>
        ))}
      </select>
      <FloorChoice filters={filters} unit={unit} />
      {orders.length > 1 && (
        <select
          aria-label={t.sort}
          value={order}
          onChange={(event) => filters.setSort(event.target.value === orders[0] ? null : event.target.value)}
        >
          {orders.map((name) => (
            <option key={name} value={name}>
              {t[name]}
            </option>
          ))}
        </select>
      )}
      {filters.tab !== 'overdue' && filters.tab !== 'soon' && (
        <label className="only">
          <input
            type="checkbox"
            checked={filters.overdue === '1'}
            onChange={(event) => filters.setOverdue(event.target.checked ? '1' : null)}
          />
          {t.late}
        </label>
      )}
      <SearchBox value={filters.q} onChange={filters.setQ} label={t.search} />
    </form>
  )
}

function SearchBox({ value, onChange, label }: { value: string; onChange: (value: string) => void; label: string }): ReactNode {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  // The address changed by itself (a link, a step back): what is typed follows it, not the other way round.
  if (value !== known) {
    setKnown(value)
    if (value !== typed.trim()) setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onChange(typed.trim()), 300)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <span className="search">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </span>
  )
}
