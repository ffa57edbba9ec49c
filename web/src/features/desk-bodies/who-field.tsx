import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { useChecks } from '../../kit/work/checks.ts'
import type { FieldOf } from '../../kit/work/form-dialog.tsx'
import { PersonField } from './person-field.tsx'

const useText = texts({
  zh: {
    who: '交给谁',
    hint: '写名字、职务或单位里的字',
    pick: '从找到的人里选一个',
    fresh: '没有找到？登记一个新的人',
    known: '已经登记过，从名单里找',
    name: '怎么称呼',
    nameHint: '用职务和姓，比如 联络员 王女士',
    phone: '手机号',
    phoneHint: '用这个号码登录的人就坐这一席',
  },
  en: {
    who: 'Who takes it',
    hint: 'Part of a name, a job or an organisation',
    pick: 'Choose somebody from the list',
    fresh: 'Not found? Put somebody new on file',
    known: 'They are on file: find them in the list',
    name: 'How to address them',
    nameHint: 'Job and family name, for example Liaison Ms Wang',
    phone: 'Mobile number',
    phoneHint: 'Whoever signs in with this number holds the seat',
  },
})

type Names = 'personId' | 'personName' | 'fresh' | 'name' | 'phone'
export type Holder = Record<Names, string>
export const noHolder: Holder = { personId: '', personName: '', fresh: '', name: '', phone: '' }

/** The person of a seat as the command takes them. */
export const holderOf = ({ personId, fresh, name, phone }: Holder) =>
  fresh ? { newPerson: { name: name.trim(), phone } } : { personId: personId || null }

/** The fields of somebody new, and what is wrong with whoever was given; without `needed` a seat may stay vacant. */
export function useWho() {
  const t = useText()
  const is = useChecks()
  return {
    fields: (fresh: string): FieldOf<Names>[] =>
      fresh
        ? [
            { name: 'name', kind: 'text', label: t.name, hint: t.nameHint, max: 40 },
            { name: 'phone', kind: 'tel', label: t.phone, hint: t.phoneHint, max: 20 },
          ]
        : [],
    check: ({ personId, fresh, name, phone }: Holder, needed: boolean) =>
      fresh ? { name: is.words(name), phone: is.phone(phone) } : { personId: needed && personId === '' ? t.pick : undefined },
  }
}

/** Finds the person, or opens the fields for somebody new. */
export function WhoField({
  values,
  errors,
  set,
}: {
  values: Holder
  errors: { readonly [name in Names]?: string | undefined }
  set: (patch: Partial<Holder>) => void
}): ReactNode {
  const t = useText()
  return (
    <>
      {!values.fresh && (
        <PersonField
          id="f-personId"
          label={t.who}
          hint={t.hint}
          error={errors.personId}
          value={values.personId === '' ? null : { id: values.personId, name: values.personName }}
          onChange={(person) => set({ personId: person?.id ?? '', personName: person?.name ?? '' })}
        />
      )}
      <p>
        <button type="button" className="as-link" onClick={() => set({ fresh: values.fresh ? '' : 'yes' })}>
          {values.fresh ? t.known : t.fresh}
        </button>
      </p>
    </>
  )
}
