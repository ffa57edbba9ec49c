import type { ReactNode } from 'react'
import { groupedPhone } from '../../kit/words/phone.ts'
import { texts } from '../../kit/words/text.ts'
import { Field } from '../../kit/ui/field.tsx'

const useText = texts({
  zh: { phone: '手机号', change: '改号码' },
  en: { phone: 'Mobile number', change: 'Change' },
})

/** A mobile number behind its +86; `onChangeNumber` is there once a code has gone out to it. */
export function PhoneField({
  value,
  onChange,
  error,
  fixed = false,
  onUnfix,
}: {
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  fixed?: boolean
  onUnfix?: () => void
}): ReactNode {
  const t = useText()
  return (
    <Field id="phone" label={t.phone} error={error}>
      {(control) => (
        <div className="tel">
          <span aria-hidden="true">+86</span>
          <input
            {...control}
            type="tel"
            inputMode="tel"
            autoComplete="tel-national"
            readOnly={fixed}
            value={fixed ? groupedPhone(value) : value}
            onChange={(event) => onChange(event.target.value)}
          />
          {fixed && (
            <button type="button" onClick={onUnfix}>
              {t.change}
            </button>
          )}
        </div>
      )}
    </Field>
  )
}
