import { acceptNeed } from '@liti/contract/needs'
import { grades, needTypes, typeText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts, useTx } from '../../../kit/text.ts'
import { AreaField, SelectField, TextField } from '../../../kit/ui/field.tsx'
import { FirmField } from '../../../kit/work/firm-field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useCategoryOptions, useGradeOptions } from '../../../kit/work/options.ts'
import { useTextProblem } from '../../../kit/work/text-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import type { ActionProps } from './ask.ts'

const useText = texts({
  zh: {
    title: '受理这件诉求',
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
    note: '给承办单位的话',
    said: '已受理，下一步派单',
  },
  en: {
    title: 'Accept this need',
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
    note: 'A word to the unit that will handle it',
    said: 'Accepted; next it is dispatched',
  },
})

/** The firm that stands on the need already. */
const firmOf = ({ requester }: ActionProps['need']): { id: string; name: string } | null =>
  requester.organisationId === null ? null : { id: requester.organisationId, name: requester.organisation?.zh ?? '' }

/** Taking a need on; title, category, type and urgency can be put right on the way. */
export function AcceptDialog({ need, onClose }: ActionProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const problem = useTextProblem()
  const act = useNeedAct(acceptNeed)
  const categories = useCategoryOptions()
  const gradeOptions = useGradeOptions(true)
  const form = useForm(
    `${need.id} accept`,
    {
      title: need.title,
      category: need.categoryCode,
      type: need.type,
      grade: need.grade,
      spaceId: need.roomOffer?.spaceId ?? '',
      verified: '',
      organisationId: firmOf(need),
      note: '',
    },
    (values) => ({ title: problem(values.title, 60), note: problem(values.note, 500, true) }),
    act.error,
  )
  const { values, errors } = form
  const { said } = need.requester
  const claim = said?.organisation ?? null
  const finds = claim === null || values.verified === 'other'
  const firmId = finds ? (values.organisationId?.id ?? null) : values.verified === 'said' ? claim.id : need.requester.organisationId
  const send = (): void => {
    if (!form.ready()) return
    const body = {
      note: values.note,
      ...(values.title.trim() !== need.title && { title: values.title }),
      ...(values.category !== need.categoryCode && { category: values.category }),
      ...(values.type !== need.type && { type: values.type }),
      ...(values.grade !== need.grade && { grade: values.grade }),
      ...(values.spaceId && { spaceId: values.spaceId }),
      ...(firmId !== need.requester.organisationId && { organisationId: firmId }),
    }
    act.run({ params: { needId: need.id }, body }, () => {
      form.done()
      announce(t.said)
      onClose()
    })
  }
  return (
    <NeedDialog need={need} title={t.title} confirm={t.title} act={act} can={need.can.accept} onSend={send} onClose={onClose}>
      <div className="about">
        <p className="s soft words">{need.text}</p>
      </div>
      <TextField
        id="f-title"
        label={t.head}
        hint={t.headHint}
        max={60}
        value={values.title}
        onChange={(title) => form.set({ title })}
        error={errors.title}
      />
      <SelectField
        id="f-category"
        label={t.category}
        value={values.category}
        onChange={(category) => form.set({ category })}
        options={categories}
        error={errors.category}
      />
      <SelectField
        id="f-type"
        label={t.type}
        hint={t.typeHint}
        value={values.type}
        onChange={(type) => form.set({ type: needTypes.find((each) => each === type) ?? need.type })}
        options={needTypes.map((value) => ({ value, label: tx(typeText[value]) }))}
        error={errors.type}
      />
      <SelectField
        id="f-grade"
        label={t.grade}
        hint={t.gradeHint}
        value={values.grade}
        onChange={(grade) => form.set({ grade: grades.find((each) => each === grade) ?? need.grade })}
        options={gradeOptions}
        error={errors.grade}
      />
      {need.roomOffer && (
        <SelectField
          id="f-room"
          label={t.room}
          hint={t.roomHint(need.place)}
          value={values.spaceId}
          onChange={(spaceId) => form.set({ spaceId })}
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
          onChange={(verified) => form.set({ verified })}
          options={[
            { value: '', label: t.unverified },
            { value: 'said', label: t.verified(tx(claim.name)) },
            { value: 'other', label: t.otherFirm },
          ]}
        />
      )}
      {finds && !need.requester.hidden && (
        <FirmField
          id="f-organisationId"
          label={claim ? t.otherFirm : t.firm}
          hint={said && !claim ? t.saidHint(said.firm) : t.firmHint}
          error={errors.organisationId}
          unit={need.unit.id}
          value={values.organisationId}
          onChange={(firm) => form.set({ organisationId: firm && { id: firm.id, name: firm.name } })}
        />
      )}
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
