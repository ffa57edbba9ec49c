import { previewNeed } from '@liti/contract/needs'
import { gradeText } from '@liti/contract/needs-words'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { SelectField } from '../../kit/ui/field.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { TelLink } from '../../kit/ui/tel-link.tsx'
import { CategoryChoice } from './category-choice.tsx'
import { PreviewCard } from './preview-card.tsx'
import type { StepProps } from './step-props.ts'
import { choiceOf, chosenBy, withUrgent } from './urgent-kinds.ts'
import { chosenCategory } from './writing.ts'

const useText = texts({
  zh: {
    unit: '在哪栋楼',
    unitNone: '请选一栋楼',
    change: '换一栋',
    tower: '哪一座',
    towerNone: '不清楚，或者都有关',
    call: (fire: ReactNode, ambulance: ReactNode) => (
      <>
        有人受伤或着火，请先打 {fire} 或 {ambulance}，再在这里写。
      </>
    ),
  },
  en: {
    unit: 'Which building',
    unitNone: 'Choose a building',
    change: 'Change',
    tower: 'Which tower',
    towerNone: 'Not sure, or all of them',
    call: (fire, ambulance) => (
      <>
        If somebody is hurt or something burns, call {fire} or {ambulance} first, then write here.
      </>
    ),
  },
})

/** Whom to call first stands below the choice: it must not come up behind the bar at the foot. */
const showWhole = (words: HTMLElement | null): void => words?.scrollIntoView({ block: 'nearest' })

/** Which building and what kind; below the kind at once who will probably handle it and by when. */
export function WhereStep({ writing, set, wrong, intake }: StepProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const known = intake.units.find((unit) => unit.id === writing.unitId)
  const [asking, setAsking] = useState(!known)
  // The button that asked for another building is gone: the focus goes to the choice that came in its place.
  const changing = useRef(false)
  useEffect(() => {
    if (asking && changing.current) document.getElementById('unitId')?.focus()
  }, [asking])
  const chosen = chosenCategory(intake.categories, writing.category)
  const preview = useRead(
    previewNeed,
    { query: { unit: writing.unitId, category: writing.category, grade: writing.grade } },
    { when: Boolean(writing.unitId && chosen?.leaf), keep: true },
  )
  return (
    <>
      {known && !asking ? (
        <p className="known-unit">
          <Icon name="building" /> <b>{tx(known.name)}</b>
          <button
            type="button"
            className="as-link"
            onClick={() => {
              changing.current = true
              setAsking(true)
            }}
          >
            {t.change}
          </button>
        </p>
      ) : (
        <SelectField
          id="unitId"
          label={t.unit}
          error={wrong.unitId}
          empty={t.unitNone}
          value={writing.unitId}
          onChange={(unitId) => set({ unitId, buildingId: '' })}
          options={intake.units.map((unit) => ({ value: unit.id, label: [tx(unit.name), unit.place].filter(Boolean).join('　') }))}
        />
      )}
      {known && known.towers.length > 0 && (
        <SelectField
          id="buildingId"
          label={t.tower}
          optional
          empty={t.towerNone}
          value={writing.buildingId}
          onChange={(buildingId) => set({ buildingId })}
          options={known.towers.map(({ id, name }) => ({ value: id, label: tx(name) }))}
        />
      )}
      <CategoryChoice
        categories={withUrgent(intake.categories)}
        value={choiceOf(writing)}
        onChange={(choice) => set(chosenBy(choice))}
        error={wrong.category}
        below={
          <>
            {writing.grade === 'danger' && (
              <p className="said over danger-call" role="status" ref={showWhole}>
                <b>{tx(gradeText.danger)}</b>
                {'　'}
                {t.call(<TelLink number="119" />, <TelLink number="120" />)}
              </p>
            )}
            {chosen?.leaf && writing.unitId && <PreviewCard preview={preview} warning={intake.calendarWarning} />}
          </>
        }
      />
    </>
  )
}
