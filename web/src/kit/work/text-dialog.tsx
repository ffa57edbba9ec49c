import type { Can } from '@liti/contract/common'
import type { NeedView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { announce } from '../toast.ts'
import { texts } from '../words/text.ts'
import { AreaField } from '../ui/field.tsx'
import { NeedDialog } from './need-dialog.tsx'
import { useForm } from './use-form.ts'

const useText = texts({
  zh: { write: '这一栏要写', long: (max: number) => `最多 ${max} 字，请写短一点` },
  en: { write: 'Please write something here', long: (max) => `${max} characters at most; please shorten it` },
})

/** An action that asks for one piece of text. `name` is its name in the command's body. */
export function TextDialog({
  id,
  need,
  title,
  intro,
  label,
  hint,
  name,
  max,
  optional = false,
  confirm,
  said,
  danger,
  can,
  act,
  send,
  onClose,
}: {
  /** Which need, unit and action: what was typed is kept under it. */
  id: string
  need: NeedView
  title: ReactNode
  intro?: ReactNode
  label: string
  hint?: string
  name: string
  max: number
  optional?: boolean
  confirm: string
  /** What is announced once it is done. */
  said: string
  danger?: boolean
  can?: Can
  act: { pending: boolean; error: unknown }
  send: (text: string, onDone: () => void) => void
  onClose: () => void
}): ReactNode {
  const t = useText()
  const form = useForm<Record<string, string>>(
    id,
    { [name]: '' },
    (values) => ({ [name]: textProblem(values[name] ?? '', max, optional, t) }),
    act.error,
  )
  const text = form.values[name] ?? ''
  const onSend = (): void => {
    if (!form.ready()) return
    send(text.trim(), () => {
      form.done()
      announce(said)
      onClose()
    })
  }
  return (
    <NeedDialog
      need={need}
      title={title}
      confirm={confirm}
      act={act}
      onSend={onSend}
      onClose={onClose}
      {...(danger !== undefined && { danger })}
      {...(can !== undefined && { can })}
    >
      {intro}
      <AreaField
        id={`f-${name}`}
        label={label}
        hint={hint}
        optional={optional}
        max={max}
        rows={4}
        value={text}
        onChange={(next) => form.set({ [name]: next })}
        error={form.errors[name]}
      />
    </NeedDialog>
  )
}

/** Empty or too long, in words. */
export function textProblem(
  text: string,
  max: number,
  optional: boolean,
  t: { write: string; long: (max: number) => string },
): string | undefined {
  if (!optional && text.trim() === '') return t.write
  return Array.from(text.trim()).length > max ? t.long(max) : undefined
}

export const useTextProblem = (): ((text: string, max: number, optional?: boolean) => string | undefined) => {
  const t = useText()
  return (text, max, optional = false) => textProblem(text, max, optional, t)
}
