import type { In, Out } from '@liti/contract/kit'
import type { registerNeed as route } from '@liti/contract/needs'
import { isPrivate } from '@liti/contract/needs-words'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { no, type Verdict, wrongField } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { jobAt } from '../../directory/index.ts'
import { meetClocks, refreshInbox, startClock } from '../clocks/clocks.ts'
import { dispatch } from '../handle/dispatch-need.ts'
import { record } from '../record/events.ts'
import { insertNeed } from '../record/insert-need.ts'
import { lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { tellRequester } from '../tell/tell-people.ts'
import { notice } from '../notices/index.ts'
import { isStreet } from '../rules/relations.ts'
import { step } from '../record/step.ts'
import { tellRegistered } from '../tell/tell-desk.ts'

/** Writing needs down for others: the workstation of the building, and the sub-district it lies in. */
const mayRegister = (actor: Actor, unit: { id: string; code: string }): Verdict =>
  actor.kind === 'system' ||
  actor.seats.some((seat) => seat.bodyKind === 'workstation' && seat.unitId === unit.id) ||
  isStreet(actor, unit.code)
    ? true
    : no('desk-only', '登记诉求由楼宇工作站来做', 'Needs are written down by the building workstation')

/**
 * A call, walk-in, visit or meeting written down. The writer takes it on in the same step, and may send it
 * straight to a unit. Whoever asked gets the receipt, to follow it with.
 */
export const registerNeed = (ctx: Ctx, actor: Actor, input: Out<(typeof route)['body']>): Promise<In<(typeof route)['reply']>> =>
  commit(ctx, actor, async (work) => {
    const unit = await work.tx
      .selectFrom('directory.unit_face')
      .select('jurisdiction_code')
      .where('district_id', '=', ctx.district)
      .where('id', '=', input.unitId)
      .executeTakeFirst()
    work.permit(mayRegister, { id: input.unitId, code: unit?.jurisdiction_code ?? '' })
    await checkAsker(work, input)
    const made = await insertNeed(work, {
      ...input,
      hidden: input.hidden ?? isPrivate(input.type),
      label: input.requesterLabel,
      phone: input.phone === '' ? null : input.phone,
      contactName: '',
      begins: input.dispatchTo === null ? 'accepted' : 'dispatched',
      saidFirm: '',
    })
    const need = await lockNeed(work, made.id)
    await meetClocks(work, { needId: need.id, kinds: ['accept'] })
    await step(work, need, 'accept', { accepted_at: work.now })
    await startClock(work, { needId: need.id, kind: 'dispatch', bodyId: need.owner_body_id, grade: input.grade })
    await record(work, need, { kind: 'accepted' })
    const told = { number: made.receiptCode, title: made.title, acceptBy: null, answerBy: made.promised.due.answer.toString() }
    await tellRequester(work, need, notice('need.received', told))
    if (input.dispatchTo !== null)
      await dispatch(work, need, { leadId: input.dispatchTo, note: '', co: [] }, new Map(), { field: 'dispatchTo' })
    else {
      await refreshInbox(work, need.id)
      await tellRegistered(work, need)
    }
    return { ...(await needView(work, actor, need.id)), receiptCode: made.receiptCode }
  })

/** A contact is one of the firm's people; without a firm nobody is chosen. */
async function checkAsker({ ctx, tx }: Work, { personId, organisationId }: { personId: string | null; organisationId: string | null }) {
  if (personId === null) return
  if (organisationId !== null && (await jobAt(ctx, personId, organisationId, tx)) !== null) return
  const why = { zh: '请从这家单位的联系人里选', en: 'Please choose one of the firm’s contacts' }
  throw wrongField('not-listed', 'personId', why, 'not-found')
}
