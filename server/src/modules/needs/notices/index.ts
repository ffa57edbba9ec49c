import { noticeFrom, type Told } from '../../../engines/notify/index.ts'
import { deskNotices } from './desk-notices.ts'
import { handlerNotices } from './handler-notices.ts'
import { outcomeNotices } from './outcome-notices.ts'
import { partNotices } from './part-notices.ts'
import { requesterNotices } from './requester-notices.ts'
import { unitNotices } from './unit-notices.ts'

/** Everything this module tells anybody. */
export const needNotices = {
  ...requesterNotices,
  ...outcomeNotices,
  ...handlerNotices,
  ...partNotices,
  ...deskNotices,
  ...unitNotices,
}

export const notice = noticeFrom(needNotices)
export type { Told }
