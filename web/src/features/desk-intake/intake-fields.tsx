import type { Text } from '@liti/contract/common'
import { deskSources, gradeText, needTypes, sourceText, typeText } from '@liti/contract/needs-words'
import { useEffect, type ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { CheckCard } from '../../kit/ui/choices.tsx'
import { AreaField, SelectField, TextField } from '../../kit/ui/field.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { useCategoryOptions } from '../../kit/work/options.ts'
import type { Form } from '../../kit/work/use-form.ts'
import { intakeGrades, isHidden, whomOf, type IntakeValues } from './intake-form.ts'
import { KeyChoice } from './key-choice.tsx'
import { gradeKey, typeKey } from './use-intake-keys.ts'
import { WhoField } from './who-field.tsx'

const useText = texts({
  zh: {
    what: '什么事',
    whatHint: (n: number) => `照对方的话写。已写 ${n} 字，能当原话给承办单位看。`,
    who: '谁',
    fresh: '新的人，或者不留名',
    find: '改成找单位',
    label: '怎么称呼',
    labelHint: '写身份就行，比如“15 层员工”。',
    phone: '电话',
    phoneHint: '留了电话才能联系和回访。只有工作站、街道和牵头单位看得到。',
    unit: '哪栋楼',
    tower: '哪一座',
    towerNone: '没说',
    choose: '选一个',
    where: '在哪儿',
    whereHint: (place: string) => (place ? `由单位带出 ${place}，事发在别处就改。` : '写楼层、房间或者设备，比如“3 号客梯，15 层候梯厅”。'),
    category: '分类',
    type: '类型',
    grade: '急不急',
    gradeHint: '停水停电停热和有危险的，答复的时限短得多，看“派给谁，最晚哪天”。',
    wanted: '想要的结果',
    source: '怎么来的',
    hidden: '对方要求保密',
    whom: '替谁提',
    whomFirm: '单位',
    whomPerson: '本人',
    whomHint: '替单位提的，这家单位的联系人也看得到；举报不会给单位看。',
    hiddenNote: '投诉和举报先按保密填好。除了管这件事的站长，谁也看不到是谁提的。',
  },
  en: {
    what: 'What it is about',
    whatHint: (n) => `In the caller’s words: ${n} characters so far; the unit reads them as they are.`,
    who: 'Who',
    fresh: 'Somebody new, or no name',
    find: 'Find a firm instead',
    label: 'How to call them',
    labelHint: 'A role is enough, such as “works on floor 15”.',
    phone: 'Phone',
    phoneHint: 'Needed to reach them and to call back. Only the workstation, the sub-district and the lead unit can see it.',
    unit: 'Building',
    tower: 'Tower',
    towerNone: 'Not said',
    choose: 'Choose one',
    where: 'Where',
    whereHint: (place) =>
      place
        ? `Taken from the firm (${place}); change it if it happened elsewhere.`
        : 'Floor, room or equipment, such as “lift 3, lobby on floor 15”.',
    category: 'Category',
    type: 'Type',
    grade: 'Urgency',
    gradeHint: 'Where water, power or heating is out, or there is danger, answers are due much sooner; see “Who gets it, and by when”.',
    wanted: 'Wanted result',
    source: 'How it came',
    hidden: 'They ask to stay unknown',
    whom: 'For whom',
    whomFirm: 'The firm',
    whomPerson: 'The caller alone',
    whomHint: 'What is asked for the firm its contacts see too; a report of wrongdoing is never shown to it.',
    hiddenNote: 'Complaints and reports are filled in as confidential. Nobody but the head of station sees who raised it.',
  },
})

/** The caller's words first, then who, where and what kind. */
export function IntakeFields({
  form,
  units,
  scoped,
  warning,
}: {
  form: Form<IntakeValues>
  units: readonly { id: string; name: Text; towers: readonly { id: string; name: Text }[] }[]
  /** There is only one building to choose. */
  scoped: boolean
  warning: Text | null
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const categories = useCategoryOptions()
  const { values, set, errors } = form
  const { who } = values
  const towers = units.find(({ id }) => id === values.unitId)?.towers ?? []
  // Whoever opens the page has somebody on the line. (With a finger the keyboard would cover it.)
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) document.getElementById('f-text')?.focus()
  }, [])
  return (
    // The buttons of the bar send it; Enter in a field goes nowhere.
    <form className="in" onSubmit={(event) => event.preventDefault()}>
      {warning && (
        <p className="due soon">
          <Icon name="alert" />
          {tx(warning)}
        </p>
      )}
      <AreaField
        id="f-text"
        label={t.what}
        hint={t.whatHint(Array.from(values.text).length)}
        rows={3}
        value={values.text}
        onChange={(text) => set({ text })}
        error={errors.text}
      />
      {who.kind === 'new' ? (
        <div className="field">
          <span className="strong">{t.who}</span>
          <p className="row">
            {t.fresh}
            <Button onPress={() => set({ who: { kind: 'none' }, whoText: '' })}>{t.find}</Button>
          </p>
        </div>
      ) : (
        <WhoField
          who={who}
          text={values.whoText}
          unitId={scoped ? values.unitId || undefined : undefined}
          error={errors.who}
          onText={(whoText) => set({ whoText, who: { kind: 'none' } })}
          onPick={(picked, whoText) =>
            set({
              who: picked,
              whoText,
              ...(picked.kind === 'firm' && {
                place: picked.hit.place,
                ...(picked.hit.unitId && { unitId: picked.hit.unitId, buildingId: '' }),
              }),
            })
          }
        />
      )}
      {(who.kind === 'new' || (who.kind === 'firm' && !who.contact)) && (
        <>
          <TextField
            id="f-requesterLabel"
            label={t.label}
            hint={t.labelHint}
            optional
            max={40}
            autoComplete="off"
            value={values.label}
            onChange={(label) => set({ label })}
            error={errors.label}
          />
          <TextField
            id="f-phone"
            label={t.phone}
            hint={t.phoneHint}
            optional
            inputMode="tel"
            autoComplete="off"
            maxLength={20}
            value={values.phone}
            onChange={(phone) => set({ phone })}
            error={errors.phone}
          />
        </>
      )}
      {who.kind === 'firm' && (
        <KeyChoice
          id="f-whom"
          legend={t.whom}
          hint={t.whomHint}
          options={[
            { value: 'firm', label: t.whomFirm },
            { value: 'person', label: t.whomPerson },
          ]}
          value={whomOf(values)}
          onChange={(whom) => set({ whom })}
        />
      )}
      {!scoped && (
        <SelectField
          id="f-unitId"
          label={t.unit}
          empty={t.choose}
          value={values.unitId}
          onChange={(unitId) => set({ unitId, buildingId: '', leadId: '' })}
          options={units.map(({ id, name }) => ({ value: id, label: tx(name) }))}
          error={errors.unitId}
        />
      )}
      {towers.length > 0 && (
        <SelectField
          id="f-buildingId"
          label={t.tower}
          empty={t.towerNone}
          value={values.buildingId}
          onChange={(buildingId) => set({ buildingId })}
          options={towers.map(({ id, name }) => ({ value: id, label: tx(name) }))}
        />
      )}
      <TextField
        id="f-place"
        label={t.where}
        hint={t.whereHint(who.kind === 'firm' ? who.hit.place : '')}
        max={120}
        autoComplete="off"
        value={values.place}
        onChange={(place) => set({ place })}
        error={errors.place}
      />
      <SelectField
        id="f-category"
        label={t.category}
        empty={t.choose}
        value={values.category}
        onChange={(category) => set({ category, leadId: '' })}
        options={categories}
        error={errors.category}
      />
      <KeyChoice
        id="f-type"
        legend={t.type}
        options={needTypes.map((value, place) => ({ value, label: tx(typeText[value]), keys: typeKey(place) }))}
        value={values.type}
        onChange={(type) => set({ type })}
        error={errors.type}
      />
      <KeyChoice
        id="f-grade"
        legend={t.grade}
        hint={t.gradeHint}
        options={intakeGrades.map((value, place) => ({ value, label: tx(gradeText[value]), keys: gradeKey(place) }))}
        value={values.grade}
        onChange={(grade) => set({ grade })}
        error={errors.grade}
      />
      <TextField
        id="f-wanted"
        label={t.wanted}
        optional
        max={300}
        autoComplete="off"
        value={values.wanted}
        onChange={(wanted) => set({ wanted })}
        error={errors.wanted}
      />
      <KeyChoice
        id="f-source"
        legend={t.source}
        options={deskSources.map((value) => ({ value, label: tx(sourceText[value]) }))}
        value={values.source}
        onChange={(source) => set({ source })}
      />
      <div className="field bare">
        <CheckCard checked={isHidden(values)} onChange={(hidden) => set({ hidden })} note={t.hiddenNote}>
          {t.hidden}
        </CheckCard>
      </div>
    </form>
  )
}
