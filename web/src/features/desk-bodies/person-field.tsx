import { findPersons } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api.ts'
import { useJoined } from '../../kit/joined.ts'
import { useRead } from '../../kit/query.tsx'
import { texts } from '../../kit/text.ts'
import { FindField, type Found } from '../../kit/work/find-field.tsx'

export type PersonHit = ReplyOf<typeof findPersons>['persons'][number]

const useText = texts({
  zh: { none: '没有找到。换个字，或登记一个新的人' },
  en: { none: 'Nobody found. Try other words, or put somebody new on file' },
})

function usePersons(q: string, when: boolean) {
  const joined = useJoined()
  const found = useRead(findPersons, { query: { q } }, { when, keep: true })
  const hits = (found.data?.persons ?? []).map((person) => ({ ...person, line: joined(person.organisation, person.job) }))
  return { hits, more: found.data?.more ?? false, searching: found.isFetching }
}

/** Finds a person by name, job or organisation and takes the one chosen. */
export function PersonField(field: {
  id: string
  label: string
  hint: string
  error?: string | undefined
  value: { id: string; name: string } | null
  onChange: (person: Found | null) => void
}): ReactNode {
  const t = useText()
  return <FindField {...field} none={t.none} useHits={usePersons} />
}
