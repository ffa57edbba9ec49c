import { acceptAndDispatch, previewNeed } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useRead } from '../../../kit/api/query.tsx'
import { texts, useTx } from '../../../kit/words/text.ts'
import { AreaField } from '../../../kit/ui/field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useBodies } from '../../../kit/work/options.ts'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import { keepLinks } from '../fresh-links.ts'
import { useOfferUndo } from '../use-undo.ts'
import type { ActionProps } from './ask.ts'
import { newCo, useCoProblem } from './co-row.tsx'
import { asSubmitted, CorrectFields, corrections } from './correct-fields.tsx'
import { MovesAhead } from './moves-ahead.tsx'
import { DispatchDates } from './dispatch-dates.tsx'
import { CoList, LeadField } from './give-fields.tsx'

const useText = texts({
  zh: {
    title: '受理并派单',
    to: (unit: string) => `受理，派给${unit}`,
    chooseError: '请选一家牵头单位',
    note: '给承办单位的话',
    said: (unit: string) => `已受理，派给${unit}`,
  },
  en: {
    title: 'Accept and dispatch',
    to: (unit) => `Accept, dispatch to ${unit}`,
    chooseError: 'Please choose a lead unit',
    note: 'A word to the units',
    said: (unit) => `Accepted and dispatched to ${unit}`,
  },
})

/** Taken on, put right and handed over at once; the lead is what the catalogue says for the category, until another is chosen. */
export function TakeOnDialog({ need, onClose }: ActionProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const problem = useTextProblem()
  const coProblem = useCoProblem()
  const offerUndo = useOfferUndo()
  const act = useNeedAct(acceptAndDispatch)
  const bodies = useBodies(need.unit.id)
  const [tried, setTried] = useState(false)
  const form = useForm(
    `${need.id} take-on`,
    { ...asSubmitted(need), leadId: '', note: '', co: [] as ReturnType<typeof newCo>[] },
    (values) => ({
      title: problem(values.title, 60),
      note: problem(values.note, 500, true),
      co: values.co.find((row) => coProblem(row).bodyId ?? coProblem(row).ask) && 'co',
    }),
    act.error,
  )
  const { values, errors } = form
  const { category, grade, co, note } = values
  const preview = useRead(previewNeed, { query: { unit: need.unit.id, category, grade, from: 'dispatched' } }, { keep: true })
  const suggestion = preview.data?.lead ? { ...preview.data.lead, why: preview.data.why } : null
  const leadId = values.leadId || (suggestion?.bodyId ?? '')
  const lead = bodies.find(({ id }) => id === leadId)?.name ?? (leadId === suggestion?.bodyId ? suggestion.name : null)
  const send = (): void => {
    setTried(true)
    // the catalogue's choice comes from the server: only here is it known that there is none
    if (leadId === '') document.getElementById('f-leadId')?.focus()
    if (!form.ready() || leadId === '') return
    const body = { ...corrections(need, values), leadId, note, co: co.map(({ bodyId, ask }) => ({ bodyId, ask })) }
    act.run({ params: { needId: need.id }, body }, (reply) => {
      keepLinks(reply)
      form.done()
      offerUndo(reply, t.said(lead ? tx(lead) : ''))
      onClose()
    })
  }
  return (
    <NeedDialog
      need={need}
      title={t.title}
      confirm={lead ? t.to(tx(lead)) : t.title}
      act={act}
      can={need.can.acceptAndDispatch}
      onSend={send}
      onClose={onClose}
    >
      <div className="about">
        <p className="s soft words">{need.text}</p>
      </div>
      <CorrectFields need={need} values={values} errors={errors} onChange={form.set} />
      <MovesAhead need={need} act="dispatch" grade={values.grade} />
      <LeadField
        leadId={leadId}
        suggestion={suggestion}
        bodies={bodies}
        error={tried && leadId === '' ? t.chooseError : errors.leadId}
        onChange={(id) => form.set({ leadId: id })}
      />
      <DispatchDates need={{ ...need, categoryCode: category }} grade={grade} />
      <CoList co={co} leadId={leadId} bodies={bodies} tried={errors.co !== undefined} onChange={(next) => form.set({ co: next })} />
      <AreaField
        id="f-note"
        label={t.note}
        optional
        max={500}
        rows={2}
        value={note}
        onChange={(text) => form.set({ note: text })}
        error={errors.note}
      />
    </NeedDialog>
  )
}
