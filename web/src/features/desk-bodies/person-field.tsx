import { findPersons } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { useJoined } from '../../kit/words/joined.ts'
import { useRead } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { FindField, type Found } from '../../kit/work/find-field.tsx'

const useText = texts({
  zh: { none: '没有找到。换个字，或登记一个新的人' },
  en: { none: 'Nobody found. Try other words, or put somebody new on file' },
})

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
  const joined = useJoined()
  const [asked, setAsked] = useState('')
  const found = useRead(findPersons, { query: { q: asked } }, { when: asked !== '', keep: true })
  const hits = (found.data?.persons ?? []).map((person) => ({ ...person, line: joined(person.organisation, person.job) }))
  return <FindField {...field} none={t.none} hits={hits} more={found.data?.more ?? false} searching={found.isFetching} onAsk={setAsked} />
}
