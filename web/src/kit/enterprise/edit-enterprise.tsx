import { checkCreditCode } from '@liti/contract/credit-code'
import { updateEnterprise, type EnterprisePage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../words/text.ts'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { EditButton } from '../work/edit-button.tsx'
import { FormDialog } from '../work/form-dialog.tsx'
import { isYearOrEmpty, numberOf } from '../words/number-of.ts'

const useText = texts({
  zh: {
    open: '更新',
    title: '更新一企一档',
    save: '存好，今天核对过',
    saved: '一企一档更新好了',
    creditCode: '统一社会信用代码',
    keep: (tail: string) => `现在登记的末四位是 ${tail}。不改就空着`,
    none: '还没有登记。照营业执照填 18 位',
    staff: '在楼里上班的人数',
    women: '其中女职工',
    partyMembers: '党员',
    hidden: '页面不显示少于 5 人的数，请照实再填一次；空着就是没有填报',
    foundedYear: '成立年份',
    registeredHere: '在本区注册吗',
    yes: '是',
    no: '不是',
    unknown: '不清楚',
    digits: '只写整数，不知道就空着',
    year: '写四位年份，比如 2019',
    more: (staff: number) => `不能多于在楼里上班的 ${staff} 人`,
  },
  en: {
    open: 'Update',
    title: 'Update the enterprise file',
    save: 'Save as checked today',
    saved: 'The enterprise file is up to date',
    creditCode: 'Unified social credit code',
    keep: (tail) => `The one on file ends in ${tail}. Leave it empty to keep it`,
    none: 'None on file. Copy the 18 characters from the business licence',
    staff: 'People who work here',
    women: 'Women among them',
    partyMembers: 'Party members',
    hidden: 'Numbers of fewer than 5 people are not shown; please give them again. Empty means not told',
    foundedYear: 'Year founded',
    registeredHere: 'Registered in this district',
    yes: 'Yes',
    no: 'No',
    unknown: 'Not known',
    digits: 'Whole numbers only; leave it empty if you do not know',
    year: 'Four digits, for example 2019',
    more: (staff) => `It cannot be more than the ${staff} people who work here`,
  },
})

/** The button and, once pressed, the form; where the reader may not, the reason. */
export function EditEnterprise({ page }: { page: EnterprisePage }): ReactNode {
  const t = useText()
  return (
    <EditButton can={page.can.edit} label={t.open}>
      {(close) => <EnterpriseForm page={page} onClose={close} />}
    </EditButton>
  )
}

/** Empty is as good: the code on file stays. */
const codeCheck = (typed: string): ReturnType<typeof checkCreditCode> => (typed.trim() === '' ? { ok: true } : checkCreditCode(typed))
const written = (n: number | null | undefined): string => (n === null || n === undefined ? '' : String(n))

function EnterpriseForm({ page, onClose }: { page: EnterprisePage; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const whole = (typed: string): string | undefined => {
    const n = numberOf(typed)
    return n === undefined || (n !== null && !Number.isInteger(n)) ? t.digits : undefined
  }
  const within = (typed: string, staff: number): string | undefined =>
    whole(typed) ?? ((numberOf(typed) ?? 0) > staff ? t.more(staff) : undefined)
  return (
    <FormDialog
      route={updateEnterprise}
      about={`enterprise-file:${page.id}`}
      title={t.title}
      confirm={t.save}
      done={t.saved}
      initial={{
        creditCode: '',
        staff: written(page.people?.staff),
        women: written(page.people?.women),
        partyMembers: written(page.people?.partyMembers),
        foundedYear: written(page.foundedYear),
        registeredHere: page.registeredHere === null ? '' : page.registeredHere ? 'yes' : 'no',
      }}
      fields={() => [
        { name: 'staff', kind: 'number', label: t.staff, hint: page.people === null ? t.hidden : undefined },
        { name: 'women', kind: 'number', label: t.women },
        { name: 'partyMembers', kind: 'number', label: t.partyMembers },
        { name: 'foundedYear', kind: 'number', label: t.foundedYear },
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
      ]}
      check={(values) => {
        const code = codeCheck(values.creditCode)
        const staff = numberOf(values.staff) ?? 0
        return {
          creditCode: !code.ok && code.severity === 'error' ? tx(code.why) : undefined,
          staff: whole(values.staff),
          women: within(values.women, staff),
          partyMembers: within(values.partyMembers, staff),
          foundedYear: isYearOrEmpty(values.foundedYear) ? undefined : t.year,
        }
      }}
      input={(values) => ({
        params: { organisationId: page.id },
        body: {
          ...(values.creditCode.trim() !== '' && { creditCode: values.creditCode.trim() }),
          staff: numberOf(values.staff) ?? null,
          women: numberOf(values.women) ?? null,
          partyMembers: numberOf(values.partyMembers) ?? null,
          foundedYear: numberOf(values.foundedYear) ?? null,
          registeredHere: values.registeredHere === '' ? null : values.registeredHere === 'yes',
        },
      })}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <CreditCodeField page={page} value={values.creditCode} error={errors.creditCode} onChange={(creditCode) => set({ creditCode })} />
      )}
    </FormDialog>
  )
}

/** The code is never shown in full; one of the early pilot is taken with a warning. */
function CreditCodeField({
  page,
  value,
  error,
  onChange,
}: {
  page: EnterprisePage
  value: string
  error: string | undefined
  onChange: (value: string) => void
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const code = codeCheck(value)
  return (
    <>
      <TextField
        id="f-creditCode"
        label={t.creditCode}
        hint={page.creditCodeTail ? t.keep(page.creditCodeTail) : t.none}
        maxLength={40}
        value={value}
        onChange={onChange}
        error={error}
      />
      {!code.ok && code.severity === 'warning' && (
        <p className="due soon note" role="status">
          <Icon name="alert" />
          {tx(code.why)}
        </p>
      )}
    </>
  )
}
