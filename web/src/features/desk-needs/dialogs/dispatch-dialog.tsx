import { dispatchNeed } from '@liti/contract/needs'
import { grades } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../../kit/words/text.ts'
import { AreaField, SelectField } from '../../../kit/ui/field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useBodies, useGradeOptions } from '../../../kit/work/options.ts'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import { keepLinks } from '../fresh-links.ts'
import { useOfferUndo } from '../use-undo.ts'
import type { ActionProps } from './ask.ts'
import { DispatchDates } from './dispatch-dates.tsx'
import { MovesAhead } from './moves-ahead.tsx'
import { newCo, useCoProblem } from './co-row.tsx'
import { CoList, LeadField } from './give-fields.tsx'

const useText = texts({
  zh: {
    title: '派单',
    to: (unit: string) => `派给${unit}`,
    chooseError: '请选一家牵头单位',
    grade: '急不急',
    gradeHint: '时限跟着它走，看下面的日子。要几家一起办的选“复杂”。',
    note: '给承办单位的话',
    said: (unit: string) => `已派给${unit}`,
  },
  en: {
    title: 'Dispatch',
    to: (unit) => `Dispatch to ${unit}`,
    chooseError: 'Please choose a lead unit',
    grade: 'Urgency',
    gradeHint: 'The dates below follow from it. Choose “Complex” where several units work together.',
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
  const offerUndo = useOfferUndo()
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
      offerUndo(reply, t.said(leadName))
      onClose()
    })
  }
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
      <LeadField
        leadId={leadId}
        suggestion={suggestion}
        bodies={bodies}
        error={form.errors.leadId}
        onChange={(id) => form.set({ leadId: id })}
      />
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
      <MovesAhead need={need} act="dispatch" grade={grade} />
      <CoList co={co} leadId={leadId} bodies={bodies} tried={form.errors.co !== undefined} onChange={(next) => form.set({ co: next })} />
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
