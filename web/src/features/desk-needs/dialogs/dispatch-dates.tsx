import { previewNeed, type NeedView } from '@liti/contract/needs'
import { clockText, type Grade } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { useRead } from '../../../kit/api/query.tsx'
import { texts, useTx } from '../../../kit/words/text.ts'
import { useDue } from '../../../kit/words/time.ts'
import { KeyValue } from '../../../kit/ui/card.tsx'

const useText = texts({
  zh: {
    before: (time: string) => `${time} 前`,
    stands: (time: string) => `${time} 前，从第一次派单起算，不变`,
    again: '从第一次派单起，按新的急不急重新算',
  },
  en: {
    before: (time) => `by ${time}`,
    stands: (time) => `by ${time}, counted from the first dispatch as before`,
    again: 'Counted anew from the first dispatch, under the new urgency',
  },
})

/** By when the unit has to sign for it, reach the requester and answer, if it is dispatched now. A promise once given stands. */
export function DispatchDates({ need, grade }: { need: NeedView; grade: Grade }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useDue()
  const query = { unit: need.unit.id, category: need.categoryCode, grade, from: 'dispatched' as const }
  const preview = useRead(previewNeed, { query }, { keep: true })
  const rows = (preview.data?.steps ?? []).flatMap(({ kind, dueAt }) => {
    const given = need.clocks.find((clock) => clock.kind === kind && clock.standing !== 'cancelled')
    if (kind === 'sign' || !given) return [[tx(clockText[kind]), t.before(when(dueAt))] as const]
    if (given.metAt) return []
    return [[tx(clockText[kind]), grade === need.grade ? t.stands(when(given.dueAt)) : t.again] as const]
  })
  return (
    <div className="dates" aria-live="polite">
      <KeyValue small rows={rows} />
    </div>
  )
}
