import { updateBuildingFile, type BuildingPage } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../kit/query.tsx'
import { texts, useTx } from '../../kit/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'
import { useForm } from '../../kit/work/use-form.ts'
import { numberOf } from '../../kit/work/number-of.ts'
import { summaryOf } from '../../kit/work/summary.ts'

const useText = texts({
  zh: {
    open: '更新',
    title: '更新一楼一档',
    save: '存好，今天核对过',
    saved: '一楼一档更新好了',
    completedYear: '建成年份',
    ownership: '产权',
    ownershipHint: '比如：分散，3 家业主',
    grossArea: '建筑面积（平方米）',
    lettableArea: '可出租面积（平方米）',
    parkingTotal: '车位（个）',
    parkingShared: '其中居民共享（个）',
    digits: '只写数字，不知道就空着',
    year: '写四位年份，比如 2011',
    shared: '共享车位不能多于总车位',
  },
  en: {
    open: 'Update',
    title: 'Update the building file',
    save: 'Save as checked today',
    saved: 'The building file is up to date',
    completedYear: 'Year built',
    ownership: 'Ownership',
    ownershipHint: 'For example: divided, 3 owners',
    grossArea: 'Floor area (m²)',
    lettableArea: 'Area to let (m²)',
    parkingTotal: 'Parking bays',
    parkingShared: 'Shared with residents',
    digits: 'Digits only; leave it empty if you do not know',
    year: 'Four digits, for example 2011',
    shared: 'No more bays can be shared than there are',
  },
})

const names = ['completedYear', 'ownership', 'grossArea', 'lettableArea', 'parkingTotal', 'parkingShared'] as const
type Values = Record<(typeof names)[number], string>

/** The button and, once pressed, the form; where the reader may not, the button stays with the reason. */
export function EditBuilding({ page }: { page: BuildingPage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [open, setOpen] = useState(false)
  if (page.can.edit !== true) return <span className="s muted">{tx(page.can.edit.why)}</span>
  return (
    <>
      <Button icon="pen" onPress={() => setOpen(true)}>
        {t.open}
      </Button>
      {open && <Form page={page} onClose={() => setOpen(false)} />}
    </>
  )
}

function Form({ page, onClose }: { page: BuildingPage; onClose: () => void }): ReactNode {
  const t = useText()
  const save = useAct(updateBuildingFile)
  const { file, buildingId } = page
  const start = Object.fromEntries(names.map((name) => [name, String(file[name] ?? '')])) as Values
  const form = useForm<Values>(
    `building-file:${buildingId}`,
    start,
    (values) => {
      const number = (name: keyof Values): string | undefined => (numberOf(values[name]) === undefined ? t.digits : undefined)
      const [total, shared] = [numberOf(values.parkingTotal), numberOf(values.parkingShared)]
      return {
        completedYear: values.completedYear.trim() === '' || /^(19|20)\d\d$/.test(values.completedYear.trim()) ? undefined : t.year,
        grossArea: number('grossArea'),
        lettableArea: number('lettableArea'),
        parkingTotal: number('parkingTotal'),
        parkingShared:
          number('parkingShared') ?? (typeof total === 'number' && typeof shared === 'number' && shared > total ? t.shared : undefined),
      }
    },
    save.error,
  )
  const onConfirm = (): void => {
    if (!form.ready()) return
    const { values } = form
    const body = {
      completedYear: numberOf(values.completedYear) ?? null,
      ownership: values.ownership.trim(),
      grossArea: numberOf(values.grossArea) ?? null,
      lettableArea: numberOf(values.lettableArea) ?? null,
      parkingTotal: numberOf(values.parkingTotal) ?? null,
      parkingShared: numberOf(values.parkingShared) ?? null,
    }
    save.run({ params: { buildingId }, body }, () => {
      form.done()
      announce(t.saved)
      onClose()
    })
  }
  return (
    <ConfirmDialog title={t.title} confirm={t.save} pending={save.pending} onConfirm={onConfirm} onClose={onClose}>
      <div className="ask-body">
        <ErrorSummary error={save.error} fields={summaryOf(form.errors, save.error)} />
        {names.map((name) => (
          <TextField
            key={name}
            id={`f-${name}`}
            label={t[name]}
            {...(name === 'ownership' ? { hint: t.ownershipHint, maxLength: 100 } : { inputMode: 'decimal' as const, maxLength: 12 })}
            value={form.values[name]}
            onChange={(value) => form.set({ [name]: value })}
            error={form.errors[name]}
          />
        ))}
      </div>
    </ConfirmDialog>
  )
}
