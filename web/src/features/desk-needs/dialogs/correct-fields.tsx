import type { NeedView } from '@liti/contract/needs'
import { grades, needTypes, typeText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../../kit/words/text.ts'
import { SelectField, TextField } from '../../../kit/ui/field.tsx'
import { FirmField } from '../../../kit/work/firm-field.tsx'
import { useCategoryOptions, useGradeOptions } from '../../../kit/work/options.ts'

const useText = texts({
  zh: {
    head: '标题',
    headHint: '一句话说清是什么事，写得不准可以改。',
    category: '分类',
    type: '类型',
    typeHint: '按分类先填的，不对就改。',
    grade: '急不急',
    gradeHint: '时限跟着它走。',
    room: '在哪个房间',
    roomHint: (place: string) => `按写的地点“${place}”找到的，不对就选“不写房间”。`,
    noRoom: '不写房间',
    firm: '哪家单位提的',
    firmHint: '可以不写。核实了再写，写单位名字找',
    saidHint: (firm: string) => `对方说自己是“${firm}”的，没有核实。`,
    unverified: '没有核实，先不记',
    verified: (firm: string) => `核实了，是${firm}`,
    otherFirm: '核实了，是别的单位',
  },
  en: {
    head: 'Title',
    headHint: 'One line that says what it is about; correct it if it misses the point.',
    category: 'Category',
    type: 'Type',
    typeHint: 'Filled in from the category; correct it if it is something else.',
    grade: 'Urgency',
    gradeHint: 'The time limits follow from it.',
    room: 'Room',
    roomHint: (place) => `Found by the place as written, “${place}”; choose “No room” if it is wrong.`,
    noRoom: 'No room',
    firm: 'Which firm asks',
    firmHint: 'Optional. Write the firm’s name to find it, once you have verified it',
    saidHint: (firm) => `They say they are of “${firm}”; nobody has verified it.`,
    unverified: 'Not verified: leave it open',
    verified: (firm) => `Verified: ${firm}`,
    otherFirm: 'Verified: another firm',
  },
})

export type Corrected = Pick<NeedView, 'title' | 'type' | 'grade'> & {
  category: string
  spaceId: string
  /** How the firm a guest named was verified: not yet, as `said`, or it is an `other`. */
  verified: '' | 'said' | 'other'
  organisationId: { id: string; name: string } | null
}
type Corrections = Partial<Pick<Corrected, 'title' | 'type' | 'grade' | 'category' | 'spaceId'> & { organisationId: string | null }>

export const asSubmitted = (need: NeedView): Corrected => ({
  title: need.title,
  category: need.categoryCode,
  type: need.type,
  grade: need.grade,
  spaceId: need.roomOffer?.spaceId ?? '',
  verified: '',
  organisationId: firmOf(need),
})

/** The firm that stands on the need already. */
const firmOf = ({ requester }: NeedView): Corrected['organisationId'] =>
  requester.organisationId === null ? null : { id: requester.organisationId, name: requester.organisation?.zh ?? '' }

/** A firm a guest named is found by hand only where it is another. */
const findsFirm = (need: NeedView, { verified }: Corrected): boolean => !need.requester.said?.organisation || verified === 'other'

function firmIdOf(need: NeedView, values: Corrected): string | null {
  if (findsFirm(need, values)) return values.organisationId?.id ?? null
  return values.verified === 'said' ? (need.requester.said?.organisation?.id ?? null) : need.requester.organisationId
}

/** Only what was put right is sent. */
export function corrections(need: NeedView, values: Corrected): Corrections {
  const firmId = firmIdOf(need, values)
  return {
    ...(values.title.trim() !== need.title && { title: values.title }),
    ...(values.category !== need.categoryCode && { category: values.category }),
    ...(values.type !== need.type && { type: values.type }),
    ...(values.grade !== need.grade && { grade: values.grade }),
    ...(values.spaceId && { spaceId: values.spaceId }),
    ...(firmId !== need.requester.organisationId && { organisationId: firmId }),
  }
}

/** What the desk may put right while it takes a need on. */
export function CorrectFields({
  need,
  values,
  errors,
  onChange,
}: {
  need: NeedView
  values: Corrected
  errors: { readonly [Name in keyof Corrected]?: string | undefined }
  onChange: (patch: Partial<Corrected>) => void
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const categories = useCategoryOptions()
  const gradeOptions = useGradeOptions(true)
  const { said, hidden } = need.requester
  const claim = said?.organisation ?? null
  return (
    <>
      <TextField
        id="f-title"
        label={t.head}
        hint={t.headHint}
        max={60}
        value={values.title}
        onChange={(title) => onChange({ title })}
        error={errors.title}
      />
      <SelectField
        id="f-category"
        label={t.category}
        value={values.category}
        onChange={(category) => onChange({ category })}
        options={categories}
        error={errors.category}
      />
      <SelectField
        id="f-type"
        label={t.type}
        hint={t.typeHint}
        value={values.type}
        onChange={(chosen) => onChange({ type: needTypes.find((each) => each === chosen) ?? values.type })}
        options={needTypes.map((value) => ({ value, label: tx(typeText[value]) }))}
        error={errors.type}
      />
      <SelectField
        id="f-grade"
        label={t.grade}
        hint={t.gradeHint}
        value={values.grade}
        onChange={(chosen) => onChange({ grade: grades.find((each) => each === chosen) ?? values.grade })}
        options={gradeOptions}
        error={errors.grade}
      />
      {need.roomOffer && (
        <SelectField
          id="f-room"
          label={t.room}
          hint={t.roomHint(need.place)}
          value={values.spaceId}
          onChange={(spaceId) => onChange({ spaceId })}
          options={[
            { value: need.roomOffer.spaceId, label: tx(need.roomOffer.text) },
            { value: '', label: t.noRoom },
          ]}
          error={errors.spaceId}
        />
      )}
      {claim && (
        <SelectField
          id="f-verified"
          label={t.firm}
          hint={t.saidHint(said?.firm ?? '')}
          value={values.verified}
          onChange={(chosen) => onChange({ verified: chosen === 'said' || chosen === 'other' ? chosen : '' })}
          options={[
            { value: '', label: t.unverified },
            { value: 'said', label: t.verified(tx(claim.name)) },
            { value: 'other', label: t.otherFirm },
          ]}
        />
      )}
      {findsFirm(need, values) && !hidden && (
        <FirmField
          id="f-organisationId"
          label={claim ? t.otherFirm : t.firm}
          hint={said && !claim ? t.saidHint(said.firm) : t.firmHint}
          error={errors.organisationId}
          unit={need.unit.id}
          value={values.organisationId}
          onChange={(firm) => onChange({ organisationId: firm && { id: firm.id, name: firm.name } })}
        />
      )}
    </>
  )
}
