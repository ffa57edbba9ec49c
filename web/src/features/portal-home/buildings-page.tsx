import type { ReactNode } from 'react'
import { useGo } from '../../kit/nav.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { BuildingList } from './building-list.tsx'
import './portal-home.css'

const useText = texts({
  zh: { title: '您在哪栋楼', home: '首页' },
  en: { title: 'Which building are you in', home: 'Home' },
})

/** Choosing another building. */
export function BuildingsPage(): ReactNode {
  const t = useText()
  const go = useGo()
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/', label: t.home }}>
      <BuildingList onChosen={() => go('/')} />
    </PortalPage>
  )
}
