import './search.css'
import { searchDesk } from '@liti/contract/needs'
import { isTooShort, narrow } from '@liti/contract/typed'
import { useId, useRef, useState, type ReactNode } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { TextField } from 'react-aria-components/TextField'
import { errorText } from '../../kit/api/errors.ts'
import { useLang } from '../../kit/words/lang.ts'
import { useGo } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { useSettled } from '../../kit/settled.ts'
import { texts, useTx } from '../../kit/words/text.ts'
import { Icon, type IconName } from '../../kit/ui/icon.tsx'
import { Dialog } from '../../kit/ui/sheet.tsx'
import { Tag, type Tone } from '../../kit/ui/tag.tsx'
import { countText } from '../../kit/work/bounded.ts'
import { searchOf } from '../../kit/work/paths.ts'
import { kindIcon, Marked, pathOf, useKindText } from './hits.tsx'

const useText = texts({
  zh: {
    title: '找什么，去哪儿',
    hint: '诉求、单位、房间、人、机构、楼',
    close: '关上',
    go: '去',
    intake: '登记诉求',
    find: '找',
    more: (words: string) => `在全部里找“${words}”`,
    needs: (words: string) => `在诉求清单里找“${words}”`,
    short: '最少写两个字',
    searching: '正在找',
    none: '没有找到',
    noneWhy: '只在您看得到的里找。少写几个字，或者写编号、房间号。电话不在这里找，后四位在诉求清单里找。',
    choose: '选',
    take: '打开',
    apart: '新页打开',
    only: '只在您看得到的里找',
  },
  en: {
    title: 'Find or go to',
    hint: 'Needs, firms, rooms, people, bodies, buildings',
    close: 'Close',
    go: 'Go to',
    intake: 'Record a need',
    find: 'Find',
    more: (words) => `Find “${words}” in everything`,
    needs: (words) => `Find “${words}” in the list of needs`,
    short: 'Two characters at least',
    searching: 'Searching',
    none: 'Nothing found',
    noneWhy:
      'Only what you may see is searched. Try fewer words, or a number or room. Telephones are not searched here: the list of needs takes the last four digits.',
    choose: 'choose',
    take: 'open',
    apart: 'open apart',
    only: 'Only what you may see',
  },
})

type Item = {
  id: string
  icon: IconName
  title: ReactNode
  text: string
  note?: string
  tag?: { text: string; tone: Tone } | undefined
  to: string
}
type Section = { id: string; title: string; count?: string; items: Item[] }

/** Over whatever page: finds in everything the reader may see, and goes to the desk's places. Arrows choose, Enter opens, Esc closes. */
export function SearchPalette({ places, onClose }: { places: readonly { to: string; label: string }[]; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const lang = useLang()
  const kinds = useKindText()
  const go = useGo()
  const id = useId()
  const [text, setText] = useState('')
  const words = text.trim()
  const asked = useSettled(isTooShort(words) ? '' : words, 200)
  const found = useRead(searchDesk, { query: { q: asked } }, { when: asked !== '', keep: true })
  // With Ctrl or ⌘ it opens beside this page.
  const apart = useRef(false)
  const waiting = !isTooShort(words) && (asked !== words || found.isFetching)
  const groups = isTooShort(words) ? [] : (found.data?.groups ?? [])

  const goes: Item[] = [...places, { to: '/desk/intake', label: t.intake }]
    .filter(({ label }) => words === '' || narrow(label).toLowerCase().includes(narrow(words).toLowerCase()))
    .map(({ to, label }) => ({ id: to, icon: 'arrow', title: <Marked text={label} words={words} />, text: label, to }))
  const results: Section[] = groups.map((group) => ({
    id: group.kind,
    title: kinds[group.kind],
    count: countText(group.count),
    items: group.hits.map((hit) => ({
      id: `${group.kind} ${hit.id}`,
      icon: kindIcon[group.kind],
      title: <Marked text={tx(hit.title)} words={words} />,
      text: tx(hit.title),
      note: tx(hit.note),
      tag: hit.tag ? { text: tx(hit.tag.text), tone: hit.tag.tone } : undefined,
      to: pathOf(hit),
    })),
  }))
  const finds: Item[] = isTooShort(words)
    ? []
    : [
        { id: 'more', icon: 'search', title: t.more(words), text: t.more(words), to: `/desk/search${searchOf({ q: words })}` },
        { id: 'list', icon: 'list', title: t.needs(words), text: t.needs(words), to: `/desk/needs${searchOf({ tab: 'all', q: words })}` },
      ]
  const sections = [...results, { id: 'go', title: t.go, items: goes }, { id: 'find', title: t.find, items: finds }].filter(
    ({ items }) => items.length > 0,
  )
  const open = (key: string | undefined): void => {
    const item = sections.flatMap(({ items }) => items).find((one) => one.id === key)
    if (!item) return
    if (apart.current) return void window.open(item.to, '_blank', 'noopener')
    onClose()
    go(item.to)
  }
  const state =
    words === '' ? '' : isTooShort(words) ? t.short : waiting && groups.length === 0 ? t.searching : groups.length === 0 ? t.none : ''

  return (
    <Dialog className="palette" labelledBy={id} onClose={onClose}>
      <h2 id={id} className="vh">
        {t.title}
      </h2>
      <div
        onKeyDownCapture={(event) => {
          apart.current = event.ctrlKey || event.metaKey
          const chosen = event.target instanceof HTMLInputElement && event.target.getAttribute('aria-activedescendant')
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen === null) open('more')
        }}
        onPointerDownCapture={(event) => void (apart.current = event.ctrlKey || event.metaKey)}
      >
        <Autocomplete inputValue={text} onInputChange={setText}>
          <div className="in">
            <Icon name="search" />
            <TextField aria-label={t.title}>
              <Input
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is this field
                autoFocus
                placeholder={t.hint}
                autoComplete="off"
                maxLength={60}
              />
            </TextField>
            <button type="button" className="shut" aria-label={t.close} onClick={onClose}>
              <kbd aria-hidden="true">Esc</kbd>
              <Icon name="cross" />
            </button>
          </div>
          <div className="found">
            {found.error && asked !== '' ? (
              <p className="s state" role="alert">
                {errorText(found.error, lang)}
              </p>
            ) : (
              <p className={state ? 's state' : 'vh'} role="status">
                {state}
                {state === t.none && <span className="muted">{t.noneWhy}</span>}
              </p>
            )}
            {/* What has just been found is begun at its top. */}
            <ListBox key={groups.length > 0 ? asked : ''} aria-label={t.title} onAction={(key) => open(String(key))}>
              {sections.map((section) => (
                <ListBoxSection key={section.id} id={section.id}>
                  <Header className="gh">
                    {section.title}
                    {section.count && <span>{section.count}</span>}
                  </Header>
                  {section.items.map((item) => (
                    <ListBoxItem key={item.id} id={item.id} textValue={item.text} className="it">
                      <Icon name={item.icon} />
                      <span className="what">
                        <span>{item.title}</span>
                        {item.note && <span className="s soft">{item.note}</span>}
                      </span>
                      {item.tag && <Tag tone={item.tag.tone}>{item.tag.text}</Tag>}
                    </ListBoxItem>
                  ))}
                </ListBoxSection>
              ))}
            </ListBox>
          </div>
        </Autocomplete>
        <p className="ft xs" aria-hidden="true">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {t.choose}
          </span>
          <span>
            <kbd>Enter</kbd> {t.take}
          </span>
          <span>
            <kbd>Ctrl</kbd> <kbd>Enter</kbd> {t.apart}
          </span>
          <span className="end">{t.only}</span>
        </p>
      </div>
    </Dialog>
  )
}
