import type { Out } from '@liti/contract/kit'
import type { replyAssignment as route } from '@liti/contract/needs'
import { attachFiles } from '../../../kernel/files/index.ts'
import type { Work } from '../../../kernel/work.ts'
import { meetClocks, refreshInbox, setPause, waitingText } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { moveAssignment, type LockedAssignment } from '../record/lock-assignment.ts'
import type { LockedNeed } from '../record/lock-need.ts'
import { checkDay, isMoved, keepLink, putPromiseClock } from '../record/promised-day.ts'
import { tellReplied } from '../tell/tell-parts.ts'
import { tellPartDay } from '../tell/tell-part-day.ts'

export type PartReply = Out<(typeof route)['body']>

/**
 * What a unit says of its part, for the first time or once more (`corrects`). A promise leaves the part open: it comes back on its day.
 * Every reply stays on the timeline in its own words.
 */
export async function putReply(
  work: Work,
  need: LockedNeed,
  assignment: LockedAssignment,
  input: PartReply,
  corrects = false,
): Promise<void> {
  const { id } = assignment
  await attachFiles(work, input.files, { kind: 'assignment', id })
  // a reply without the answer to an open question: the time the question stood open is not the unit's
  if (assignment.openQuestions > 0) await setPause(work, assignment, 'end', waitingText)
  if (input.outcome === 'promised') return promise(work, need, assignment, input, checkDay(work, assignment, input))
  await moveAssignment(work, id, {
    state: 'replied',
    outcome: input.outcome,
    reply: input.text,
    missing: null,
    replied_at: work.now,
    ended_at: work.now,
  })
  await meetClocks(work, { needId: need.id, kinds: ['reply', 'promise'], assignmentId: id })
  await refreshInbox(work, need.id)
  await record(work, need, {
    kind: corrects ? 'reply-corrected' : 'replied',
    assignmentId: id,
    note: input.text,
    data: { outcome: input.outcome },
    bodyId: assignment.body_id,
    handles: true,
  })
  await tellReplied(work, need, assignment, input.outcome, corrects)
  // a day that was told and is not kept is told again
  if (assignment.outcome === 'promised' && assignment.promised_day !== null && input.outcome !== 'done')
    await tellPartDay(work, need, assignment, { day: null, was: assignment.promised_day, why: '' })
}

async function promise(work: Work, need: LockedNeed, assignment: LockedAssignment, input: PartReply, day: string): Promise<void> {
  const { id, promised_day: was } = assignment
  const moved = isMoved(assignment, day)
  await moveAssignment(work, id, {
    state: 'signed',
    outcome: 'promised',
    reply: input.text,
    missing: null,
    promised_day: day,
    replied_at: null,
    ended_at: null,
  })
  await meetClocks(work, { needId: need.id, kinds: ['reply'], assignmentId: id })
  await putPromiseClock(work, need, assignment, day)
  await keepLink(work, id, day)
  await refreshInbox(work, need.id)
  await record(work, need, {
    kind: moved ? 'promise-moved' : 'part-promised',
    assignmentId: id,
    note: input.text,
    data: moved ? { day, was, why: input.why } : { day },
    bodyId: assignment.body_id,
    handles: true,
  })
  await tellPartDay(work, need, assignment, { day, was: moved ? was : null, why: moved ? input.why : '' })
}
