import { findOrganisations } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { useRead } from '../../kit/query.tsx'
import { texts } from '../../kit/text.ts'
import { FindField, type Found } from '../../kit/work/find-field.tsx'

const useText = texts({ zh: { none: '没有找到，可以登记一家新单位' }, en: { none: 'Not found: put a new one on file' } })

function useFirms(q: string, when: boolean) {
  const found = useRead(findOrganisations, { query: { q } }, { when, keep: true })
  const hits = new Map(
    (found.data?.hits ?? []).map((hit) => [hit.organisationId, { id: hit.organisationId, name: hit.name, line: hit.place }]),
  )
  return { hits: [...hits.values()], more: false, searching: found.isFetching }
}

/** An organisation on file, by a part of its name. */
export function FirmField(field: {
  id: string
  label: string
  hint: string
  error: string | undefined
  value: { id: string; name: string } | null
  onChange: (firm: Found | null) => void
}): ReactNode {
  const t = useText()
  return <FindField {...field} none={t.none} useHits={useFirms} />
}
