import { listWork } from '@liti/contract/needs'
import { usePages, type Pages } from '../../kit/api/query.tsx'
import type { ReplyOf } from '../../kit/api/api.ts'
import { useScope } from '../../kit/shell/desk-page.tsx'
import { useFilters, type Filters } from './use-filters.ts'

/** What of the worklist is asked for, and its rows; whoever asks twice reads once. */
export function useWorkPages(): { filters: Filters; pages: Pages<ReplyOf<typeof listWork>> } {
  const filters = useFilters()
  const unit = useScope() ?? undefined
  const { tab, type, source, lead, floor, overdue, sort, q } = filters
  const query = {
    tab,
    ...(unit && { unit }),
    ...(type && { type }),
    ...(source && { source }),
    ...(lead && { lead }),
    ...(floor && { floor }),
    ...(overdue && { overdue }),
    ...(sort && { sort }),
    ...(q && { q }),
  }
  return { filters, pages: usePages(listWork, { query }, { live: ['needs', 'body'], keep: true }) }
}
