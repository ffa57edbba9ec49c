import { addCoHandler } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts, useTx } from '../../../kit/words/text.ts'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useBodies } from '../../../kit/work/options.ts'
import { useForm } from '../../../kit/work/use-form.ts'
import { keepLinks } from '../fresh-links.ts'
import type { ActionProps } from './ask.ts'
import { CoFields, useCoProblem } from './co-row.tsx'

const useText = texts({
  zh: { title: '加协办单位', add: (unit: string) => `请${unit}协办`, said: (unit: string) => `已请${unit}协办` },
  en: { title: 'Add a co-unit', add: (unit) => `Ask ${unit} to help`, said: (unit) => `${unit} has been asked` },
})

/** One more unit, with what it is asked to do; its own clock starts. */
export function CoHandlerDialog({ need, onClose }: ActionProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const act = useNeedAct(addCoHandler)
  const wrong = useCoProblem()
  const taken = new Set(need.assignments.filter(({ state }) => state !== 'returned' && state !== 'cancelled').map(({ bodyId }) => bodyId))
  const bodies = useBodies(need.unit.id).filter(({ id }) => !taken.has(id))
  const form = useForm(`${need.id} co`, { bodyId: '', ask: '' }, wrong, act.error)
  const chosen = bodies.find(({ id }) => id === form.values.bodyId)
  const name = chosen ? tx(chosen.name) : ''
  const send = (): void => {
    if (!form.ready()) return
    act.run({ params: { needId: need.id }, body: form.values }, (reply) => {
      keepLinks(reply)
      form.done()
      announce(t.said(name))
      onClose()
    })
  }
  return (
    <NeedDialog
      need={need}
      title={t.title}
      confirm={name ? t.add(name) : t.title}
      act={act}
      can={need.can.addCoHandler}
      onSend={send}
      onClose={onClose}
    >
      <CoFields bodies={bodies} values={form.values} errors={form.errors} onChange={form.set} />
    </NeedDialog>
  )
}
