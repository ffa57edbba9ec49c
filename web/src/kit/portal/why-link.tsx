import type { DeadlineView } from '@liti/contract/deadline'
import { explainClock } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useRead } from '../api/query.tsx'
import { texts } from '../words/text.ts'
import { DeadlineWhy } from '../ui/deadline-why.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Loaded } from '../ui/states.tsx'
import './portal.css'

const useText = texts({ zh: { why: '怎么算的', title: '为什么是这一天' }, en: { why: 'How this was worked out', title: 'Why this day' } })

type Source = { clockId: string; link?: string | undefined } | { deadline: DeadlineView }

/**
 * Stands behind a date and opens its working-out: from a deadline at hand, or of a clock (`link`: the token of a unit without an
 * account). `onWrong` is where to say that it was worked out wrongly; the sheet is closed by then.
 */
export function WhyLink({
  children,
  onWrong,
  ...source
}: Source & { children?: ReactNode; onWrong?: (() => void) | undefined }): ReactNode {
  const t = useText()
  const [open, setOpen] = useState(false)
  const wrong =
    onWrong &&
    (() => {
      setOpen(false)
      onWrong()
    })
  return (
    <>
      <button type="button" className="as-link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children ?? t.why}
      </button>
      {open && (
        <Sheet title={t.title} onClose={() => setOpen(false)}>
          {'deadline' in source ? <DeadlineWhy deadline={source.deadline} onWrong={wrong} /> : <ClockWhy {...source} onWrong={wrong} />}
        </Sheet>
      )}
    </>
  )
}

function ClockWhy({
  clockId,
  link,
  onWrong,
}: {
  clockId: string
  link?: string | undefined
  onWrong: (() => void) | undefined
}): ReactNode {
  const why = useRead(explainClock, { params: { clockId }, query: { link } })
  return (
    <Loaded from={why} lines={8}>
      {({ deadline }) => <DeadlineWhy deadline={deadline} onWrong={onWrong} />}
    </Loaded>
  )
}
