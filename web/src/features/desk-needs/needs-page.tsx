import '../../kit/work/work.css'
import type { ReactNode } from 'react'
import { usePathParams } from '../../kit/nav.tsx'
import { texts } from '../../kit/text.ts'
import { SplitPage } from '../../kit/work/split-page.tsx'
import { NeedDetail } from './need-detail.tsx'
import { WorkList } from './work-list.tsx'

const useText = texts({
  zh: { title: '诉求', none: '从左边选一件来看' },
  en: { title: 'Needs', none: 'Choose one on the left' },
})

/** The worklist and one need beside it. */
export function NeedsPage(): ReactNode {
  const t = useText()
  const { needId } = usePathParams<'needId'>()
  return (
    <SplitPage title={t.title} place="/desk/needs" openId={needId} list={<WorkList needId={needId} />} none={t.none}>
      {(id, arrive) => <NeedDetail key={id} needId={id} arrive={arrive} />}
    </SplitPage>
  )
}
