import { page, type PageEntry } from './pages.tsx'

/** Every page of the portal, one line each: `page('/raise', async () => (await import('../features/needs/raise-page.tsx')).RaisePage)` */
export const portalPages: readonly PageEntry[] = [
  page('/', async () => (await import('../features/portal-home/home-page.tsx')).HomePage),
  page('/b', async () => (await import('../features/portal-home/unit-page.tsx')).OwnUnitPage),
  page('/b/:slug', async () => (await import('../features/portal-home/unit-page.tsx')).UnitPage),
  page('/buildings', async () => (await import('../features/portal-home/buildings-page.tsx')).BuildingsPage),
  page('/raise/:step?', async () => (await import('../features/raise-need/raise-page.tsx')).RaisePage),
]
