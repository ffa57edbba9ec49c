import { page, type PageEntry } from './pages.tsx'

/** Every page of the desk, one line each. */
export const deskPages: readonly PageEntry[] = [
  page('/desk/needs/:needId?', async () => (await import('../features/desk-needs/needs-page.tsx')).NeedsPage),
  page('/desk/buildings', async () => (await import('../features/desk-building/buildings-page.tsx')).BuildingsPage),
  page('/desk/units/:slug', async () => (await import('../features/desk-building/building-page.tsx')).BuildingDeskPage),
  page('/desk/units/:slug/poster', async () => (await import('../features/desk-poster/poster-page.tsx')).PosterPage),
  page('/desk/units/:slug/bodies', async () => (await import('../features/desk-bodies/bodies-page.tsx')).BodiesPage),
  page('/desk/bodies', async () => (await import('../features/desk-bodies/register-page.tsx')).BodyRegisterPage),
  page('/desk/bodies/:bodyId', async () => (await import('../features/desk-bodies/body-page.tsx')).BodyDeskPage),
  page(
    '/desk/organisations/:organisationId',
    async () => (await import('../features/desk-enterprise/enterprise-page.tsx')).EnterpriseDeskPage,
  ),
  page('/desk/search', async () => (await import('../features/desk-search/search-page.tsx')).SearchPage),
  page('/desk/figures', async () => (await import('../features/desk-figures/figures-page.tsx')).FiguresPage),
  page('/desk/threads/:kind/:id', async () => (await import('../features/desk-thread/thread-page.tsx')).ThreadPage),
  page('/desk/notices', async () => (await import('../features/desk-notices/notices-page.tsx')).NoticesPage),
  page('/desk/me', async () => (await import('../features/desk-account/account-page.tsx')).AccountPage),
  page('/desk/account', async () => (await import('../features/desk-account/account-page.tsx')).AccountPage),
  page('/desk/intake', async () => (await import('../features/desk-intake/intake-page.tsx')).IntakePage),
  page('/desk/callbacks/:needId?', async () => (await import('../features/desk-callback/callbacks-page.tsx')).CallbacksPage),
  page('/desk/overdue', async () => (await import('../features/desk-overdue/overdue-page.tsx')).OverduePage),
]
