import type { Category } from '@liti/contract/needs'
import { Fragment, useId, type ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { ChoiceGroup } from '../../kit/ui/choices.tsx'
import { chosenCategory } from './writing.ts'

const useText = texts({
  zh: { legend: '是哪一类事', hint: '选最像的一个就行，派错了工作站会改。', finer: (name: string) => `${name}，具体是哪一种` },
  en: { legend: 'What kind is it', hint: 'Take the closest one; the workstation corrects it.', finer: (name) => `${name}: which one` },
})

/** Two levels as one question: the finer kinds open below the kind that was chosen, and `below` them what follows from the choice. */
export function CategoryChoice({
  categories,
  value,
  onChange,
  error,
  below,
}: {
  categories: readonly Category[]
  value: string
  onChange: (code: string) => void
  error: string | undefined
  below: ReactNode
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const [coarse, fine] = [useId(), useId()]
  const chosen = chosenCategory(categories, value)
  return (
    <ChoiceGroup hideLegend legend={t.legend} hint={t.hint} error={error} id="category">
      <div className="opts">
        {categories.map((top) => {
          const open = chosen?.top.code === top.code
          return (
            <Fragment key={top.code}>
              <Option name={coarse} checked={open} label={tx(top.name)} note={tx(top.hint)} onChoose={() => onChange(top.code)} />
              {open && top.children.length > 0 && (
                <div className="opts finer" role="radiogroup" aria-label={t.finer(tx(top.name))}>
                  {top.children.map((child) => (
                    <Option
                      key={child.code}
                      name={fine}
                      checked={value === child.code}
                      label={tx(child.name)}
                      note={tx(child.hint)}
                      onChoose={() => onChange(child.code)}
                    />
                  ))}
                </div>
              )}
              {open && below}
            </Fragment>
          )
        })}
      </div>
    </ChoiceGroup>
  )
}

function Option({
  name,
  checked,
  label,
  note,
  onChoose,
}: {
  name: string
  checked: boolean
  label: string
  note: string
  onChoose: () => void
}): ReactNode {
  return (
    <label className="opt">
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>
        {label}
        {note && <small>{note}</small>}
      </span>
    </label>
  )
}
