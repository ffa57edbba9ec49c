import { checkCreditCode } from '@liti/contract/credit-code'
import { correctOrganisation, organisationKinds, type EnterprisePage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { Namesakes } from '../../kit/enterprise/namesakes.tsx'
import { groupText, type Group } from '../../kit/plan/words.ts'
import { texts, useTx } from '../../kit/words/text.ts'
import { useChecks } from '../../kit/work/checks.ts'
import { FormDialog } from '../../kit/work/form-dialog.tsx'
import { isYearOrEmpty, numberOf } from '../../kit/words/number-of.ts'
import { organisationText } from './organisation-words.ts'

const useText = texts({
  zh: {
    title: '更正单位的登记',
    intro: '名称、行业这些由工作站和街道更正，会留下谁改了什么。人数由企业自己填报。',
    kind: '是什么单位',
    name: '全称',
    shortName: '简称',
    nameEn: '英文名',
    creditCode: '统一社会信用代码',
    keep: (tail: string) => `现在登记的末四位是 ${tail}。不改就空着`,
    none: '还没有登记。照营业执照填 18 位',
    group: '行业',
    other: '不归这几类',
    industryCode: '行业代码',
    codeHint: 'GB/T 4754，比如 I6513',
    codeWrong: '一个字母加 1 到 4 位数字，比如 I6513',
    activity: '做什么',
    registeredHere: '在本区注册吗',
    yes: '是',
    no: '不是',
    unknown: '不清楚',
    registeredPlace: '注册地',
    foundedYear: '成立年份',
    year: '写四位年份，比如 2019',
    note: '为什么改',
    confirm: '更正',
    done: '登记更正好了',
  },
  en: {
    title: 'Correct the entry',
    intro:
      'The workstation and the sub-district office keep name and trade; who changed what stays on record. Head counts are told by the firm itself.',
    kind: 'What it is',
    name: 'Full name',
    shortName: 'Short name',
    nameEn: 'Name in English',
    creditCode: 'Unified social credit code',
    keep: (tail) => `The one on file ends in ${tail}. Leave it empty to keep it`,
    none: 'None on file. Copy the 18 characters from the business licence',
    group: 'Trade',
    other: 'None of these',
    industryCode: 'Industry code',
    codeHint: 'GB/T 4754, for example I6513',
    codeWrong: 'One letter and 1 to 4 digits, for example I6513',
    activity: 'What it does',
    registeredHere: 'Registered in this district',
    yes: 'Yes',
    no: 'No',
    unknown: 'Not known',
    registeredPlace: 'Registered at',
    foundedYear: 'Year founded',
    year: 'Four digits, for example 2019',
    note: 'Why',
    confirm: 'Correct',
    done: 'The entry is corrected',
  },
})

export function CorrectOrganisation({ page, onClose }: { page: EnterprisePage; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const is = useChecks()
  return (
    <FormDialog
      route={correctOrganisation}
      about={`correct:${page.id}`}
      title={t.title}
      intro={t.intro}
      confirm={t.confirm}
      done={t.done}
      initial={{
        kind: page.kind,
        name: page.name.zh,
        another: '',
        shortName: page.shortName,
        nameEn: page.name.en === page.name.zh ? '' : page.name.en,
        creditCode: '',
        group: page.group ?? '',
        industryCode: page.industryCode,
        activity: page.industry,
        registeredHere: page.registeredHere === null ? '' : page.registeredHere ? 'yes' : 'no',
        registeredPlace: page.registeredPlace,
        foundedYear: page.foundedYear === null ? '' : String(page.foundedYear),
        note: '',
      }}
      fields={() => [
        { name: 'name', kind: 'text', label: t.name },
        { name: 'shortName', kind: 'text', label: t.shortName, max: 20 },
        { name: 'nameEn', kind: 'text', label: t.nameEn, optional: true, max: 120 },
        {
          name: 'kind',
          kind: 'select',
          label: t.kind,
          options: organisationKinds.map((kind) => ({ value: kind, label: tx(organisationText[kind]) })),
        },
        {
          name: 'creditCode',
          kind: 'text',
          label: t.creditCode,
          hint: page.creditCodeTail ? t.keep(page.creditCodeTail) : t.none,
          optional: true,
          max: 40,
        },
        {
          name: 'group',
          kind: 'select',
          label: t.group,
          empty: t.other,
          options: (Object.keys(groupText) as Group[]).map((group) => ({ value: group, label: tx(groupText[group]) })),
        },
        { name: 'industryCode', kind: 'text', label: t.industryCode, hint: t.codeHint, optional: true, max: 5 },
        { name: 'activity', kind: 'text', label: t.activity, optional: true, max: 60 },
        {
          name: 'registeredHere',
          kind: 'select',
          label: t.registeredHere,
          empty: t.unknown,
          options: [
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ],
        },
        { name: 'registeredPlace', kind: 'text', label: t.registeredPlace, optional: true, max: 60 },
        { name: 'foundedYear', kind: 'text', label: t.foundedYear, optional: true, max: 4 },
        { name: 'note', kind: 'text', label: t.note, optional: true, max: 200 },
      ]}
      check={({ name, shortName, creditCode, industryCode, foundedYear }) => {
        const code = creditCode.trim() === '' ? ({ ok: true } as const) : checkCreditCode(creditCode)
        return {
          name: is.words(name),
          shortName: is.words(shortName),
          creditCode: !code.ok && code.severity === 'error' ? tx(code.why) : undefined,
          industryCode: /^([A-T]?\d{0,4})$/.test(industryCode.trim()) ? undefined : t.codeWrong,
          foundedYear: isYearOrEmpty(foundedYear) ? undefined : t.year,
        }
      }}
      input={(values) => ({
        params: { organisationId: page.id },
        body: {
          kind: values.kind as EnterprisePage['kind'],
          name: values.name.trim(),
          another: values.another === 'yes',
          shortName: values.shortName.trim(),
          nameEn: values.nameEn.trim(),
          ...(values.creditCode.trim() !== '' && { creditCode: values.creditCode.trim() }),
          group: (values.group || null) as Group | null,
          industryCode: values.industryCode.trim(),
          activity: values.activity.trim(),
          registeredHere: values.registeredHere === '' ? null : values.registeredHere === 'yes',
          registeredPlace: values.registeredPlace.trim(),
          foundedYear: numberOf(values.foundedYear) ?? null,
          note: values.note.trim(),
        },
      })}
      onClose={onClose}
    >
      {(form) =>
        form.values.name.trim() !== page.name.zh && (
          <Namesakes
            name={form.values.name}
            self={page.id}
            another={form.values.another === 'yes'}
            onAnother={(yes) => form.set({ another: yes ? 'yes' : '' })}
          />
        )
      }
    </FormDialog>
  )
}
