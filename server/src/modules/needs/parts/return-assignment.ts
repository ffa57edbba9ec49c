import type { LinkView, NeedView } from '@liti/contract/needs'
import { mostRounds, type Grade, type ReturnReason } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { cancelClocks, handOverClocks, refreshInbox, startClock } from '../clocks/clocks.ts'
import { bodyHere } from '../record/dispatch-catalogue.ts'
import { record } from '../record/events.ts'
import { linkView } from '../views/link-view.ts'
import { lockAssignment, moveAssignment } from '../record/lock-assignment.ts'
import { needView } from '../views/need-view.ts'
import { mayReturn } from '../rules/rules.ts'
import { step } from '../record/step.ts'
import { tellReturned } from '../tell/tell-parts.ts'

type Return = { reason: ReturnReason; basis: string }

/**
 * 退单: a unit sends its part back, with a reason of the closed list and the basis for it. A lead's return puts the need back
 * before dispatch, at the workstation; the second one goes to the sub-district to decide. The promise to the requester stands.
 */
export const returnAssignment = (ctx: Ctx, actor: Actor, assignmentId: string, input: Return): Promise<NeedView> =>
  commit(ctx, actor, async (work) => needView(work, actor, await giveBack(work, assignmentId, input, 'desk')))

/** The same by the link of a unit without an account. */
export const returnByLink = (ctx: Ctx, actor: Actor, assignmentId: string, input: Return): Promise<LinkView> =>
  commit(ctx, actor, async (work) => {
    await giveBack(work, assignmentId, input, 'link')
    return linkView(work, actor, assignmentId)
  })

async function giveBack(work: Work, assignmentId: string, { reason, basis }: Return, side: 'desk' | 'link'): Promise<string> {
  const { need, assignment } = await lockAssignment(work, assignmentId, side)
  work.permit(mayReturn, need, assignment)
  const { ctx } = work
  await moveAssignment(work, assignmentId, {
    state: 'returned',
    return_code: reason,
    return_basis: basis,
    ended_at: work.now,
  })
  await cancelClocks(work, { needId: need.id, assignmentId })
  await record(work, need, {
    kind: 'returned',
    assignmentId,
    note: basis,
    data: { reason },
    audience: 'handlers',
    bodyId: assignment.body_id,
  })
  if (assignment.role === 'lead') {
    const { rows } = await sql<{ times: number }>`select count(*)::int as times from needs.assignment
      where district_id = ${ctx.district} and need_id = ${need.id} and role = 'lead' and state = 'returned'`.execute(work.tx)
    const kind = (rows[0]?.times ?? 0) >= 2 || need.round > mostRounds ? 'subdistrict' : 'workstation'
    const office =
      (await bodyHere({ db: work.tx, district: ctx.district }, kind, need.unit_id, need.jurisdiction_code)) ??
      (await bodyHere({ db: work.tx, district: ctx.district }, 'workstation', need.unit_id, need.jurisdiction_code))
    const owner = office?.id ?? need.owner_body_id
    await step(work, need, 'return', { owner_body_id: owner, lead_body_id: null, signed_at: null })
    await handOverClocks(work, { needId: need.id, kinds: ['contact', 'answer'] }, owner)
    await startClock(work, { needId: need.id, kind: 'dispatch', bodyId: owner, grade: need.grade as Grade, round: need.round })
  }
  await refreshInbox(work, need.id)
  await tellReturned(work, need, assignment, { reason, basis })
  return need.id
}
