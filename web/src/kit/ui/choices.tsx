import { ratingLevels } from '@liti/contract/common'
import { useId, type ReactNode } from 'react'
import { useTx } from '../words/text.ts'
import { FieldNotes, notesOf } from './field.tsx'

type Frame = { legend: ReactNode; hint?: ReactNode; error?: string | undefined; id?: string; hideLegend?: boolean }

/** A group of choices with its question, hint and error. */
export function ChoiceGroup({ legend, hint, error, id: given, hideLegend, children }: Frame & { children: ReactNode }): ReactNode {
  const own = useId()
  const id = given ?? own
  return (
    <fieldset id={id} className={error ? 'field err' : 'field'} aria-describedby={notesOf(id, { hint, error })}>
      <legend className={hideLegend ? 'vh' : 'strong'}>{legend}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}

export type Choice<V extends string> = { value: V; label: ReactNode; note?: ReactNode; disabled?: boolean }

/** One of a few, as 52px rows; nothing is chosen beforehand unless `value` says so. */
export function RadioCards<V extends string>({
  options,
  value,
  onChange,
  ...frame
}: Frame & { options: readonly Choice<V>[]; value: V | null; onChange: (value: V) => void }): ReactNode {
  const name = useId()
  return (
    <ChoiceGroup {...frame}>
      <div className="opts">
        {options.map((option) => (
          <label key={option.value} className="opt">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.note && <small>{option.note}</small>}
            </span>
          </label>
        ))}
      </div>
    </ChoiceGroup>
  )
}

/** Any number of a few. */
export function CheckCards<V extends string>({
  options,
  value,
  onChange,
  ...frame
}: Frame & { options: readonly Choice<V>[]; value: readonly V[]; onChange: (value: V[]) => void }): ReactNode {
  return (
    <ChoiceGroup {...frame}>
      <div className="opts">
        {options.map((option) => (
          <CheckCard
            key={option.value}
            checked={value.includes(option.value)}
            disabled={option.disabled}
            note={option.note}
            onChange={(on) => onChange(on ? [...value, option.value] : value.filter((each) => each !== option.value))}
          >
            {option.label}
          </CheckCard>
        ))}
      </div>
    </ChoiceGroup>
  )
}

/** A single yes or no. */
export function CheckCard({
  checked,
  onChange,
  note,
  disabled,
  children,
}: {
  checked: boolean
  onChange: (checked: boolean) => void
  note?: ReactNode
  disabled?: boolean | undefined
  children: ReactNode
}): ReactNode {
  return (
    <label className="opt">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {children}
        {note && <small>{note}</small>}
      </span>
    </label>
  )
}

const lowestFirst = ratingLevels.toReversed()

/** The national five levels as boxes with number and word: no stars, no faces, nothing chosen beforehand. */
export function RatingBoxes({ value, onChange, ...frame }: Frame & { value: number | null; onChange: (level: number) => void }): ReactNode {
  const name = useId()
  const tx = useTx()
  return (
    <ChoiceGroup {...frame}>
      <div className="rating">
        {lowestFirst.map(({ level, text }) => (
          <label key={level}>
            <input type="radio" name={name} value={level} checked={value === level} onChange={() => onChange(level)} />
            <b aria-hidden="true">{level}</b>
            <span>{tx(text)}</span>
          </label>
        ))}
      </div>
    </ChoiceGroup>
  )
}
