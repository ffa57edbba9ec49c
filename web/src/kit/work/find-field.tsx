import { isTooShort } from '@liti/contract/typed'
import { useEffect, useState, type ReactNode } from 'react'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { texts } from '../words/text.ts'
import { FieldNotes, notesOf } from '../ui/field.tsx'

const useText = texts({
  zh: { short: '最少写两个字', searching: '正在找', more: '还有更多，多写几个字' },
  en: { short: 'Two characters at least', searching: 'Searching', more: 'There are more: write a few more letters' },
})

export type Found = { id: string; name: string; line: string }

/** Finds one of many by a few letters and takes the one chosen. `onAsk` hears what to look for, once typing has paused. */
export function FindField<T extends Found>({
  id,
  label,
  hint,
  none,
  error,
  value,
  hits,
  more = false,
  searching,
  onAsk,
  onChange,
}: {
  id: string
  label: string
  hint: string
  /** What is said where nothing was found. */
  none: string
  error?: string | undefined
  value: { id: string; name: string } | null
  hits: readonly T[]
  more?: boolean
  searching: boolean
  onAsk: (words: string) => void
  onChange: (found: T | null) => void
}): ReactNode {
  const t = useText()
  const [typed, setTyped] = useState(value?.name ?? '')
  // A dialog of the browser's own covers everything outside it: the list has to open inside.
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const chosen = value !== null && value.name === typed
  const asked = chosen || isTooShort(typed) ? '' : typed.trim()
  const short = !chosen && typed.trim() !== '' && asked === ''
  useEffect(() => {
    const timer = setTimeout(() => onAsk(asked), 250)
    return () => clearTimeout(timer)
  }, [asked, onAsk])
  const items: readonly Found[] = chosen ? [{ ...value, line: '' }] : asked === '' ? [] : hits
  return (
    <div className={error ? 'field err' : 'field'} ref={setBox} id={id}>
      <ComboBox
        className="pick-person"
        items={items}
        inputValue={typed}
        allowsEmptyCollection
        defaultFilter={() => true}
        selectedKey={value?.id ?? null}
        isInvalid={error !== undefined}
        aria-describedby={notesOf(id, { hint, error }) ?? ''}
        onInputChange={(next) => {
          setTyped(next)
          if (value && next !== value.name) onChange(null)
        }}
        onSelectionChange={(key) => {
          const found = hits.find((each) => each.id === key)
          if (!found) return
          setTyped(found.name)
          onChange(found)
        }}
      >
        <Label className="strong">{label}</Label>
        <FieldNotes id={id} hint={hint} error={error} />
        <Input autoComplete="off" maxLength={60} />
        <Popover className="desk menu-pop person-pop" {...(box && { UNSTABLE_portalContainer: box })}>
          <ListBox
            className="menu"
            renderEmptyState={() => (
              <p className="s muted none">{short ? t.short : asked === '' ? hint : searching ? t.searching : none}</p>
            )}
          >
            {(found: Found) => (
              <ListBoxItem id={found.id} textValue={found.name}>
                <b>{found.name}</b>
                <span className="s muted">{found.line}</span>
              </ListBoxItem>
            )}
          </ListBox>
          {more && !chosen && <p className="s muted none">{t.more}</p>}
        </Popover>
      </ComboBox>
    </div>
  )
}
