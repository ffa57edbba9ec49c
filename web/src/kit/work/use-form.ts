import { useState } from 'react'
import { fieldErrors } from '../api/errors.ts'
import { useLang } from '../words/lang.ts'

/** What was typed and not yet sent, by form: a closed dialog or another page loses nothing; a reload forgets it (it may hold people's data). */
const kept = new Map<string, object>()

/** What was typed into one field and not sent, for whoever shows it once the form itself is gone. */
export function unsentText(key: string, field: string): string {
  const value: unknown = Reflect.get(kept.get(key) ?? {}, field)
  return typeof value === 'string' ? value.trim() : ''
}

export type Form<V extends object> = {
  values: V
  set: (patch: Partial<V>) => void
  /** What is wrong, by field: from `check` once sending was tried, and from the server. */
  errors: { readonly [Name in keyof V]?: string | undefined }
  /** Marks the form as tried; whether it may be sent. If not, the first wrong field gets the focus. */
  ready: () => boolean
  /** Forgets what was typed. */
  done: () => void
  dirty: boolean
}

/**
 * The values of one form. `key` names what it is about (a need and an action); `check` gives what is wrong, by field;
 * `refused` is the error of the command, whose messages appear at their fields until the form changes.
 */
export function useForm<V extends object>(
  key: string,
  initial: V,
  check: (values: V) => { readonly [Name in keyof V]?: string | undefined },
  refused: unknown = null,
): Form<V> {
  const lang = useLang()
  const [start] = useState(initial)
  const [values, setValues] = useState<V>(() => (kept.get(key) as V | undefined) ?? start)
  const [tried, setTried] = useState(false)
  const [answered, setAnswered] = useState<unknown>(null)
  const wrong = check(values)
  const fromServer = refused && refused !== answered ? atFields(fieldErrors(refused, lang), values) : {}
  return {
    values,
    set: (patch) => {
      setAnswered(refused)
      setValues((former) => {
        const next = { ...former, ...patch }
        kept.set(key, next)
        return next
      })
    },
    errors: tried ? { ...fromServer, ...dropEmpty(wrong) } : fromServer,
    ready: () => {
      setTried(true)
      const right = Object.values(wrong).every((message) => !message)
      if (!right) setTimeout(focusFirstWrong)
      return right
    },
    done: () => {
      kept.delete(key)
      setTried(false)
      setValues(start)
    },
    dirty: values !== start,
  }
}

/** A form may hold flat what the command takes nested: `move.from` is wrong at its field `from`. */
function atFields<V extends object>(messages: Record<string, string>, values: V): { [Name in keyof V]?: string } {
  const flat = (path: string): string => (path in values ? path : (path.split('.').findLast((name) => name in values) ?? path))
  return Object.fromEntries(Object.entries(messages).map(([path, message]) => [flat(path), message])) as { [Name in keyof V]?: string }
}

const dropEmpty = <T extends object>(messages: T): Partial<T> =>
  Object.fromEntries(Object.entries(messages).filter(([, message]) => Boolean(message))) as Partial<T>

function focusFirstWrong(): void {
  const within = document.querySelector('dialog[open]') ?? document
  within.querySelector<HTMLElement>('.err :is(input, textarea, select)')?.focus()
}
