import type { Module } from '../module.ts'
import { draftPlace, forgetDrafts } from './intake/drafts.ts'
import { needGauges } from './gauges.ts'
import { contactNamePlace, phonePlace } from './record/insert-need.ts'
import { topicOfLink } from './links/link-door.ts'
import { needParts } from './record/need-parts.ts'
import { needThread } from './views/need-thread.ts'
import { needNotices } from './notices/index.ts'
import { countOpenNeeds, mayFollowNeed, maySeeDeliveries, openNeedsBySpace, requesterIsNamed } from './record/open-needs.ts'
import { needRoutes } from './routes.ts'
import { needTasks, needTimes } from './tasks.ts'

/** Needs from asking to answered: intake, handling by units, answer, call-back and what comes after it. */
export const needs: Module = {
  name: 'needs',
  routes: needRoutes,
  tasks: needTasks,
  timed: needTimes,
  forget: forgetDrafts,
  notices: needNotices,
  thread: needThread,
  follows: { need: mayFollowNeed },
  topicOfLink,
  deliveries: {
    need: {
      maySee: maySeeDeliveries,
      unnamed: async (ctx, needId) => ((await requesterIsNamed(ctx, needId)) ? null : '诉求人'),
      parts: needParts,
    },
  },
  sealed: [
    { table: 'needs.need', column: 'phone_sealed', context: phonePlace },
    { table: 'needs.need', column: 'contact_name_sealed', context: contactNamePlace },
    { table: 'needs.draft', column: 'contact_sealed', boundTo: 'device', context: draftPlace },
  ],
  phoneTails: ['needs.need'],
  gauges: needGauges,
  open: { bySpace: openNeedsBySpace, count: countOpenNeeds },
}
