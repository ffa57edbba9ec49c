import type { PageEntry } from './pages.tsx'

/** Every page of the desk, one line each: `page('/desk/needs/:needId?', async () => (await import('../features/needs/work-page.tsx')).WorkPage)` */
export const deskPages: readonly PageEntry[] = []
