import { explainClock } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useRead } from '../api/query.tsx'
import { texts } from '../words/text.ts'
import { DeadlineWhy } from '../ui/deadline-why.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Loaded } from '../ui/states.tsx'

const useText = texts({ zh: { title: '为什么是这一天' }, en: { title: 'Why this day' } })

/** Reads how a clock was worked out and shows it over the page; `onWrong` is where to say that it is wrong. */
function ClockWhySheet({
  clockId,
  onWrong,
  onClose,
}: {
  clockId: string
  onWrong?: (() => void) | undefined
  onClose: () => void
}): ReactNode {
  const t = useText()
  const why = useRead(explainClock, { params: { clockId } })
  return (
    <Sheet title={t.title} onClose={onClose}>
      <Loaded from={why} lines={8}>
        {({ deadline }) => <DeadlineWhy deadline={deadline} onWrong={onWrong} />}
      </Loaded>
    </Sheet>
  )
}

/** A date or a stretch of time that opens its working-out; `onWrong` is where to say that it is wrong. */
export function WhyButton({
  clockId,
  className,
  onWrong,
  children,
}: {
  clockId: string
  className: string
  onWrong?: (() => void) | undefined
  children: ReactNode
}): ReactNode {
  const [open, setOpen] = useState(false)
  const say = (): void => {
    setOpen(false)
    onWrong?.()
  }
  return (
    <>
      <button type="button" className={className} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children}
      </button>
      {open && <ClockWhySheet clockId={clockId} onWrong={onWrong && say} onClose={() => setOpen(false)} />}
    </>
  )
}
