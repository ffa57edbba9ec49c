import '../../kit/css/work/work.css'
import { getNeed } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { usePathParams } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { needPath } from '../../kit/work/paths.ts'
import { SplitPage } from '../../kit/work/split-page.tsx'
import { NeedDetail } from './need-detail.tsx'
import { useWorkPages } from './use-work-pages.ts'
import { WorkList } from './work-list.tsx'

const useText = texts({
  zh: { title: '诉求', none: '从左边选一件来看' },
  en: { title: 'Needs', none: 'Choose one on the left' },
})

/** The worklist and one need beside it; the most urgent one where none was chosen and there is room. */
export function NeedsPage(): ReactNode {
  const t = useText()
  const { needId } = usePathParams<'needId'>()
  const { filters, pages } = useWorkPages()
  const need = useRead(getNeed, { params: { needId: needId ?? '' } }, { when: needId !== undefined, live: ['needs', `need:${needId}`] })
  const [top] = pages.items
  return (
    <SplitPage
      title={need.data ? `${need.data.number} ${need.data.title}` : t.title}
      place="/desk/needs"
      openId={needId}
      first={top && { id: top.id, to: needPath(top.id, filters.searchFor(filters.tab)) }}
      list={<WorkList needId={needId} />}
      none={t.none}
    >
      {(id, arrive) => <NeedDetail key={id} needId={id} arrive={arrive} />}
    </SplitPage>
  )
}
