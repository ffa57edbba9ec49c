import { dispatchNeed } from '@liti/contract/needs'
import { grades } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts, useTx } from '../../../kit/text.ts'
import { Button } from '../../../kit/ui/button.tsx'
import { AreaField, SelectField } from '../../../kit/ui/field.tsx'
import { Icon } from '../../../kit/ui/icon.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useBodies, useBodyOption, useGradeOptions } from '../../../kit/work/options.ts'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import { keepLinks } from '../fresh-links.ts'
import type { ActionProps } from './ask.ts'
import { DispatchDates } from './dispatch-dates.tsx'
import { CoRow, newCo, useCoProblem } from './co-row.tsx'

const useText = texts({
  zh: {
    title: '派单',
    to: (unit: string) => `派给${unit}`,
    lead: '牵头单位',
    choose: '选一家',
    chooseError: '请选一家牵头单位',
    why: '为什么建议它',
    grade: '急不急',
    gradeHint: '时限跟着它走，看下面的日子。要几家一起办的选“复杂”。',
    add: '加一家协办',
    most: '协办最多 20 家',
    note: '给承办单位的话',
    said: (unit: string) => `已派给${unit}`,
  },
  en: {
    title: 'Dispatch',
    to: (unit) => `Dispatch to ${unit}`,
    lead: 'Lead unit',
    choose: 'Choose one',
    chooseError: 'Please choose a lead unit',
    why: 'Why this one is suggested',
    grade: 'Urgency',
    gradeHint: 'The dates below follow from it. Choose “Complex” where several units work together.',
    add: 'Add a co-unit',
    most: '20 co-units at most',
    note: 'A word to the units',
    said: (unit) => `Dispatched to ${unit}`,
  },
})

/** One lead, suggested with reasons, and any number of co-units, each with what it is asked to do. */
export function DispatchDialog({ need, onClose }: ActionProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const problem = useTextProblem()
  const coProblem = useCoProblem()
  const act = useNeedAct(dispatchNeed)
  const bodies = useBodies(need.unit.id)
  const option = useBodyOption()
  const gradeOptions = useGradeOptions(true)
  const { suggestion } = need
  const form = useForm(
    `${need.id} dispatch`,
    { leadId: suggestion?.bodyId ?? '', grade: need.grade, note: '', co: [] as ReturnType<typeof newCo>[] },
    ({ leadId, note, co }) => ({
      leadId: leadId ? undefined : t.chooseError,
      note: problem(note, 500, true),
      co: co.find((row) => coProblem(row).bodyId ?? coProblem(row).ask) && 'co',
    }),
    act.error,
  )
  const { leadId, grade, note, co } = form.values
  const lead = bodies.find(({ id }) => id === leadId)
  const leadName = lead ? tx(lead.name) : leadId === suggestion?.bodyId && suggestion ? tx(suggestion.name) : ''
  const send = (): void => {
    if (!form.ready()) return
    const body = { leadId, grade, note, co: co.map(({ bodyId, ask }) => ({ bodyId, ask })) }
    act.run({ params: { needId: need.id }, body }, (reply) => {
      keepLinks(reply)
      form.done()
      announce(t.said(leadName))
      onClose()
    })
  }
  const leads = bodies.filter((body) => !body.external).map(option)
  const missing = suggestion && !leads.some(({ value }) => value === suggestion.bodyId)
  return (
    <NeedDialog
      need={need}
      title={t.title}
      confirm={leadName ? t.to(leadName) : t.title}
      act={act}
      can={need.can.dispatch}
      onSend={send}
      onClose={onClose}
    >
      <div className="about">
        <p className="strong">{need.title}</p>
        <p className="s soft words">{need.text}</p>
      </div>
      <SelectField
        id="f-leadId"
        label={t.lead}
        empty={t.choose}
        value={leadId}
        onChange={(id) => form.set({ leadId: id })}
        options={missing ? [{ value: suggestion.bodyId, label: tx(suggestion.name) }, ...leads] : leads}
        error={form.errors.leadId}
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
      <SelectField
        id="f-grade"
        label={t.grade}
        hint={t.gradeHint}
        value={grade}
        onChange={(value) => form.set({ grade: grades.find((each) => each === value) ?? need.grade })}
        options={gradeOptions}
        error={form.errors.grade}
      />
      <DispatchDates need={need} grade={grade} />
      {co.map((row, place) => (
        <CoRow
          key={row.key}
          place={place}
          row={row}
          bodies={bodies.filter(({ id }) => id === row.bodyId || (id !== leadId && !co.some((other) => other.bodyId === id)))}
          tried={form.errors.co !== undefined}
          onChange={(next) => form.set({ co: co.map((each) => (each.key === row.key ? next : each)) })}
          onRemove={() => form.set({ co: co.filter((each) => each.key !== row.key) })}
        />
      ))}
      {co.length < 20 ? (
        <p>
          <Button icon="plus" onPress={() => form.set({ co: [...co, newCo()] })}>
            {t.add}
          </Button>
        </p>
      ) : (
        <p className="s muted">{t.most}</p>
      )}
      <AreaField
        id="f-note"
        label={t.note}
        optional
        max={500}
        rows={2}
        value={note}
        onChange={(text) => form.set({ note: text })}
        error={form.errors.note}
      />
    </NeedDialog>
  )
}
