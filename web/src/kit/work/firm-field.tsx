import { findOrganisations } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { useRead } from '../api/query.tsx'
import { texts } from '../words/text.ts'
import { FindField, type Found } from './find-field.tsx'

const useText = texts({ zh: { none: '没有找到，可以登记一家新单位' }, en: { none: 'Not found: put a new one on file' } })

/** An organisation on file, by a part of its name; with `unit` only one of that building. */
export function FirmField({
  unit,
  ...field
}: {
  unit?: string

  id: string
  label: string
  hint: string
  error: string | undefined
  value: { id: string; name: string } | null
  onChange: (firm: Found | null) => void
}): ReactNode {
  const t = useText()
  const [asked, setAsked] = useState('')
  const found = useRead(findOrganisations, { query: { q: asked, ...(unit !== undefined && { unit }) } }, { when: asked !== '', keep: true })
  // a firm with several rooms is one firm
  const hits = new Map(
    (found.data?.hits ?? []).map(({ organisationId, name, place }) => [organisationId, { id: organisationId, name, line: place }]),
  )
  return <FindField {...field} none={t.none} hits={[...hits.values()]} searching={found.isFetching} onAsk={setAsked} />
}
