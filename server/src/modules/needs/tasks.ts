import type { Tasks, Timed } from '../../kernel/jobs.ts'
import { recomputeAgain } from './tell/recompute-due.ts'
import { remindOutside } from './tell/remind-outside.ts'
import { tellDanger } from './tell/tell-danger.ts'
import { tellDue } from './tell/tell-due.ts'
import { tellObjections } from './tell/tell-objections.ts'
import { tellPromises } from './tell/tell-promises.ts'
import { tellNew } from './tell/tell-new.ts'

/** Background work of this module. */
export const needTasks: Tasks = {
  'needs.recompute-due': (ctx) => recomputeAgain(ctx),
  'needs.tell-due': (ctx) => tellDue(ctx),
  'needs.remind-outside': (ctx) => remindOutside(ctx),
  'needs.tell-objections': (ctx) => tellObjections(ctx),
  'needs.tell-promises': (ctx) => tellPromises(ctx),
  'needs.tell-new': (ctx) => tellNew(ctx),
  'needs.tell-danger': (ctx) => tellDanger(ctx),
}

/** 9:05 in Beijing, before the day's first calls; and what cannot wait for it, every minute. */
export const needTimes: Timed[] = [
  { task: 'needs.tell-due', match: '5 1 * * *' },
  { task: 'needs.remind-outside', match: '5 1 * * *' },
  { task: 'needs.tell-promises', match: '10 1 * * *' },
  { task: 'needs.tell-objections', match: '10 1 * * *' },
  { task: 'needs.tell-new', match: '* * * * *' },
  { task: 'needs.tell-danger', match: '* * * * *' },
]
