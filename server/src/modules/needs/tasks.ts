import type { Tasks } from '../../kernel/jobs.ts'
import { forgetDrafts } from './drafts.ts'

/** Background work of this module. */
export const needTasks: Tasks = {
  'needs.forget-drafts': (ctx) => forgetDrafts(ctx),
}
