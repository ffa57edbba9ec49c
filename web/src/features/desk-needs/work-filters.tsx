import { needTypes, sources, sourceText, typeText } from '@liti/contract/needs-words'
import { useEffect, useState, type ReactNode } from 'react'
import { texts, useTx } from '../../kit/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import type { Filters } from './use-filters.ts'

const useText = texts({
  zh: { type: '类型', source: '来源', search: '找编号、标题、单位、房间、电话尾号', all: '全部' },
  en: { type: 'Type', source: 'Source', search: 'Number, title, firm, room, end of phone', all: 'all' },
})

/** Type, source and words; a change shows at once. */
export function WorkFilters({ filters }: { filters: Filters }): ReactNode {
  const t = useText()
  const tx = useTx()
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
