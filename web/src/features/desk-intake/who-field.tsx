import { findOrganisations } from '@liti/contract/directory'
import { isTooShort } from '@liti/contract/typed'
import { useState, type ReactNode } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { TextField } from 'react-aria-components/TextField'
import { useRead } from '../../kit/api/query.tsx'
import { useSettled } from '../../kit/settled.ts'
import { texts } from '../../kit/words/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { placeOf, type Hit, type Who } from './intake-form.ts'

const useText = texts({
  zh: {
    who: '谁',
    hint: '写单位名字、房间号或电话后四位',
    short: '最少写两个字',
    tail: (job: string, tail: string) => [job, tail && `电话尾号 ${tail}`].filter(Boolean).join('，'),
    firm: '只记单位',
    fresh: '新的人，或者不留名',
    freshNote: '只记说了什么，不记是谁',
  },
  en: {
    who: 'Who',
    hint: 'Firm, room or last four digits of the phone',
    short: 'Two characters at least',
    tail: (job, tail) => [job, tail && `phone ending in ${tail}`].filter(Boolean).join(', '),
    firm: 'The firm only',
    fresh: 'Somebody new, or no name',
    freshNote: 'Only what was said is kept, not who',
  },
})

type Item = { id: string; title: string; note: string; who: Who }

/** Finds the caller among the firms and their contacts; somebody new is always the last line. */
export function WhoField({
  who,
  text,
  unitId,
  error,
  onPick,
  onText,
}: {
  who: Who
  text: string
  unitId: string | undefined
  error: string | undefined
  onPick: (who: Who, text: string) => void
  onText: (text: string) => void
}): ReactNode {
  const t = useText()
  const short = who.kind === 'none' && text.trim() !== '' && isTooShort(text)
  const words = useSettled(who.kind === 'none' && !short ? text.trim() : '')
  const found = useRead(findOrganisations, { query: { q: words, ...(unitId && { unit: unitId }) } }, { when: words !== '', keep: true })
  const hits = words && who.kind === 'none' ? (found.data?.hits ?? []) : []
  const fresh: Item = { id: 'new', title: t.fresh, note: short ? t.short : t.freshNote, who: { kind: 'new' } }
  // A firm with several rooms is one firm: each contact stands once, with the first room that was found.
  const items = [
    ...new Map(
      hits
        .flatMap(itemsOf)
        .toReversed()
        .map((item) => [item.id, item]),
    ).values(),
    fresh,
  ]

  function itemsOf(hit: Hit): Item[] {
    const title = placeOf(hit)
    const contacts = hit.contacts.length > 0 ? hit.contacts : [null]
    return contacts.map((contact) => ({
      id: `${hit.organisationId} ${contact?.personId}`,
      title,
      note: contact ? t.tail(contact.job, contact.phoneTail) : t.firm,
      who: { kind: 'firm', text: contact ? `${title}　${t.tail(contact.job, contact.phoneTail)}` : title, hit, contact },
    }))
  }
  const [here, setHere] = useState(false)
  const open = here && who.kind === 'none'
  const pick = (id: string): void => {
    const item = items.find((each) => each.id === id)
    if (item) onPick(item.who, item.who.kind === 'firm' ? item.who.text : item.title)
  }

  return (
    <div className={error ? 'field err' : 'field'}>
      <label className="strong" htmlFor="f-who">
        {t.who}
      </label>
      {error && (
        <p className="msg" id="f-who-error">
          <Icon name="alert" />
          {error}
        </p>
      )}
      <div
        className="who"
        onFocus={() => setHere(true)}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setHere(false)}
      >
        <Autocomplete inputValue={text} onInputChange={(value) => value !== text && onText(value)}>
          <TextField aria-label={t.who} isInvalid={error !== undefined}>
            <Input
              id="f-who"
              placeholder={t.hint}
              autoComplete="off"
              aria-describedby={error ? 'f-who-error' : undefined}
              onFocus={(event) => event.target.select()}
            />
          </TextField>
          {open && (
            <ListBox aria-label={t.who} className="who-list" items={items} onAction={(id) => pick(String(id))}>
              {(item: Item) => (
                <ListBoxItem id={item.id} textValue={`${item.title} ${item.note}`}>
                  <span>
                    <Marked text={item.title} words={words} />
                  </span>
                  <span className="s soft">{item.note}</span>
                  {item.id === 'new' && <kbd aria-hidden="true">Alt N</kbd>}
                </ListBoxItem>
              )}
            </ListBox>
          )}
        </Autocomplete>
      </div>
    </div>
  )
}

function Marked({ text, words }: { text: string; words: string }): ReactNode {
  const at = words ? text.toLowerCase().indexOf(words.toLowerCase()) : -1
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </>
  )
}
