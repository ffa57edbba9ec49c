import { useState, type ReactNode } from 'react'
import { codeIn } from '@liti/contract/codes'
import { Field, type FieldFrame } from './field.tsx'

/**
 * A one-time code: one input drawn as boxes, filled from the message where the phone can; never sent by itself.
 * What is pasted is cut only after the digits were picked out: `123 456`, or the whole message.
 */
export function CodeField({
  value,
  onChange,
  length = 6,
  ...frame
}: FieldFrame & { id?: string; value: string; onChange: (value: string) => void; length?: number }): ReactNode {
  const [focused, setFocused] = useState(false)
  const at = Math.min(value.length, length - 1)
  return (
    <Field {...frame}>
      {(control) => (
        <div className={focused ? 'code focused' : 'code'} style={{ '--n': length }}>
          <input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={value}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
            onChange={(event) => onChange(codeIn(event.target.value, length))}
          />
          {Array.from({ length }, (_, place) => (
            <span key={place} aria-hidden="true" className={focused && place === at ? 'at' : undefined}>
              {value[place] ?? ''}
            </span>
          ))}
        </div>
      )}
    </Field>
  )
}
