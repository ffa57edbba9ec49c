import type { DeadlineView } from '@liti/contract/deadline'
import { explainClock } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useRead } from '../query.tsx'
import { texts } from '../text.ts'
import { DeadlineWhy } from '../ui/deadline-why.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Loaded } from '../ui/states.tsx'
import './portal.css'

const useText = texts({ zh: { why: '怎么算的', title: '为什么是这一天' }, en: { why: 'How this was worked out', title: 'Why this day' } })

type Source = { clockId: string; link?: string | undefined } | { deadline: DeadlineView }

/** Stands behind a date and opens its working-out: from a deadline at hand, or of a clock (`link`: the token of a unit without an account). */
export function WhyLink({ children, ...source }: Source & { children?: ReactNode }): ReactNode {
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="as-link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children ?? t.why}
      </button>
      {open && (
        <Sheet title={t.title} onClose={() => setOpen(false)}>
          {'deadline' in source ? <DeadlineWhy deadline={source.deadline} /> : <ClockWhy {...source} />}
        </Sheet>
      )}
    </>
  )
}

function ClockWhy({ clockId, link }: { clockId: string; link?: string | undefined }): ReactNode {
  const why = useRead(explainClock, { params: { clockId }, query: { link } })
  return (
    <Loaded from={why} lines={8}>
      {({ deadline }) => <DeadlineWhy deadline={deadline} />}
    </Loaded>
  )
}
