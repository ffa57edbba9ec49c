import { page, type PageEntry } from './pages.tsx'

/** Every page of the desk, one line each. */
export const deskPages: readonly PageEntry[] = [
  page('/desk/needs/:needId?', async () => (await import('../features/desk-needs/needs-page.tsx')).NeedsPage),
  page('/desk/buildings', async () => (await import('../features/desk-building/buildings-page.tsx')).BuildingsPage),
  page('/desk/units/:slug', async () => (await import('../features/desk-building/building-page.tsx')).BuildingDeskPage),
  page('/desk/intake', async () => (await import('../features/desk-intake/intake-page.tsx')).IntakePage),
  page('/desk/callbacks/:needId?', async () => (await import('../features/desk-callback/callbacks-page.tsx')).CallbacksPage),
  page('/desk/overdue', async () => (await import('../features/desk-overdue/overdue-page.tsx')).OverduePage),
]
