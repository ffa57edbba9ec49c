import type { ReactNode } from 'react'
import { texts } from '../../../kit/words/text.ts'
import { AreaField, SelectField } from '../../../kit/ui/field.tsx'
import { Icon } from '../../../kit/ui/icon.tsx'
import { useBodyOption, type BodyHit } from '../../../kit/work/options.ts'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'

const useText = texts({
  zh: {
    unit: '协办单位',
    nth: (n: number) => `协办单位 ${n}`,
    choose: '选一家',
    chooseError: '请选一家，或者去掉这一行',
    ask: '请它办什么',
    askHint: '一行一件事。它只看到自己的部分。',
    remove: '去掉这家',
    mail: '没有账号：派出后发一个办理链接到它的邮箱。',
    noMail: '没有账号，也没有邮箱：派出后在“谁在办”里复制链接，自己发给它。',
  },
  en: {
    unit: 'Co-unit',
    nth: (n) => `Co-unit ${n}`,
    choose: 'Choose one',
    chooseError: 'Please choose one, or remove this line',
    ask: 'What it is asked to do',
    askHint: 'One thing a line. It sees its own part only.',
    remove: 'Remove this unit',
    mail: 'No account: once dispatched, a link goes to its e-mail address.',
    noMail: 'No account and no e-mail address: once dispatched, copy the link under “Who is on it” and pass it on.',
  },
})

export type Co = { key: string; bodyId: string; ask: string }
export const newCo = (): Co => ({ key: crypto.randomUUID(), bodyId: '', ask: '' })

export function useCoProblem(): (row: Pick<Co, 'bodyId' | 'ask'>) => { bodyId: string | undefined; ask: string | undefined } {
  const t = useText()
  const problem = useTextProblem()
  return ({ bodyId, ask }) => ({ bodyId: bodyId ? undefined : t.chooseError, ask: problem(ask, 500) })
}

/** How a unit without an account will hear of it. */
function ExternalNote({ body }: { body: BodyHit | undefined }): ReactNode {
  const t = useText()
  if (!body?.external) return null
  return (
    <p className={body.hasMail ? 's soft' : 's due soon'}>
      <Icon name={body.hasMail ? 'link' : 'alert'} /> {body.hasMail ? t.mail : t.noMail}
    </p>
  )
}

/** One co-unit: which, and what it is asked to do. */
export function CoRow({
  place,
  row,
  bodies,
  tried,
  onChange,
  onRemove,
}: {
  place: number
  row: Co
  bodies: readonly BodyHit[]
  tried: boolean
  onChange: (row: Co) => void
  onRemove: () => void
}): ReactNode {
  const t = useText()
  const option = useBodyOption()
  const wrong = useCoProblem()(row)
  return (
    <fieldset className="co-row">
      <legend className="vh">{t.nth(place + 1)}</legend>
      <SelectField
        id={`f-co.${place}.bodyId`}
        label={t.nth(place + 1)}
        aside={
          <button type="button" className="as-link" onClick={onRemove}>
            {t.remove}
          </button>
        }
        empty={t.choose}
        value={row.bodyId}
        onChange={(bodyId) => onChange({ ...row, bodyId })}
        options={bodies.map(option)}
        error={tried ? wrong.bodyId : undefined}
      />
      <ExternalNote body={bodies.find(({ id }) => id === row.bodyId)} />
      <AreaField
        id={`f-co.${place}.ask`}
        label={t.ask}
        hint={t.askHint}
        max={500}
        rows={2}
        value={row.ask}
        onChange={(ask) => onChange({ ...row, ask })}
        error={tried ? wrong.ask : undefined}
      />
    </fieldset>
  )
}

/** The two fields of one co-unit by itself. */
export function CoFields({
  bodies,
  values,
  errors,
  onChange,
}: {
  bodies: readonly BodyHit[]
  values: { bodyId: string; ask: string }
  errors: { readonly bodyId?: string | undefined; readonly ask?: string | undefined }
  onChange: (patch: Partial<{ bodyId: string; ask: string }>) => void
}): ReactNode {
  const t = useText()
  const option = useBodyOption()
  return (
    <>
      <SelectField
        id="f-bodyId"
        label={t.unit}
        empty={t.choose}
        value={values.bodyId}
        onChange={(bodyId) => onChange({ bodyId })}
        options={bodies.map(option)}
        error={errors.bodyId}
      />
      <ExternalNote body={bodies.find(({ id }) => id === values.bodyId)} />
      <AreaField
        id="f-ask"
        label={t.ask}
        hint={t.askHint}
        max={500}
        rows={4}
        value={values.ask}
        onChange={(ask) => onChange({ ask })}
        error={errors.ask}
      />
    </>
  )
}
