import type { PageEntry } from './pages.tsx'

/** Every page of the portal, one line each: `page('/raise', async () => (await import('../features/needs/raise-page.tsx')).RaisePage)` */
export const portalPages: readonly PageEntry[] = []
