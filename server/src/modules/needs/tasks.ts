import type { Tasks } from '../../kernel/jobs.ts'
import { forgetDrafts } from './drafts.ts'
import { tellDue } from './tell-due.ts'

/** Background work of this module. */
export const needTasks: Tasks = {
  'needs.forget-drafts': (ctx) => forgetDrafts(ctx),
  'needs.tell-due': (ctx) => tellDue(ctx),
}
