import { listUnits } from '@liti/contract/directory'
import { getDraft, getIntake, getNeed, getReceipt, listMyNeeds, listWork, trackNeed } from '@liti/contract/needs'
import { getMe } from '@liti/contract/session'

/** What every page reads first. */
export const everyPage = { portal: [getMe.path], desk: [getMe.path, listUnits.path, `${listWork.path}?limit=1`] }

/**
 * What a page reads beside that as soon as its program runs, where its address alone says so: the page's first HTML asks for it while the
 * program is still on its way. The names of parameters are those of the page; what has a `?` is asked for only where the address has none.
 */
export const firstReads: Record<string, readonly string[]> = {
  '/n/:needId': [trackNeed.path],
  '/n/:needId/confirm': [trackNeed.path],
  '/r/:needId': [getReceipt.path],
  '/my': [listMyNeeds.path],
  '/raise/:step?': [getIntake.path, getDraft.path],
  '/desk/needs/:needId?': [getNeed.path, `${listWork.path}?tab=mine`],
}
