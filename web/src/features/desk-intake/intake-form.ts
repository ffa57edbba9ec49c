import type { findOrganisations } from '@liti/contract/directory'
import type { registerNeed } from '@liti/contract/needs'
import { isPrivate, type deskSources, type Grade, type NeedType } from '@liti/contract/needs-words'
import type { InputOf, ReplyOf } from '../../kit/api/api.ts'
import { plainPhone } from '../../kit/words/phone.ts'
import { texts } from '../../kit/words/text.ts'
import { useTextProblem } from '../../kit/work/text-dialog.tsx'
import { useForm, type Form } from '../../kit/work/use-form.ts'

export type Hit = ReplyOf<typeof findOrganisations>['hits'][number]
/** Who called: a firm (with its contact where one is known), somebody new, or nobody chosen yet. */
export type Who = { kind: 'none' } | { kind: 'new' } | { kind: 'firm'; text: string; hit: Hit; contact: Hit['contacts'][number] | null }

/** 云图软件，15 层 1501 室 */
export const placeOf = ({ name, place }: Pick<Hit, 'name' | 'place'>): string => (place ? `${name}，${place}` : name)

export const intakeGrades = ['ordinary', 'utilities', 'danger'] as const satisfies readonly Grade[]

export type IntakeValues = {
  text: string
  who: Who
  whoText: string
  label: string
  phone: string
  unitId: string
  buildingId: string
  place: string
  type: NeedType | ''
  grade: (typeof intakeGrades)[number]
  wanted: string
  category: string
  source: (typeof deskSources)[number]
  /** In whose name it is asked; '' where nobody chose: in the firm's where its contact calls. */
  whom: 'firm' | 'person' | ''
  /** null where nobody chose: it goes by the type. */
  hidden: boolean | null
  leadId: string
}

const empty: IntakeValues = {
  text: '',
  who: { kind: 'none' },
  whoText: '',
  label: '',
  phone: '',
  unitId: '',
  buildingId: '',
  place: '',
  type: '',
  grade: 'ordinary',
  wanted: '',
  category: '',
  source: 'phone',
  whom: '',
  hidden: null,
  leadId: '',
}

const useText = texts({
  zh: {
    text: '请写下是什么事',
    unit: '请选一栋楼',
    type: '请选一个类型，按 Alt 加 1 到 5',
    category: '请选一类',
    phone: (digits: number) => `手机号是 11 位，以 1 开头，现在是 ${digits} 位`,
    who: '请从下面选一个，或者选“新的人，或者不留名”',
  },
  en: {
    text: 'Please write down what it is about',
    unit: 'Please choose a building',
    type: 'Please choose a type: Alt with 1 to 5',
    category: 'Please choose a category',
    phone: (digits) => `A mobile number has 11 digits and starts with 1; this has ${digits}`,
    who: 'Please choose one below, or “Somebody new, or no name”',
  },
})

/** The call being written down; `unitId` is the building where there is only one to choose. */
export function useIntakeForm(unitId: string, refused: unknown): Form<IntakeValues> {
  const t = useText()
  const problem = useTextProblem()
  const form = useForm<IntakeValues>(
    'intake',
    empty,
    ({ text, who, whoText, label, phone, unitId: own, place, type, wanted, category }) => {
      const digits = plainPhone(phone)
      return {
        text: text.trim() === '' ? t.text : problem(text, 2000),
        who: who.kind === 'none' && whoText.trim() ? t.who : undefined,
        phone: digits && !/^1[3-9]\d{9}$/.test(digits) ? t.phone(digits.length) : undefined,
        unitId: own || unitId ? undefined : t.unit,
        label: problem(label, 40, true),
        place: problem(place, 120, true),
        category: category ? undefined : t.category,
        type: type ? undefined : t.type,
        wanted: problem(wanted, 300, true),
      }
    },
    refused,
  )
  return { ...form, values: { ...form.values, unitId: form.values.unitId || unitId } }
}

/** A complaint or a report is written down without a name unless the caller says otherwise. */
export const isHidden = ({ hidden, type }: IntakeValues): boolean => hidden ?? (type !== '' && isPrivate(type))

/** In whose name it is asked: as chosen; else the firm's where one of its contacts calls. */
export const whomOf = ({ whom, who }: IntakeValues): 'firm' | 'person' =>
  whom || (who.kind === 'firm' && who.contact !== null ? 'firm' : 'person')

/** The command's body; null while the form is not complete. */
export function bodyOf(values: IntakeValues, dispatchTo: string | null): InputOf<typeof registerNeed>['body'] | null {
  const { who, type } = values
  if (!type) return null
  const firm = who.kind === 'firm' ? who : null
  return {
    unitId: values.unitId,
    ...(values.buildingId && { buildingId: values.buildingId }),
    category: values.category,
    grade: values.grade,
    type,
    source: values.source,
    text: values.text.trim(),
    wanted: values.wanted.trim(),
    place: values.place.trim(),
    spaceId: firm?.hit.spaceId ?? null,
    organisationId: firm?.hit.organisationId ?? null,
    personId: firm?.contact?.personId ?? null,
    phone: firm?.contact ? '' : values.phone,
    requesterLabel: firm?.contact ? firm.contact.job : values.label.trim(),
    forFirm: firm !== null && whomOf(values) === 'firm',
    hidden: isHidden(values),
    dispatchTo,
  }
}
