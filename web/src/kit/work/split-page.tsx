import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import { DeskPage } from '../shell/desk-page.tsx'
import { texts } from '../text.ts'
import { Empty } from '../ui/states.tsx'

const useText = texts({
  zh: { keys: '按 ↑ ↓ 选，按 Enter 打开，按 Esc 回到清单。' },
  en: { keys: 'Move with ↑ ↓, open with Enter, come back to the list with Esc.' },
})

/** Takes the heading of what was opened, to give it the focus. */
export type Arrive = (heading: HTMLElement | null) => void

/** A list and one record of it beside; on a narrow screen the list, then the record. */
export function SplitPage({
  title,
  place,
  openId,
  list,
  none,
  children,
}: {
  title: string
  place: string
  /** Which record is open, from the address. */
  openId: string | undefined
  list: ReactNode
  /** Said where none is open. */
  none: string
  children: (id: string, arrive: Arrive) => ReactNode
}): ReactNode {
  const t = useText()
  const arrive = useArrive(openId)
  return (
    <DeskPage title={title} place={place} fill>
      <div className={openId ? 'split open' : 'split'}>
        {list}
        <article className="detail">
          {openId ? (
            children(openId, arrive)
          ) : (
            <Empty title={none} framed={false}>
              {t.keys}
            </Empty>
          )}
        </article>
      </div>
    </DeskPage>
  )
}

/** The focus goes to the heading once another record was opened, not when the page comes up. */
function useArrive(openId: string | undefined): Arrive {
  const moved = useRef(false)
  const first = useRef(openId)
  useEffect(() => {
    if (openId !== first.current) moved.current = true
  }, [openId])
  return useCallback((heading) => {
    if (moved.current) heading?.focus({ preventScroll: true })
  }, [])
}
