import '../../kit/work/work.css'
import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import { usePathParams } from '../../kit/nav.tsx'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { texts } from '../../kit/text.ts'
import { Empty } from '../../kit/ui/states.tsx'
import { NeedDetail } from './need-detail.tsx'
import { WorkList } from './work-list.tsx'

const useText = texts({
  zh: { title: '诉求', none: '从左边选一件来看', keys: '按 ↑ ↓ 选，按 Enter 打开，按 Esc 回到清单。' },
  en: { title: 'Needs', none: 'Choose one on the left', keys: 'Move with ↑ ↓, open with Enter, come back to the list with Esc.' },
})

/** The worklist and one need beside it; on a narrow screen the list, then the need. */
export function NeedsPage(): ReactNode {
  const t = useText()
  const { needId } = usePathParams<'needId'>()
  const moved = useRef(false)
  const first = useRef(needId)
  useEffect(() => {
    if (needId !== first.current) moved.current = true
  }, [needId])
  const arrive = useCallback((heading: HTMLElement | null) => {
    if (moved.current) heading?.focus({ preventScroll: true })
  }, [])
  return (
    <DeskPage title={t.title} place="/desk/needs" fill>
      <div className={needId ? 'split open' : 'split'}>
        <WorkList needId={needId} />
        <article className="detail">
          {needId ? (
            <NeedDetail key={needId} needId={needId} arrive={arrive} />
          ) : (
            <Empty title={t.none} framed={false}>
              {t.keys}
            </Empty>
          )}
        </article>
      </div>
    </DeskPage>
  )
}
