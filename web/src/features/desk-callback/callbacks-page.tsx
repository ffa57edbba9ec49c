import '../../kit/css/work/work.css'
import './callback.css'
import { callbackTabs, getNeed, listCallbacks } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { usePathParams, useQueryValue } from '../../kit/nav.tsx'
import { usePages, useRead } from '../../kit/api/query.tsx'
import { useScope } from '../../kit/shell/desk-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { callbackPath } from '../../kit/work/paths.ts'
import { SplitPage } from '../../kit/work/split-page.tsx'
import { CallbackDetail } from './callback-detail.tsx'
import { CallbackList } from './callback-list.tsx'

const useText = texts({
  zh: { title: '回访', none: '从左边选一件来打', of: (number: string, title: string) => `${number} ${title}：回访` },
  en: { title: 'Call-backs', none: 'Choose one on the left', of: (number, title) => `${number} ${title}: call-back` },
})

/** What was answered and waits for a call by somebody who did not handle it. */
export function CallbacksPage(): ReactNode {
  const t = useText()
  const { needId } = usePathParams<'needId'>()
  const [tabValue] = useQueryValue('tab')
  const tab = callbackTabs.find((each) => each === tabValue) ?? 'due'
  const unit = useScope() ?? undefined
  const pages = usePages(listCallbacks, { query: { tab, ...(unit && { unit }) } }, { live: ['needs', 'body'], keep: true })
  const need = useRead(getNeed, { params: { needId: needId ?? '' } }, { when: needId !== undefined, live: ['needs', `need:${needId}`] })
  const [top] = pages.items
  const next = pages.items.find(({ id }) => id !== needId)
  return (
    <SplitPage
      title={need.data ? t.of(need.data.number, need.data.title) : t.title}
      place="/desk/callbacks"
      openId={needId}
      first={tab === 'due' && top ? { id: top.id, to: callbackPath(top.id) } : undefined}
      list={<CallbackList pages={pages} tab={tab} needId={needId} />}
      none={t.none}
    >
      {(id, arrive) => <CallbackDetail key={id} needId={id} tab={tab} next={next?.id} month={pages.first?.month} arrive={arrive} />}
    </SplitPage>
  )
}
