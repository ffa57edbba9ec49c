import { updateBuildingFile, type BuildingPage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { EditButton } from '../../kit/work/edit-button.tsx'
import { FormDialog, type FieldOf } from '../../kit/work/form-dialog.tsx'
import { isYearOrEmpty, numberOf } from '../../kit/words/number-of.ts'

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
type Name = (typeof names)[number]

/** The button and, once pressed, the form; where the reader may not, the reason. */
export function EditBuilding({ page }: { page: BuildingPage }): ReactNode {
  const t = useText()
  return (
    <EditButton can={page.can.edit} label={t.open}>
      {(close) => <BuildingForm page={page} onClose={close} />}
    </EditButton>
  )
}

function BuildingForm({ page, onClose }: { page: BuildingPage; onClose: () => void }): ReactNode {
  const t = useText()
  const { file, buildingId } = page
  const number = (typed: string): string | undefined => (numberOf(typed) === undefined ? t.digits : undefined)
  return (
    <FormDialog
      route={updateBuildingFile}
      about={`building-file:${buildingId}`}
      title={t.title}
      confirm={t.save}
      done={t.saved}
      initial={Object.fromEntries(names.map((name) => [name, String(file[name] ?? '')])) as Record<Name, string>}
      fields={() =>
        names.map((name): FieldOf<Name> =>
          name === 'ownership'
            ? { name, kind: 'text', label: t[name], hint: t.ownershipHint, max: 100 }
            : { name, kind: 'number', label: t[name] },
        )
      }
      check={({ completedYear, grossArea, lettableArea, parkingTotal, parkingShared }) => {
        const [total, shared] = [numberOf(parkingTotal), numberOf(parkingShared)]
        return {
          completedYear: isYearOrEmpty(completedYear) ? undefined : t.year,
          grossArea: number(grossArea),
          lettableArea: number(lettableArea),
          parkingTotal: number(parkingTotal),
          parkingShared:
            number(parkingShared) ?? (typeof total === 'number' && typeof shared === 'number' && shared > total ? t.shared : undefined),
        }
      }}
      input={(values) => ({
        params: { buildingId },
        body: {
          completedYear: numberOf(values.completedYear) ?? null,
          ownership: values.ownership.trim(),
          grossArea: numberOf(values.grossArea) ?? null,
          lettableArea: numberOf(values.lettableArea) ?? null,
          parkingTotal: numberOf(values.parkingTotal) ?? null,
          parkingShared: numberOf(values.parkingShared) ?? null,
        },
      })}
      onClose={onClose}
    />
  )
}
