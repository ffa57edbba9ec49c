import { Suspense, useEffect, type ComponentType, type ReactNode } from 'react'
import { matchRoute, useRouter, type Parser } from 'wouter'
import { fetchedPart } from '../kit/later.tsx'
import { Route, Switch, usePath } from '../kit/nav.tsx'

export type PageEntry = { path: string; Page: ComponentType; load: () => Promise<unknown> }

/** A page that is fetched when it is first visited: `page('/raise/:step', async () => (await import('…')).RaisePage)` */
export function page(path: string, load: () => Promise<ComponentType>): PageEntry {
  const { load: fetch, Part } = fetchedPart(load)
  return { path, load: fetch, Page: Part }
}

/** The page that belongs to the address; `waiting` while it is fetched, `missing` for an address nobody has. */
export function Pages({ pages, waiting, missing }: { pages: readonly PageEntry[]; waiting: ReactNode; missing: ReactNode }): ReactNode {
  const path = usePath()
  const { parser } = useRouter()
  useEffect(() => fetchAhead(pages, parser), [pages, parser])
  return (
    <Suspense fallback={waiting}>
      <Switch location={path}>
        {pages.map(({ path: pattern, Page }) => (
          <Route key={pattern} path={pattern}>
            <Page />
          </Route>
        ))}
        <Route>{missing}</Route>
      </Switch>
    </Suspense>
  )
}

/** Fetches a page's program while the finger is still on its link: on a phone that is most of the wait. */
function fetchAhead(pages: readonly PageEntry[], parser: Parser): () => void {
  const onPoint = ({ target }: Event): void => {
    const link = target instanceof Element ? target.closest('a') : null
    if (!link || link.origin !== location.origin) return
    const entry = pages.find(({ path }) => matchRoute(parser, path, link.pathname)[0])
    // It is tried again, and any trouble told, when the page is opened.
    entry?.load().catch(() => {})
  }
  addEventListener('pointerdown', onPoint, { passive: true })
  return () => removeEventListener('pointerdown', onPoint)
}
