import type { Lang } from '@liti/contract/common'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Router } from 'wouter'
import { ChooseHome } from '../features/portal-home/choose-home.tsx'
import { setLang } from '../kit/words/lang.ts'
import { Queries } from '../kit/api/query.tsx'
import { PortalPage } from '../kit/shell/portal-page.tsx'
import { Brand, useProduct } from '../kit/ui/brand.tsx'
import { Loading } from '../kit/ui/states.tsx'

/** What is read out before the page has a heading of its own. */
const Name = (): ReactNode => <h1 className="vh">{useProduct().name}</h1>

const views = {
  /** The page of somebody who comes for the first time, as it looks before anything has been read. */
  home: () => <ChooseHome />,
  /** Any other page of the portal: its frame, and the shape of what comes. */
  portal: () => (
    <PortalPage title="">
      <Name />
      <Loading lines={6} />
    </PortalPage>
  ),
  desk: () => (
    <div className="desk">
      <header className="topbar">
        <span className="brand-link">
          <Brand />
        </span>
      </header>
      <main id="main" className="desk-page">
        <Name />
        <Loading lines={12} />
      </main>
    </div>
  ),
} satisfies Record<string, () => ReactNode>

/** What stands on a page before its program has arrived. Rendered when the screens are built. */
export function firstView(page: keyof typeof views, lang: Lang): string {
  setLang(lang)
  const View = views[page]
  return renderToStaticMarkup(
    <Router ssrPath="/">
      <Queries>
        <View />
      </Queries>
    </Router>,
  )
}
