import { findPersons } from '@liti/contract/directory'
import { useEffect, useState, type ReactNode } from 'react'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Label } from 'react-aria-components/Label'
import { Popover } from 'react-aria-components/Popover'
import { useRead } from '../../kit/query.tsx'
import type { ReplyOf } from '../../kit/api.ts'
import { texts } from '../../kit/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { useJoined } from '../../kit/joined.ts'

export type PersonHit = ReplyOf<typeof findPersons>['persons'][number]

const useText = texts({
  zh: { searching: '正在找', none: '没有找到。换个字，或先请街道登记这个人' },
  en: { searching: 'Searching', none: 'Nobody found. Try other words, or ask the sub-district office to put them on file' },
})

/** Finds a person by name, job or organisation and takes the one chosen. */
export function PersonField({
  id,
  label,
  hint,
  error,
  value,
  onChange,
}: {
  id: string
  label: string
  hint: string
  error?: string | undefined
  value: PersonHit | null
  onChange: (person: PersonHit | null) => void
}): ReactNode {
  const t = useText()
  const joined = useJoined()
  const [typed, setTyped] = useState(value?.name ?? '')
  const [asked, setAsked] = useState('')
  // A dialog of the browser's own covers everything outside it: the list has to open inside.
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  const chosen = value !== null && value.name === typed
  const hits = useRead(findPersons, { query: { q: asked } }, { when: asked !== '' && !chosen, keep: true })
  const persons = chosen ? [value] : asked === '' ? [] : (hits.data?.persons ?? [])
  return (
    <div className={error ? 'field err' : 'field'} ref={setBox} id={id}>
      <ComboBox
        className="pick-person"
        items={persons}
        inputValue={typed}
        allowsEmptyCollection
        defaultFilter={() => true}
        selectedKey={value?.id ?? null}
        isInvalid={error !== undefined}
        aria-describedby={[error && `${id}-error`, `${id}-hint`].filter(Boolean).join(' ')}
        onInputChange={(next) => {
          setTyped(next)
          if (value && next !== value.name) onChange(null)
        }}
        onSelectionChange={(key) => {
          const person = persons.find((each) => each.id === key)
          if (!person) return
          setTyped(person.name)
          onChange(person)
        }}
      >
        <Label className="strong">{label}</Label>
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
        {error && (
          <p className="msg" id={`${id}-error`}>
            <Icon name="alert" />
            {error}
          </p>
        )}
        <Input autoComplete="off" maxLength={60} />
        <Popover className="desk menu-pop person-pop" {...(box && { UNSTABLE_portalContainer: box })}>
          <ListBox
            className="menu"
            renderEmptyState={() => <p className="s muted none">{asked === '' ? hint : hits.isFetching ? t.searching : t.none}</p>}
          >
            {(person: PersonHit) => (
              <ListBoxItem id={person.id} textValue={person.name}>
                <b>{person.name}</b>
                <span className="s muted">{joined(person.organisation, person.job)}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  )
}
