import { useId, type ComponentProps, type ReactNode } from 'react'
import { texts } from '../words/text.ts'
import { Icon } from './icon.tsx'

const useText = texts({
  zh: {
    counter: (used: number, max: number) => `已写 ${used} 字，最多 ${max} 字`,
    over: (used: number, max: number) => `已写 ${used} 字，多了 ${used - max} 字`,
    optional: '（可以不填）',
  },
  en: {
    counter: (used, max) => `${used} of ${max} characters`,
    over: (used, max) => `${used} characters, ${used - max} too many`,
    optional: ' (optional)',
  },
})

export type FieldFrame = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what to do: 绿牌是 8 位，现在少 1 位。请看行驶证再填 */
  error?: string | undefined
  optional?: boolean
  /** The label is the page's heading: one question a page. */
  heading?: boolean
  /** At the right of the label: 38 秒后可以重发 */
  aside?: ReactNode
}
export type ControlProps = { id: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }

/** Label, hint, error and control, tied together. `children` draws the control with the props it gets. */
export function Field({
  label,
  hint,
  error,
  optional,
  heading,
  aside,
  id: given,
  after,
  describedBy,
  children,
}: FieldFrame & {
  id?: string | undefined
  after?: ReactNode
  describedBy?: string | undefined
  children: (control: ControlProps) => ReactNode
}): ReactNode {
  const t = useText()
  const own = useId()
  const id = given ?? own
  const caption = (
    <label className="strong" htmlFor={id}>
      {label}
      {optional && <span className="muted s">{t.optional}</span>}
    </label>
  )
  return (
    <div className={error ? 'field err' : 'field'}>
      {heading ? (
        <h1 tabIndex={-1}>{caption}</h1>
      ) : aside ? (
        <div className="row">
          {caption}
          <span className="s muted end">{aside}</span>
        </div>
      ) : (
        caption
      )}
      <FieldNotes id={id} hint={hint} error={error} />
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': notesOf(id, { hint, error }, describedBy) })}
      {after}
    </div>
  )
}

/** The hint and the error of a control; `notesOf` ties them to it. */
export function FieldNotes({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }): ReactNode {
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="msg" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
    </>
  )
}

/** The ids of what is said about a control, for `aria-describedby`. */
export const notesOf = (id: string, { hint, error }: { hint?: ReactNode; error?: string | undefined }, more?: string): string | undefined =>
  [error && `${id}-error`, hint && `${id}-hint`, more].filter(Boolean).join(' ') || undefined

type Valued = FieldFrame & { id?: string; value: string; onChange: (value: string) => void }

export type TextFieldProps = Valued &
  Pick<
    ComponentProps<'input'>,
    'type' | 'name' | 'min' | 'inputMode' | 'autoComplete' | 'maxLength' | 'required' | 'list' | 'disabled' | 'placeholder' | 'enterKeyHint'
  > & {
    /** Counts from four fifths on, and lets one write on so that the text can be shortened afterwards; `maxLength` cuts. */
    max?: number
    /** The last day of a date field. */
    latest?: string
  }

/** One line of text. */
export function TextField({
  value,
  onChange,
  type = 'text',
  name,
  min,
  latest,
  inputMode,
  autoComplete,
  maxLength,
  required,
  list,
  disabled,
  placeholder,
  enterKeyHint,
  max,
  ...frame
}: TextFieldProps): ReactNode {
  const own = useId()
  const id = frame.id ?? own
  const counter = max !== undefined && Array.from(value).length > max * 0.8 && <Counter id={`${id}-count`} value={value} max={max} />
  return (
    <Field {...frame} id={id} after={counter} describedBy={counter ? `${id}-count` : undefined}>
      {(control) => (
        <input
          {...control}
          {...{ type, name, min, max: latest, inputMode, autoComplete, maxLength, required, list, disabled, placeholder, enterKeyHint }}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** Several lines; with `max` it counts, and lets one write on so that the text can be shortened afterwards. */
export function AreaField({
  value,
  onChange,
  max,
  late,
  rows,
  required,
  placeholder,
  ...frame
}: Valued & {
  max?: number
  /** Counts only once something is written. */
  late?: boolean
  rows?: number
  required?: boolean
  placeholder?: string
}): ReactNode {
  const own = useId()
  const id = frame.id ?? own
  const counter = max !== undefined && (!late || value !== '') && <Counter id={`${id}-count`} value={value} max={max} />
  return (
    <Field {...frame} id={id} after={counter} describedBy={counter ? `${id}-count` : undefined}>
      {(control) => (
        <textarea {...control} {...{ rows, required, placeholder, value }} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}

function Counter({ id, value, max }: { id: string; value: string; max: number }): ReactNode {
  const t = useText()
  const used = Array.from(value).length
  return (
    <p className={used > max ? 'msg' : 'hint counter'} id={id}>
      {used > max ? t.over(used, max) : t.counter(used, max)}
    </p>
  )
}

export type SelectOption = { value: string; label: string; disabled?: boolean }

/** One of many, in the device's own list. `empty` is the first line while nothing is chosen. */
export function SelectField({
  value,
  onChange,
  options,
  empty,
  required,
  ...frame
}: Valued & { options: readonly SelectOption[]; empty?: string; required?: boolean }): ReactNode {
  return (
    <Field {...frame}>
      {(control) => (
        <span className="select">
          <select {...control} required={required} value={value} onChange={(event) => onChange(event.target.value)}>
            {empty !== undefined && <option value="">{empty}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      )}
    </Field>
  )
}
