import '../../kit/work/work.css'
import './callback.css'
import { callbackTabs, listCallbacks } from '@liti/contract/needs'
import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import { usePathParams, useQueryValue } from '../../kit/nav.tsx'
import { usePages } from '../../kit/query.tsx'
import { DeskPage, useScope } from '../../kit/shell/desk-page.tsx'
import { texts } from '../../kit/text.ts'
import { Empty } from '../../kit/ui/states.tsx'
import { CallbackDetail } from './callback-detail.tsx'
import { CallbackList } from './callback-list.tsx'

const useText = texts({
  zh: { title: '回访', none: '从左边选一件来打', keys: '按 ↑ ↓ 选，按 Enter 打开，按 Esc 回到清单。' },
  en: { title: 'Call-backs', none: 'Choose one on the left', keys: 'Move with ↑ ↓, open with Enter, come back to the list with Esc.' },
})

/** What was answered and waits for a call by somebody who did not handle it. */
export function CallbacksPage(): ReactNode {
  const t = useText()
  const { needId } = usePathParams<'needId'>()
  const [tabValue] = useQueryValue('tab')
  const tab = callbackTabs.find((each) => each === tabValue) ?? 'due'
  const unit = useScope() ?? undefined
  const pages = usePages(listCallbacks, { query: { tab, ...(unit && { unit }) } }, { live: ['needs', 'body'], keep: true })
  const moved = useRef(false)
  const first = useRef(needId)
  useEffect(() => {
    if (needId !== first.current) moved.current = true
  }, [needId])
  const arrive = useCallback((heading: HTMLElement | null) => {
    if (moved.current) heading?.focus({ preventScroll: true })
  }, [])
  const next = pages.items.find(({ id }) => id !== needId)
  return (
    <DeskPage title={t.title} place="/desk/callbacks" fill>
      <div className={needId ? 'split open' : 'split'}>
        <CallbackList pages={pages} tab={tab} needId={needId} />
        <article className="detail">
          {needId ? (
            <CallbackDetail key={needId} needId={needId} tab={tab} next={next?.id} month={pages.first?.month} arrive={arrive} />
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
