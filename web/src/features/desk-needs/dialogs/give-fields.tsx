import type { Text } from '@liti/contract/common'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../../kit/words/text.ts'
import { Button } from '../../../kit/ui/button.tsx'
import { SelectField } from '../../../kit/ui/field.tsx'
import { Icon } from '../../../kit/ui/icon.tsx'
import { useBodyOption, type BodyHit } from '../../../kit/work/options.ts'
import { CoRow, newCo, type Co } from './co-row.tsx'

const useText = texts({
  zh: { lead: '牵头单位', choose: '选一家', why: '为什么建议它', add: '加一家协办', most: '协办最多 20 家' },
  en: { lead: 'Lead unit', choose: 'Choose one', why: 'Why this one is suggested', add: 'Add a co-unit', most: '20 co-units at most' },
})

export type Suggestion = { bodyId: string; name: Text; why: readonly Text[] } | null

/** Who leads; the catalogue's own choice with its reasons. */
export function LeadField({
  leadId,
  suggestion,
  bodies,
  error,
  onChange,
}: {
  leadId: string
  suggestion: Suggestion
  bodies: readonly BodyHit[]
  error: string | undefined
  onChange: (leadId: string) => void
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const leads = bodies.filter((body) => !body.external).map(useBodyOption())
  const missing = suggestion && !leads.some(({ value }) => value === suggestion.bodyId)
  return (
    <>
      <SelectField
        id="f-leadId"
        label={t.lead}
        empty={t.choose}
        value={leadId}
        onChange={onChange}
        options={missing ? [{ value: suggestion.bodyId, label: tx(suggestion.name) }, ...leads] : leads}
        error={error}
      />
      {suggestion && suggestion.bodyId === leadId && suggestion.why.length > 0 && (
        <ul className="why s soft" aria-label={t.why}>
          {suggestion.why.map((reason) => (
            <li key={reason.en}>
              <Icon name="check" />
              <span>{tx(reason)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Any number of co-units, each with what it is asked to do. */
export function CoList({
  co,
  leadId,
  bodies,
  tried,
  onChange,
}: {
  co: readonly Co[]
  leadId: string
  bodies: readonly BodyHit[]
  tried: boolean
  onChange: (co: Co[]) => void
}): ReactNode {
  const t = useText()
  return (
    <>
      {co.map((row, place) => (
        <CoRow
          key={row.key}
          place={place}
          row={row}
          bodies={bodies.filter(({ id }) => id === row.bodyId || (id !== leadId && !co.some((other) => other.bodyId === id)))}
          tried={tried}
          onChange={(next) => onChange(co.map((each) => (each.key === row.key ? next : each)))}
          onRemove={() => onChange(co.filter((each) => each.key !== row.key))}
        />
      ))}
      {co.length < 20 ? (
        <p>
          <Button icon="plus" onPress={() => onChange([...co, newCo()])}>
            {t.add}
          </Button>
        </p>
      ) : (
        <p className="s muted">{t.most}</p>
      )}
    </>
  )
}
