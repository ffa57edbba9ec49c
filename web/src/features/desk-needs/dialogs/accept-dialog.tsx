import { acceptNeed } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts } from '../../../kit/words/text.ts'
import { AreaField } from '../../../kit/ui/field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import { useOfferUndo } from '../use-undo.ts'
import type { ActionProps } from './ask.ts'
import { asSubmitted, CorrectFields, corrections } from './correct-fields.tsx'
import { MovesAhead } from './moves-ahead.tsx'

const useText = texts({
  zh: { title: '受理这件诉求', note: '给承办单位的话', said: '已受理，下一步派单' },
  en: { title: 'Accept this need', note: 'A word to the unit that will handle it', said: 'Accepted; next it is dispatched' },
})

/** Taking a need on; title, category, type and urgency can be put right on the way. */
export function AcceptDialog({ need, onClose }: ActionProps): ReactNode {
  const t = useText()
  const problem = useTextProblem()
  const offerUndo = useOfferUndo()
  const act = useNeedAct(acceptNeed)
  const form = useForm(
    `${need.id} accept`,
    { ...asSubmitted(need), note: '' },
    (values) => ({ title: problem(values.title, 60), note: problem(values.note, 500, true) }),
    act.error,
  )
  const { values, errors } = form
  const send = (): void => {
    if (!form.ready()) return
    act.run({ params: { needId: need.id }, body: { note: values.note, ...corrections(need, values) } }, (reply) => {
      form.done()
      offerUndo(reply, t.said)
      onClose()
    })
  }
  return (
    <NeedDialog need={need} title={t.title} confirm={t.title} act={act} can={need.can.accept} onSend={send} onClose={onClose}>
      <div className="about">
        <p className="s soft words">{need.text}</p>
      </div>
      <CorrectFields need={need} values={values} errors={errors} onChange={form.set} />
      <MovesAhead need={need} act="accept" grade={values.grade} />
      <AreaField
        id="f-note"
        label={t.note}
        optional
        max={500}
        rows={2}
        value={values.note}
        onChange={(note) => form.set({ note })}
        error={errors.note}
      />
    </NeedDialog>
  )
}
