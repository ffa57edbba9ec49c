import { checkCreditCode } from '@liti/contract/credit-code'
import { updateEnterprise, type EnterprisePage } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { useAct } from '../query.tsx'
import { texts, useTx } from '../text.ts'
import { announce } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { ConfirmDialog } from '../ui/sheet.tsx'
import { useForm } from '../work/use-form.ts'
import { numberOf } from '../work/number-of.ts'
import { summaryOf } from '../work/summary.ts'

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

type Values = Record<'creditCode' | 'staff' | 'women' | 'partyMembers' | 'foundedYear' | 'registeredHere', string>
const counts = ['staff', 'women', 'partyMembers'] as const

/** The button and, once pressed, the form; where the reader may not, the reason. */
export function EditEnterprise({ page }: { page: EnterprisePage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [open, setOpen] = useState(false)
  if (page.can.edit !== true) return <span className="s muted why">{tx(page.can.edit.why)}</span>
  return (
    <>
      <Button icon="pen" onPress={() => setOpen(true)}>
        {t.open}
      </Button>
      {open && <Form page={page} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Empty is as good: the code on file stays. */
const codeCheck = (typed: string): ReturnType<typeof checkCreditCode> => (typed.trim() === '' ? { ok: true } : checkCreditCode(typed))
const written = (n: number | null | undefined): string => (n === null || n === undefined ? '' : String(n))

function Form({ page, onClose }: { page: EnterprisePage; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const save = useAct(updateEnterprise)
  const form = useForm<Values>(
    `enterprise-file:${page.id}`,
    {
      creditCode: '',
      staff: written(page.people?.staff),
      women: written(page.people?.women),
      partyMembers: written(page.people?.partyMembers),
      foundedYear: written(page.foundedYear),
      registeredHere: page.registeredHere === null ? '' : page.registeredHere ? 'yes' : 'no',
    },
    (values) => {
      const staff = numberOf(values.staff)
      const whole = (name: (typeof counts)[number]): string | undefined => {
        const n = numberOf(values[name])
        if (n === undefined || (n !== null && !Number.isInteger(n))) return t.digits
        return name !== 'staff' && n !== null && n > (staff ?? 0) ? t.more(staff ?? 0) : undefined
      }
      const code = codeCheck(values.creditCode)
      return {
        creditCode: !code.ok && code.severity === 'error' ? tx(code.why) : undefined,
        staff: whole('staff'),
        women: whole('women'),
        partyMembers: whole('partyMembers'),
        foundedYear: values.foundedYear.trim() === '' || /^(19|20)\d\d$/.test(values.foundedYear.trim()) ? undefined : t.year,
      }
    },
    save.error,
  )
  const { values } = form
  const onConfirm = (): void => {
    if (!form.ready()) return
    const body = {
      ...(values.creditCode.trim() !== '' && { creditCode: values.creditCode.trim() }),
      staff: numberOf(values.staff) ?? null,
      women: numberOf(values.women) ?? null,
      partyMembers: numberOf(values.partyMembers) ?? null,
      foundedYear: numberOf(values.foundedYear) ?? null,
      registeredHere: values.registeredHere === '' ? null : values.registeredHere === 'yes',
    }
    save.run({ params: { organisationId: page.id }, body }, () => {
      form.done()
      announce(t.saved)
      onClose()
    })
  }
  const warning = codeCheck(values.creditCode)
  const field = (name: keyof Values) => ({
    id: `f-${name}`,
    label: t[name],
    value: values[name],
    onChange: (value: string) => form.set({ [name]: value }),
    error: form.errors[name],
  })
  return (
    <ConfirmDialog title={t.title} confirm={t.save} pending={save.pending} onConfirm={onConfirm} onClose={onClose}>
      <div className="ask-body">
        <ErrorSummary error={save.error} fields={summaryOf(form.errors, save.error)} />
        <TextField {...field('creditCode')} hint={page.creditCodeTail ? t.keep(page.creditCodeTail) : t.none} maxLength={40} />
        {!warning.ok && warning.severity === 'warning' && (
          <p className="due soon note" role="status">
            <Icon name="alert" />
            {tx(warning.why)}
          </p>
        )}
        {counts.map((name) => (
          <TextField
            key={name}
            {...field(name)}
            inputMode="numeric"
            maxLength={9}
            {...(name === 'staff' && page.people === null && { hint: t.hidden })}
          />
        ))}
        <TextField {...field('foundedYear')} inputMode="numeric" maxLength={4} />
        <SelectField
          {...field('registeredHere')}
          empty={t.unknown}
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
        />
      </div>
    </ConfirmDialog>
  )
}
