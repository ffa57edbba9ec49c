import type { Lang } from '@liti/contract/common'
import { renderToStaticMarkup } from 'react-dom/server'
import { Router } from 'wouter'
import { ChooseHome } from '../features/portal-home/choose-home.tsx'
import { setLang } from '../kit/lang.ts'
import { Queries } from '../kit/query.tsx'

/** The page of somebody who comes for the first time, as it looks before anything has been read. Rendered when the screens are built. */
export function firstView(lang: Lang): string {
  setLang(lang)
  return renderToStaticMarkup(
    <Router ssrPath="/">
      <Queries>
        <ChooseHome />
      </Queries>
    </Router>,
  )
}
