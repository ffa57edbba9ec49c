import { listUnits } from '@liti/contract/directory'
import { getDraft, getIntake, getReceipt, listMyNeeds, trackNeed } from '@liti/contract/needs'
import { getMe } from '@liti/contract/session'

/** What every page reads first. Only what anybody may read stands here: who is there is not known yet, and a refusal would be told for nothing. */
export const everyPage = { portal: [getMe.path], desk: [getMe.path, listUnits.path] }

/**
 * What a page reads beside that as soon as its program runs, where its address alone says so: the page's first HTML asks for it while the
 * program is still on its way. The names of parameters are those of the page.
 */
export const firstReads: Record<string, readonly string[]> = {
  '/n/:needId': [trackNeed.path],
  '/n/:needId/confirm': [trackNeed.path],
  '/r/:needId': [getReceipt.path],
  '/my': [listMyNeeds.path],
  '/raise/:step?': [getIntake.path, getDraft.path],
}
