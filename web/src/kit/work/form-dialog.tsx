import type { Route } from '@liti/contract/kit'
import { anyDay } from '@liti/contract/day-bounds'
import type { ReactNode } from 'react'
import type { InputOf, ReplyOf } from '../api/api.ts'
import { useLang } from '../words/lang.ts'
import { useAct } from '../api/query.tsx'
import { announce } from '../toast.ts'
import { RadioCards, type Choice } from '../ui/choices.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { SelectField, TextField, type SelectOption } from '../ui/field.tsx'
import { ConfirmDialog } from '../ui/sheet.tsx'
import { useForm, type Form } from './use-form.ts'
import { summaryOf } from './summary.ts'

type Common<N extends string> = {
  name: N
  label: string
  hint?: string | undefined
  optional?: boolean
  /** Left out of the form while false. */
  when?: boolean
}
/** One field of a form: words, a number, a day, one of many, or one of a few. */
export type FieldOf<N extends string> =
  | (Common<N> & { kind: 'text' | 'number' | 'day' | 'tel' | 'email'; max?: number })
  | (Common<N> & { kind: 'select'; options: readonly SelectOption[]; empty?: string })
  | (Common<N> & { kind: 'choice'; options: readonly Choice<string>[] })

/**
 * A few facts written down and sent by one command. Names of fields are those the server refuses by, so that what is wrong
 * appears where it was typed.
 */
export function FormDialog<R extends Route<'POST'>, N extends string>({
  route,
  about,
  title,
  intro,
  confirm,
  done,
  danger,
  initial,
  fields,
  check,
  input,
  children,
  onDone,
  onClose,
}: {
  route: R
  /** What the form is about: what was typed and not sent is kept under it. */
  about: string
  title: string
  intro?: ReactNode
  confirm: string
  /** Said when it is done. */
  done: string
  danger?: boolean
  initial: Record<N, string>
  fields: (values: Record<N, string>) => readonly FieldOf<NoInfer<N>>[]
  check: (values: Record<N, string>) => { readonly [Name in NoInfer<N>]?: string | undefined }
  input: (values: Record<N, string>) => InputOf<R>
  /** Fields of another kind, above the rest. */
  children?: (form: Form<Record<N, string>>) => ReactNode
  onDone?: (reply: ReplyOf<R>) => void
  onClose: () => void
}): ReactNode {
  const act = useAct(route)
  const form = useForm<Record<N, string>>(about, initial, check, act.error)
  const onConfirm = (): void => {
    if (!form.ready()) return
    const run = act.run as unknown as (input: InputOf<R>, onDone: (reply: ReplyOf<R>) => void) => void
    run(input(form.values), (reply) => {
      form.done()
      announce(done)
      onClose()
      onDone?.(reply)
    })
  }
  const errors = form.errors as Readonly<Record<string, string | undefined>>
  const shown = fields(form.values).filter(({ when }) => when !== false)
  const colon = useLang() === 'zh' ? '：' : ': '
  // several fields may lack the same thing: the summary says which
  const labelled = Object.fromEntries(
    Object.entries(errors).map(([name, wrong]) => {
      const label = shown.find((field) => field.name === name)?.label
      return [name, wrong && label ? `${label}${colon}${wrong}` : wrong]
    }),
  )
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      pending={act.pending}
      onConfirm={onConfirm}
      onClose={onClose}
      {...(danger && { danger })}
    >
      <div className="ask-body">
        <ErrorSummary error={act.error} fields={summaryOf(labelled, act.error)} />
        {intro && <p className="s soft">{intro}</p>}
        {children?.(form)}
        {shown.map((field) => (
          <OneField
            key={field.name}
            field={field}
            value={form.values[field.name]}
            error={errors[field.name]}
            onChange={(value) => form.set({ [field.name]: value } as Partial<Record<N, string>>)}
          />
        ))}
      </div>
    </ConfirmDialog>
  )
}

function OneField<N extends string>({
  field,
  value,
  error,
  onChange,
}: {
  field: FieldOf<N>
  value: string
  error: string | undefined
  onChange: (value: string) => void
}): ReactNode {
  const { name, label, hint, optional } = field
  const frame = { id: `f-${name}`, label, error, value, onChange, ...(hint !== undefined && { hint }), ...(optional && { optional }) }
  switch (field.kind) {
    case 'choice':
      return (
        <RadioCards
          id={frame.id}
          legend={label}
          {...(hint && { hint })}
          error={error}
          options={field.options}
          value={value}
          onChange={onChange}
        />
      )
    case 'select':
      return <SelectField {...frame} options={field.options} {...(field.empty !== undefined && { empty: field.empty })} />
    case 'number':
      return <TextField {...frame} inputMode="decimal" maxLength={12} />
    case 'day':
      return <TextField {...frame} type="date" min={anyDay().least} latest={anyDay().most} />
    case 'text':
      return <TextField {...frame} maxLength={field.max ?? 80} />
    case 'tel':
    case 'email':
      return <TextField {...frame} type={field.kind} inputMode={field.kind} maxLength={field.max ?? 80} autoComplete="off" />
  }
}
