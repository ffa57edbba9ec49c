import { listWorkFloors } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import type { Filters } from './use-filters.ts'

const useText = texts({
  zh: { floor: '楼层', on: (label: string) => `${label} 层`, none: '没写楼层' },
  en: { floor: 'Floor', on: (label) => `Floor ${label}`, none: 'No floor given' },
})

/** The floors with open needs, by building where there are several; absent where there is nothing to choose. */
export function FloorChoice({ filters, unit }: { filters: Filters; unit: string | undefined }): ReactNode {
  const t = useText()
  const tx = useTx()
  const chosen = filters.floor
  const query = { ...(unit && { unit }), ...(chosen && chosen !== 'none' && { floor: chosen }) }
  const offered = useRead(listWorkFloors, { query }, { live: ['needs', 'body'], keep: true }).data
  const towers = [...Map.groupBy(offered?.floors ?? [], ({ buildingId }) => buildingId).values()]
  if (towers.length === 0 && chosen === undefined) return null
  const options = (floors: (typeof towers)[number]): ReactNode =>
    floors.map(({ floorId, label }) => (
      <option key={floorId} value={floorId}>
        {t.on(label)}
      </option>
    ))
  return (
    <select aria-label={t.floor} value={chosen ?? ''} onChange={(event) => filters.setFloor(event.target.value || null)}>
      <option value="">{t.floor}</option>
      {towers.length === 1
        ? options(towers[0] ?? [])
        : towers.map((floors) => (
            <optgroup key={floors[0]?.buildingId} label={floors[0] && tx(floors[0].building)}>
              {options(floors)}
            </optgroup>
          ))}
      {(offered?.elsewhere || chosen === 'none') && <option value="none">{t.none}</option>}
    </select>
  )
}
