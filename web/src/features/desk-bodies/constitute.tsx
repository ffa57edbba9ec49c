import { changeBody, constituteBody, getFounding, listUnits, type BodyPage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { useGo } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { useChecks } from '../../kit/work/checks.ts'
import { FormDialog, type FieldOf } from '../../kit/work/form-dialog.tsx'
import { kindText, type BodyKind } from './kinds.ts'

const useText = texts({
  zh: {
    title: '新设机构',
    intro: '机构设好以后，在它的页面上加席位、请人。',
    where: '哪里的',
    district: '本区',
    districtNote: '部门、社区、物业、协调委员会',
    outside: '外地单位',
    outsideNote: '没有账号，靠邮件里的链接办理',
    kind: '是什么',
    unit: '属于哪个治理单元',
    place: '管哪个地方',
    wholeDistrict: '全区',
    region: '哪个地方',
    regionHint: '比如：内蒙古',
    name: '全称',
    shortName: '简称',
    shortHint: '列表和选单里用，比如 区人社局',
    nameEn: '英文名',
    office: '办公地点',
    placeEn: '办公地点的英文',
    phone: '电话',
    hours: '办公时间',
    hoursEn: '办公时间的英文',
    contactEmail: '收办理链接的邮箱',
    mail: '外地单位靠邮件收办理链接，请写邮箱',
    confirm: '新设这个机构',
    made: '机构设好了',
    change: (name: string) => `更正${name}`,
    save: '存好',
    saved: '机构更正好了',
  },
  en: {
    title: 'Set up a body',
    intro: 'Once it is set up, add seats and people on its page.',
    where: 'Where it is',
    district: 'In the district',
    districtNote: 'Departments, communities, property services, coordination committees',
    outside: 'Elsewhere',
    outsideNote: 'Has no accounts: works through links sent by mail',
    kind: 'What it is',
    unit: 'Of which governance unit',
    place: 'Which place it answers for',
    wholeDistrict: 'The whole district',
    region: 'Region',
    regionHint: 'For example Inner Mongolia',
    name: 'Full name',
    shortName: 'Short name',
    shortHint: 'For lists and menus',
    nameEn: 'Name in English',
    office: 'Office (Chinese)',
    placeEn: 'Office in English',
    phone: 'Phone',
    hours: 'Office hours (Chinese)',
    hoursEn: 'Office hours in English',
    contactEmail: 'E-mail for its links',
    mail: 'A unit elsewhere gets its links by mail: give its address',
    confirm: 'Set it up',
    made: 'The body is set up',
    change: (name) => `Correct ${name}`,
    save: 'Save',
    saved: 'The body is up to date',
  },
})

type Called = 'name' | 'shortName' | 'nameEn' | 'place' | 'placeEn' | 'phone' | 'hours' | 'hoursEn' | 'contactEmail'
const nothing: Record<Called, string> = {
  name: '',
  shortName: '',
  nameEn: '',
  place: '',
  placeEn: '',
  phone: '',
  hours: '',
  hoursEn: '',
  contactEmail: '',
}

/** How a body is called and reached; one elsewhere by mail alone. */
function useCalled() {
  const t = useText()
  const is = useChecks()
  return {
    fields: (external: boolean): FieldOf<Called>[] => [
      { name: 'name', kind: 'text', label: t.name },
      { name: 'shortName', kind: 'text', label: t.shortName, hint: t.shortHint, max: 30 },
      { name: 'nameEn', kind: 'text', label: t.nameEn, optional: true, max: 120 },
      { name: 'contactEmail', kind: 'email', label: t.contactEmail, max: 120, when: external },
      { name: 'place', kind: 'text', label: t.office, optional: true, max: 60, when: !external },
      { name: 'placeEn', kind: 'text', label: t.placeEn, optional: true, when: !external },
      { name: 'phone', kind: 'text', label: t.phone, optional: true, max: 30, when: !external },
      { name: 'hours', kind: 'text', label: t.hours, optional: true, max: 60, when: !external },
      { name: 'hoursEn', kind: 'text', label: t.hoursEn, optional: true, when: !external },
    ],
    check: ({ name, shortName, contactEmail }: Record<Called, string>, external: boolean) => ({
      name: is.words(name),
      shortName: is.words(shortName),
      contactEmail: external && !/^\S+@\S+\.\S+$/.test(contactEmail.trim()) ? t.mail : undefined,
    }),
    body: (values: Record<Called, string>) =>
      Object.fromEntries((Object.keys(nothing) as Called[]).map((key) => [key, values[key].trim()])) as Record<Called, string>,
  }
}

const local: BodyKind[] = ['department', 'community', 'property', 'coordination']

export function ConstituteBody({ onClose }: { onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const is = useChecks()
  const go = useGo()
  const called = useCalled()
  const places = useRead(getFounding).data?.places ?? []
  const units = useRead(listUnits).data?.units ?? []
  const ofUnit = (kind: string): boolean => kind === 'property'
  return (
    <FormDialog
      route={constituteBody}
      about="constitute"
      title={t.title}
      intro={t.intro}
      confirm={t.confirm}
      done={t.made}
      initial={{ where: 'district', kind: 'department', unitId: '', jurisdictionCode: '', region: '', ...nothing }}
      fields={({ where, kind }) => [
        {
          name: 'where',
          kind: 'choice',
          label: t.where,
          options: [
            { value: 'district', label: t.district, note: t.districtNote },
            { value: 'outside', label: t.outside, note: t.outsideNote },
          ],
        },
        {
          name: 'kind',
          kind: 'select',
          label: t.kind,
          when: where === 'district',
          options: local.map((each) => ({ value: each, label: tx(kindText[each]) })),
        },
        {
          name: 'unitId',
          kind: 'select',
          label: t.unit,
          empty: '',
          when: where === 'district' && ofUnit(kind),
          options: units.map(({ id, name }) => ({ value: id, label: tx(name) })),
        },
        {
          name: 'jurisdictionCode',
          kind: 'select',
          label: t.place,
          empty: kind === 'department' ? t.wholeDistrict : '',
          when: where === 'district' && !ofUnit(kind),
          options: places.map(({ code, name }) => ({ value: code, label: tx(name) })),
        },
        { name: 'region', kind: 'text', label: t.region, hint: t.regionHint, max: 30, when: where === 'outside' },
        ...called.fields(where === 'outside'),
      ]}
      check={(values) => {
        const outside = values.where === 'outside'
        return {
          ...called.check(values, outside),
          unitId: !outside && ofUnit(values.kind) ? is.picked(values.unitId) : undefined,
          jurisdictionCode:
            !outside && !ofUnit(values.kind) && values.kind !== 'department' ? is.picked(values.jurisdictionCode) : undefined,
          region: outside ? is.words(values.region) : undefined,
        }
      }}
      input={(values) => {
        const outside = values.where === 'outside'
        const kind = outside ? 'department' : (values.kind as BodyKind)
        const district = places[0]?.code.slice(0, 6) ?? null
        return {
          body: {
            ...called.body(values),
            kind,
            unitId: !outside && ofUnit(kind) ? values.unitId : null,
            jurisdictionCode: outside || ofUnit(kind) ? null : values.jurisdictionCode || district,
            region: outside ? values.region.trim() : '',
          },
        }
      }}
      onDone={({ id }) => go(`/desk/bodies/${id}`)}
      onClose={onClose}
    />
  )
}

export function ChangeBody({ body, onClose }: { body: BodyPage; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const called = useCalled()
  const other = ({ zh, en }: { zh: string; en: string }): string => (en === zh ? '' : en)
  return (
    <FormDialog
      route={changeBody}
      about={`body:${body.id}`}
      title={t.change(tx(body.name))}
      confirm={t.save}
      done={t.saved}
      initial={{
        name: body.name.zh,
        shortName: body.shortName,
        nameEn: other(body.name),
        place: body.place.zh,
        placeEn: other(body.place),
        phone: body.phone,
        hours: body.hours.zh,
        hoursEn: other(body.hours),
        contactEmail: body.contactEmail,
      }}
      fields={() => called.fields(body.external)}
      check={(values) => called.check(values, body.external)}
      input={(values) => ({ params: { bodyId: body.id }, body: called.body(values) })}
      onClose={onClose}
    />
  )
}
