import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'
import { Route, Switch, usePath } from '../kit/nav.tsx'

export type PageEntry = { path: string; Page: ComponentType }

/** A page that is fetched when it is first visited: `page('/raise/:step', async () => (await import('…')).RaisePage)` */
export function page(path: string, load: () => Promise<ComponentType>): PageEntry {
  return { path, Page: lazy(async () => ({ default: await load() })) }
}

/** The page that belongs to the address; `waiting` while it is fetched, `missing` for an address nobody has. */
export function Pages({ pages, waiting, missing }: { pages: readonly PageEntry[]; waiting: ReactNode; missing: ReactNode }): ReactNode {
  const path = usePath()
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
