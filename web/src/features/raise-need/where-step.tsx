import { previewNeed } from '@liti/contract/needs'
import { gradeText } from '@liti/contract/needs-words'
import { useState, type ReactNode } from 'react'
import { useRead } from '../../kit/query.tsx'
import { texts, useTx } from '../../kit/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { RadioCards } from '../../kit/ui/choices.tsx'
import { SelectField, TextField } from '../../kit/ui/field.tsx'
import { CategoryChoice } from './category-choice.tsx'
import { PreviewCard } from './preview-card.tsx'
import type { StepProps } from './raise-form.tsx'
import { chosenCategory } from './writing.ts'

const useText = texts({
  zh: {
    unit: '在哪栋楼',
    unitNone: '请选一栋楼',
    change: '换一栋',
    tower: '哪一座',
    towerNone: '不清楚，或者都有关',
    place: '楼里什么位置',
    placeHint: '几层、几号房，或者“B2 停车场东头”。',
    grade: '急不急',
    ordinary: '不急，按一般的事办',
    utilities: '停水、停电或停热',
    danger: '现在有危险',
    dangerNote: '漏气、起火、电梯困人、东西要掉下来',
    call: '有人受伤或着火，请先打 119 或 120，再在这里写。',
  },
  en: {
    unit: 'Which building',
    unitNone: 'Choose a building',
    change: 'Change',
    tower: 'Which tower',
    towerNone: 'Not sure, or all of them',
    place: 'Where in the building',
    placeHint: 'Floor and room, or “east end of the B2 car park”.',
    grade: 'Is it urgent',
    ordinary: 'No, it can take the ordinary time',
    utilities: 'Water, power or heating is out',
    danger: 'There is danger now',
    dangerNote: 'Gas leak, fire, people stuck in a lift, something about to fall',
    call: 'If somebody is hurt or something burns, call 119 or 120 first, then write here.',
  },
})

/** Where, what kind, how urgent; and at once who will probably handle it and by when. */
export function WhereStep({ writing, set, wrong, intake }: StepProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const known = intake.units.find((unit) => unit.id === writing.unitId)
  const [asking, setAsking] = useState(!known)
  const chosen = chosenCategory(intake.categories, writing.category)
  const preview = useRead(
    previewNeed,
    { query: { unit: writing.unitId, category: writing.category, grade: writing.grade } },
    { when: Boolean(writing.unitId && chosen?.leaf), keep: true },
  )
  return (
    <>
      {known && !asking ? (
        <div className="row known-unit">
          <span className="grow">
            <span className="s muted">{t.unit}</span>
            <br />
            <b>{tx(known.name)}</b>
          </span>
          <Button onPress={() => setAsking(true)}>{t.change}</Button>
        </div>
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
      <TextField
        id="place"
        label={t.place}
        optional
        hint={t.placeHint}
        error={wrong.place}
        value={writing.place}
        onChange={(place) => set({ place })}
      />
      <CategoryChoice
        categories={intake.categories}
        value={writing.category}
        onChange={(category) => set({ category })}
        error={wrong.category}
      />
      <RadioCards
        legend={t.grade}
        value={writing.grade}
        onChange={(grade) => set({ grade })}
        options={[
          { value: 'ordinary', label: t.ordinary },
          { value: 'utilities', label: t.utilities },
          { value: 'danger', label: t.danger, note: t.dangerNote },
        ]}
      />
      {writing.grade === 'danger' && (
        <p className="said over" role="status">
          <b>{tx(gradeText.danger)}</b>
          {'　'}
          {t.call}
        </p>
      )}
      {chosen?.leaf && writing.unitId && <PreviewCard preview={preview} warning={intake.calendarWarning} />}
    </>
  )
}
