import { listBodies } from '@liti/contract/directory'
import { getIntake } from '@liti/contract/needs'
import { grades, gradeText } from '@liti/contract/needs-words'
import type { ReplyOf } from '../api/api.ts'
import { useRead } from '../api/query.tsx'
import { texts, useTx } from '../words/text.ts'
import type { SelectOption } from '../ui/field.tsx'

export type BodyHit = ReplyOf<typeof listBodies>['bodies'][number]

/** The categories as one list, the upper level named before the lower: 物业，电梯 */
export function useCategoryOptions(): SelectOption[] {
  const tx = useTx()
  const intake = useRead(getIntake)
  return (intake.data?.categories ?? []).flatMap((upper) =>
    upper.children.length === 0
      ? [{ value: upper.code, label: tx(upper.name) }]
      : upper.children.map((lower) => ({ value: lower.code, label: `${tx(upper.name)} / ${tx(lower.name)}` })),
  )
}

/** The bodies a need of this unit can be sent to. */
export function useBodies(unitId: string | undefined): readonly BodyHit[] {
  return useRead(listBodies, { query: { ...(unitId && { unit: unitId }) } }, { when: unitId !== undefined }).data?.bodies ?? []
}

const useText = texts({
  zh: { of: (name: string, region: string) => (name.includes(region) ? name : `${name}（${region}）`) },
  en: { of: (name) => name },
})

/** 河北省人社厅（河北） */
export function useBodyOption(): (body: BodyHit) => SelectOption {
  const tx = useTx()
  const t = useText()
  return (body) => {
    const name = tx(body.name)
    return { value: body.id, label: body.external && body.region ? t.of(name, body.region) : name }
  }
}

export function useGradeOptions(all: boolean): SelectOption[] {
  const tx = useTx()
  return grades.filter((grade) => all || grade !== 'complex').map((grade) => ({ value: grade, label: tx(gradeText[grade]) }))
}
