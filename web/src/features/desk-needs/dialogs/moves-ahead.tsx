import { isLater, movedText, toTell, type ToldKind } from '@liti/contract/moved-text'
import { foreseeMoves, type NeedView } from '@liti/contract/needs'
import { clockText, type Grade } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { useRead } from '../../../kit/api/query.tsx'
import { texts, useTx } from '../../../kit/words/text.ts'

const useText = texts({
  zh: { before: '告诉过诉求人的日子会变，会发通知说明：' },
  en: { before: 'A date the requester was told would change, and they would be told: ' },
})
const names: Record<ToldKind, (typeof clockText)[ToldKind]> = clockText

/** Before the press: which dates the requester was told would move, from when to when and why. An earlier one is said only where the urgency was changed. */
export function MovesAhead({ need, act, grade }: { need: NeedView; act: 'accept' | 'dispatch'; grade: Grade }): ReactNode {
  const t = useText()
  const tx = useTx()
  const ahead = useRead(foreseeMoves, { params: { needId: need.id }, query: { act, grade } }, { keep: true })
  const moved = ahead.data?.moved ?? []
  const said = grade === need.grade ? moved.filter(isLater) : toTell(moved)
  return (
    <div aria-live="polite">
      {said.length > 0 && (
        <p className="changed s">
          {t.before}
          {tx(movedText(said, undefined, names))}
        </p>
      )}
    </div>
  )
}
