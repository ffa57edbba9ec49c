import { useCallback, useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { useLetterKeys } from '../letter-keys.ts'
import { useGo } from '../nav.tsx'
import { DeskPage } from '../shell/desk-page.tsx'
import { texts } from '../words/text.ts'
import { Empty } from '../ui/states.tsx'
import { useNarrow } from '../use-narrow.ts'

const useText = texts({
  zh: { keys: '按 ↑ ↓ 选，按 Enter 打开，按 Esc 回到清单。', letters: 'J 看下一件，? 看全部快捷键。' },
  en: { keys: 'Move with ↑ ↓, open with Enter, come back to the list with Esc.', letters: ' J opens the next, ? shows all shortcuts.' },
})

/** Takes the heading of what was opened, to give it the focus. */
export type Arrive = (heading: HTMLElement | null) => void

/** A list and one record of it beside; on a narrow screen the list, then the record. */
export function SplitPage({
  title,
  place,
  openId,
  first,
  list,
  none,
  children,
}: {
  /** Of the window: of the record that is open, else of the list. */
  title: string
  place: string
  /** Which record is open, from the address. */
  openId: string | undefined
  /** The first row of the list: on a wide screen it is opened where nothing is. */
  first?: { id: string; to: string } | undefined
  list: ReactNode
  /** Said where none is open. */
  none: string
  children: (id: string, arrive: Arrive) => ReactNode
}): ReactNode {
  const t = useText()
  const letters = useLetterKeys()
  const opened = useFirst(openId, first)
  const arrive = useArrive(openId, opened)
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
              {letters && t.letters}
            </Empty>
          )}
        </article>
      </div>
    </DeskPage>
  )
}

/**
 * Opens the first row where there is room for it and nothing is open: the page begins with what is most urgent, not with two thirds
 * of nothing. Returns what it opened.
 */
function useFirst(openId: string | undefined, first: { id: string; to: string } | undefined): RefObject<string | undefined> {
  const go = useGo()
  const narrow = useNarrow()
  const opened = useRef<string>(undefined)
  useEffect(() => {
    if (openId !== undefined || narrow || !first) return
    opened.current = first.id
    go(first.to, { replace: true })
  }, [openId, narrow, first, go])
  return opened
}

/** The focus goes to the heading once somebody opened another record, not when the page comes up. */
function useArrive(openId: string | undefined, byItself: RefObject<string | undefined>): Arrive {
  const moved = useRef(false)
  const first = useRef(openId)
  useEffect(() => {
    if (openId !== first.current && openId !== byItself.current) moved.current = true
  }, [openId, byItself])
  return useCallback((heading) => {
    if (moved.current) heading?.focus({ preventScroll: true })
  }, [])
}
