import * as notices from '@liti/contract/notices'
import * as threads from '@liti/contract/threads'
import { asker, handling, list, record, type MatrixModule } from '../matrix-module.ts'
import '../needs/matrix-world.ts'

/** Threads and messages have no records of their own: they are asked for by those of a module. */
export const matrix: MatrixModule = {
  rows: [
    record(threads.getThread, [...handling, ...asker], (ids) => [
      { params: { kind: 'need' as const, id: ids.need } },
      { params: { kind: 'assignment' as const, id: ids.part } },
    ]),
    list(notices.listNotices, () => [{ query: { limit: 100 } }]),
    list(notices.markRead, (ids) => [{ body: { ids: [ids.notice] } }]),
    record(notices.listDeliveries, handling, (ids) => [{ params: { kind: 'need', id: ids.need } }]),
  ],
  harmless: { 'POST /api/notices/read ids.*': 'marks the reader’s own and no others (matrix.test.ts)' },
}
