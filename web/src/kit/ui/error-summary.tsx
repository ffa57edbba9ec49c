import { useEffect, useRef, type ReactNode } from 'react'
import { errorText } from '../api/errors.ts'
import { useLang } from '../words/lang.ts'
import { texts } from '../words/text.ts'
import { Icon } from './icon.tsx'

const useText = texts({
  zh: { several: (n: number) => `有 ${n} 处要改`, one: '有 1 处要改' },
  en: { several: (n) => `${n} things need changing`, one: 'One thing needs changing' },
})

/**
 * Top of a form that was not taken. Gets the focus when it comes; each line leads to its field (`fields`: id → message, if there is one).
 * `error` says what concerns the whole form (no network, already done by somebody else).
 */
export function ErrorSummary({ error, fields }: { error?: unknown; fields?: Readonly<Record<string, string | undefined>> }): ReactNode {
  const t = useText()
  const lang = useLang()
  const entries = Object.entries(fields ?? {}).filter(([, message]) => message)
  const box = useRef<HTMLDivElement>(null)
  const said = useRef<{ error: unknown; lines: number }>({ error: null, lines: 0 })
  // It takes the focus when it says more than before, not while one mends what it says.
  useEffect(() => {
    const { error: former, lines } = said.current
    said.current = { error, lines: entries.length }
    if ((error && error !== former) || entries.length > lines) box.current?.focus()
  }, [error, entries.length])
  if (!error && entries.length === 0) return null
  return (
    <div className="trouble" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <Icon name="alert" /> {entries.length === 0 ? errorText(error, lang) : entries.length === 1 ? t.one : t.several(entries.length)}
      </h2>
      {entries.length > 0 && (
        <ul>
          {entries.map(([id, message]) => (
            <li key={id}>
              <a href={`#${id}`} onClick={(event) => focusField(event, id)}>
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function focusField(event: { preventDefault(): void }, id: string): void {
  event.preventDefault()
  const target = document.getElementById(id)
  const control = target?.matches('input, select, textarea, button')
    ? target
    : target?.querySelector<HTMLElement>('input, select, textarea, button')
  control?.focus()
  target?.scrollIntoView({ block: 'center' })
}
