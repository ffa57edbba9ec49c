import type { Tasks } from '../../kernel/jobs.ts'
import { forgetDrafts } from './drafts.ts'
import { recomputeAgain } from './recompute-due.ts'
import { remindOutside } from './remind-outside.ts'
import { tellDanger } from './tell-danger.ts'
import { tellDue } from './tell-due.ts'
import { tellPromises } from './tell-promises.ts'
import { tellNew } from './tell-new.ts'

/** Background work of this module. */
export const needTasks: Tasks = {
  'needs.forget-drafts': (ctx) => forgetDrafts(ctx),
  'needs.recompute-due': (ctx) => recomputeAgain(ctx),
  'needs.tell-due': (ctx) => tellDue(ctx),
  'needs.remind-outside': (ctx) => remindOutside(ctx),
  'needs.tell-promises': (ctx) => tellPromises(ctx),
  'needs.tell-new': (ctx) => tellNew(ctx),
  'needs.tell-danger': (ctx) => tellDanger(ctx),
}
