import { getUnit } from '@liti/contract/directory'
import { useRead } from '../../kit/api/query.tsx'
import { useTx } from '../../kit/words/text.ts'

/** The firms of a building, as its public page names them; none while they are being read. */
export function useFirmsOf(slug: string | undefined): string[] {
  const tx = useTx()
  const unit = useRead(getUnit, { params: { slug: slug ?? '' } }, { when: slug !== undefined })
  const rooms = unit.data?.buildings.flatMap(({ floors }) => floors.flatMap(({ spaces }) => spaces)) ?? []
  return [...new Set(rooms.flatMap(({ tenant }) => (tenant ? [tx(tenant)] : [])))].toSorted()
}
