import '../kit/css/base.css'
import type { ReactNode } from 'react'
import { useLive } from '../kit/api/live.ts'
import { useMe } from '../kit/me.ts'
import { PortalPage } from '../kit/shell/portal-page.tsx'
import { texts } from '../kit/words/text.ts'
import { LinkButton } from '../kit/ui/button.tsx'
import { Empty, Loading } from '../kit/ui/states.tsx'
import { mount } from './mount.tsx'
import { Pages } from './pages.tsx'
import { portalPages } from './portal-pages.ts'

const useText = texts({
  zh: { home: '首页', missing: '没有这一页', why: '地址可能写错了，或者这件事已经归档。', back: '回首页' },
  en: {
    home: 'Home',
    missing: 'There is no such page',
    why: 'The address may be mistyped, or the matter is archived.',
    back: 'Go to the home page',
  },
})

function Missing(): ReactNode {
  const t = useText()
  return (
    <PortalPage title={t.missing} heading={t.missing} back={{ to: '/', label: t.home, icon: 'home' }}>
      <Empty title={t.why} action={<LinkButton to="/">{t.back}</LinkButton>} />
    </PortalPage>
  )
}

function Portal(): ReactNode {
  // Nothing is sent to a guest's home page; a page that follows one need opens its own stream.
  useLive({ when: useMe().data?.person != null })
  return (
    <Pages
      pages={portalPages}
      missing={<Missing />}
      waiting={
        <main className="mobile">
          <Loading lines={6} />
        </main>
      }
    />
  )
}

// The first view is on the page already (first-view.tsx): it stays until the program can draw the same.
const home = portalPages.find(({ path }) => path === '/')
if (location.pathname === '/') await home?.load().catch(() => undefined)
mount(<Portal />)
