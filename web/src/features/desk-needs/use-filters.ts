import { workSorts, workTabs } from '@liti/contract/needs'
import { needTypes, sources } from '@liti/contract/needs-words'
import { useQueryValue } from '../../kit/nav.tsx'
import { searchOf } from '../../kit/work/paths.ts'

export type WorkTab = (typeof workTabs)[number]

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const oneOf = <V extends string>(values: readonly V[], value: string | null): V | undefined => values.find((each) => each === value)

export type Filters = ReturnType<typeof useFilters>

/** What of the worklist is shown: kept in the address, so that it survives a reload and can be sent to a colleague. */
export function useFilters() {
  const [tabValue] = useQueryValue('tab')
  const [typeValue, setType] = useQueryValue('type')
  const [sourceValue, setSource] = useQueryValue('source')
  const [leadValue, setLead] = useQueryValue('lead')
  const [floorValue, setFloor] = useQueryValue('floor')
  const [overdueValue, setOverdue] = useQueryValue('overdue')
  const [sortValue, setSort] = useQueryValue('sort')
  const [qValue, setQ] = useQueryValue('q')
  const tab = oneOf(workTabs, tabValue) ?? 'mine'
  const type = oneOf(needTypes, typeValue)
  const source = oneOf(sources, sourceValue)
  const q = qValue ?? ''
  const lead = uuid.test(leadValue ?? '') ? (leadValue ?? undefined) : undefined
  const floor = floorValue === 'none' || uuid.test(floorValue ?? '') ? (floorValue ?? undefined) : undefined
  const overdue = overdueValue === '1' ? ('1' as const) : undefined
  const sort = oneOf(workSorts, sortValue)
  return {
    tab,
    type,
    source,
    q,
    lead,
    floor,
    overdue,
    sort,
    setLead,
    setFloor,
    setOverdue,
    setSort,
    setType,
    setSource,
    setQ,
    /** The same filters on another tab. */
    searchFor: (other: WorkTab) => searchOf({ tab: other === 'mine' ? null : other, type, source, lead, floor, overdue, sort, q }),
    filtered: Boolean(type ?? source ?? lead ?? floor ?? overdue) || q !== '',
  }
}
