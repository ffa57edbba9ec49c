import { listUnits } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { useMe } from '../../kit/me.ts'
import { useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { BuildingList } from './building-list.tsx'
import { HomeWays } from './home-ways.tsx'
import { MyRecent } from './my-recent.tsx'
import { RaiseAction } from './raise-action.tsx'

const useText = texts({
  zh: { title: '首页', heading: '有事说一声，看得见谁在办', which: '您在哪栋楼' },
  en: { title: 'Home', heading: 'Say what you need, see who is on it', which: 'Which building are you in' },
})

/** The first page of somebody who has not chosen a building yet; a need can be raised all the same. */
export function ChooseHome(): ReactNode {
  const t = useText()
  const me = useMe()
  const listed = useRead(listUnits)
  return (
    <PortalPage title={t.title} heading={t.heading} tab="home" unread={me.data?.unread ?? 0}>
      <RaiseAction />
      <div className="sub">
        <h2>{t.which}</h2>
      </div>
      <BuildingList />
      {/* Comes with the list: however long that is, nothing that one has begun to read is pushed away. */}
      {!listed.isPending && (
        <>
          <MyRecent />
          <HomeWays me={me.data} />
        </>
      )}
    </PortalPage>
  )
}
