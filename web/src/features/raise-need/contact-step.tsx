import { useState, type ReactNode } from 'react'
import { texts } from '../../kit/text.ts'
import { TextField } from '../../kit/ui/field.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { HideChoice } from './hide-choice.tsx'
import type { StepProps } from './raise-form.tsx'
import { isAgainst, isHidden } from './writing.ts'

const useText = texts({
  zh: {
    phone: '手机号',
    phoneHint: '办事的人打这个号码联系您，查进度时也用它的后四位。',
    more: '更多：称呼，不让承办单位知道我是谁',
    name: '怎么称呼您',
    nameHint: '比如“王女士”，不用写全名。',
    privacy: '手机号加密保存。工作人员要看完整号码，每看一次都留下记录。',
  },
  en: {
    phone: 'Mobile number',
    phoneHint: 'Whoever handles it calls this number; its last four digits open your receipt.',
    more: 'More: your name, or not being named',
    name: 'What shall we call you',
    nameHint: 'For instance “Ms Wang”; no full name needed.',
    privacy: 'Your number is kept encrypted. Each time staff look at the full number, the look is logged.',
  },
})

/** How to reach the requester; only asked of guests. */
export function ContactStep({ writing, set, wrong }: StepProps): ReactNode {
  const t = useText()
  const [more, setMore] = useState(Boolean(writing.contactName || isHidden(writing)))
  return (
    <>
      <TextField
        id="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t.phone}
        hint={t.phoneHint}
        error={wrong.phone}
        value={writing.phone}
        onChange={(phone) => set({ phone })}
      />
      <p className="note-line s soft">
        <Icon name="lock" />
        <span>{t.privacy}</span>
      </p>
      <details className="more" open={more || Boolean(wrong.contactName)} onToggle={(event) => setMore(event.currentTarget.open)}>
        <summary>{t.more}</summary>
        <div className="stack">
          <TextField
            id="contactName"
            autoComplete="name"
            label={t.name}
            optional
            hint={t.nameHint}
            error={wrong.contactName}
            value={writing.contactName}
            onChange={(contactName) => set({ contactName })}
          />
          <HideChoice hidden={isHidden(writing)} against={isAgainst(writing)} onChange={(hidden) => set({ hidden })} />
        </div>
      </details>
    </>
  )
}
