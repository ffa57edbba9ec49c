import { useState, type ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { TextField } from '../../kit/ui/field.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { useFirmsOf } from './firms-of.ts'
import { HideChoice } from './hide-choice.tsx'
import type { StepProps } from './step-props.ts'
import { isAgainst, isHidden } from './writing.ts'

const useText = texts({
  zh: {
    phone: '手机号',
    phoneHint: '办事的人打这个号码联系您，查进度时也用它的后四位。',
    firm: '您是哪家单位的',
    firmHint: '写几个字，从这栋楼的单位里选；不在里面就照着写。工作站核实以后才算。',
    more: '更多：称呼，不让承办单位知道我是谁',
    name: '怎么称呼您',
    nameHint: '比如“王女士”，不用写全名。',
    privacy: '手机号加密保存。工作人员要看完整号码，每看一次都留下记录。',
  },
  en: {
    phone: 'Mobile number',
    phoneHint: 'Whoever handles it calls this number; its last four digits open your receipt.',
    firm: 'Which firm are you of',
    firmHint:
      'Type a few letters and choose one of this building; if it is not there, write it. It counts once the workstation has verified it.',
    more: 'More: your name, or not being named',
    name: 'What shall we call you',
    nameHint: 'For instance “Ms Wang”; no full name needed.',
    privacy: 'Your number is kept encrypted. Each time staff look at the full number, the look is logged.',
  },
})

/** How to reach the requester; only asked of guests. */
export function ContactStep({ writing, set, wrong, intake }: StepProps): ReactNode {
  const t = useText()
  const names = useFirmsOf(intake.units.find(({ id }) => id === writing.unitId)?.slug)
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
      <TextField
        id="saidFirm"
        autoComplete="organization"
        label={t.firm}
        optional
        hint={t.firmHint}
        error={wrong.saidFirm}
        list="firms-here"
        value={writing.saidFirm}
        onChange={(saidFirm) => set({ saidFirm })}
      />
      <datalist id="firms-here">
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
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
