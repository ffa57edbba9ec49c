import { useId, type ReactNode } from 'react'
import { Icon } from '../../kit/ui/icon.tsx'

export type KeyOption<V extends string> = { value: V; label: string; keys?: string }

/** A few choices in one row, each with the keys that take it. */
export function KeyChoice<V extends string>({
  id,
  legend,
  options,
  value,
  onChange,
  hint,
  error,
}: {
  id: string
  legend: string
  options: readonly KeyOption<V>[]
  value: V | ''
  onChange: (value: V) => void
  hint?: string
  error?: string | undefined
}): ReactNode {
  const name = useId()
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <fieldset id={id} className={error ? 'field err' : 'field'} aria-describedby={described || undefined}>
      <legend className="strong">{legend}</legend>
      {error && (
        <p className="msg" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
      <div className="seg key-seg">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              aria-keyshortcuts={option.keys?.replace(' ', '+')}
            />
            {option.keys && <kbd aria-hidden="true">{option.keys}</kbd>}
            {option.label}
          </label>
        ))}
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  )
}
