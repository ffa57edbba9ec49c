import type { Can } from '@liti/contract/common'
import type { declineNeed, endNeed } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { AreaField } from '../../../kit/ui/field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import type { ActionProps } from './ask.ts'

/** Ends a need with a reason, and never without a place to go. */
export function LastWordDialog({
  need,
  route,
  about,
  can,
  words,
  max,
  rows,
  onClose,
}: ActionProps & {
  route: typeof declineNeed | typeof endNeed
  /** Which action: what was typed is kept under it. */
  about: string
  can: Can
  words: { title: string; intro: string; reason: string; where: string; whereHint: string; said: string }
  /** Of the reason: how many characters, and how many lines the field shows. */
  max: number
  rows: number
}): ReactNode {
  const problem = useTextProblem()
  const act = useNeedAct(route)
  const form = useForm(
    `${need.id} ${about}`,
    { reason: '', where: '' },
    ({ reason, where }) => ({ reason: problem(reason, max), where: problem(where, 300) }),
    act.error,
  )
  const send = (): void => {
    if (!form.ready()) return
    act.run({ params: { needId: need.id }, body: form.values }, () => {
      form.done()
      announce(words.said)
      onClose()
    })
  }
  return (
    <NeedDialog need={need} title={words.title} confirm={words.title} danger act={act} can={can} onSend={send} onClose={onClose}>
      <p>{words.intro}</p>
      <AreaField
        id="f-reason"
        label={words.reason}
        max={max}
        rows={rows}
        value={form.values.reason}
        onChange={(reason) => form.set({ reason })}
        error={form.errors.reason}
      />
      <AreaField
        id="f-where"
        label={words.where}
        hint={words.whereHint}
        max={300}
        rows={2}
        value={form.values.where}
        onChange={(where) => form.set({ where })}
        error={form.errors.where}
      />
    </NeedDialog>
  )
}
