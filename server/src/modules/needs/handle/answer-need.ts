import type { Out } from '@liti/contract/kit'
import type { answerNeed as route, NeedView } from '@liti/contract/needs'
import type { Grade } from '@liti/contract/needs-words'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { attachFiles } from '../../../kernel/files/index.ts'
import { commit, json } from '../../../kernel/work.ts'
import { cancelClocks, meetClocks, refreshInbox, startClock } from '../clocks/clocks.ts'
import { bodyHere } from '../record/dispatch-catalogue.ts'
import { record } from '../record/events.ts'
import { lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { bodyText, tellRequester } from '../tell/tell-people.ts'
import { notice } from '../notices/index.ts'
import { mayAnswer } from '../rules/rules.ts'
import { step } from '../record/step.ts'
import { tellCallback } from '../tell/tell-desk.ts'

/** The one answer the requester gets, from the lead, made of the parts of all units. Links of this need end with it. */
export const answerNeed = (ctx: Ctx, actor: Actor, needId: string, input: Out<(typeof route)['body']>): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    const parts = await work.tx
      .selectFrom('needs.assignment')
      .select(['body_id', 'state', 'reply', 'role', 'outcome'])
      .where('district_id', '=', ctx.district)
      .where('need_id', '=', needId)
      .where('round', '=', need.round)
      .orderBy('position')
      .execute()
    work.permit(mayAnswer, need, parts.filter((part) => part.role === 'co' && ['assigned', 'signed'].includes(part.state)).length)
    await meetClocks(work, { needId, kinds: ['answer'] })
    await cancelClocks(work, { needId })
    const replies = parts
      .filter((part) => part.state === 'replied' && part.reply !== null)
      .map((part) => ({ bodyId: part.body_id, text: part.reply, outcome: part.outcome }))
    // the answer is the lead's part done; a later round gives it a new one
    await work.tx
      .updateTable('needs.assignment')
      .set({ state: 'replied', replied_at: work.now, ended_at: work.now })
      .where('district_id', '=', ctx.district)
      .where('need_id', '=', needId)
      .where('role', '=', 'lead')
      .where('state', '=', 'signed')
      .execute()
    const office = await bodyHere({ db: work.tx, district: ctx.district }, 'workstation', need.unit_id, need.jurisdiction_code)
    await step(work, need, 'answer', {
      answered_at: work.now,
      answer: input.text,
      answer_parts: json(replies),
      owner_body_id: office?.id ?? need.owner_body_id,
    })
    await startClock(work, { needId, kind: 'callback', bodyId: need.owner_body_id, grade: need.grade as Grade, round: need.round })
    await work.tx
      .updateTable('needs.assignment_link')
      .set({ expires_at: work.now })
      .where('district_id', '=', ctx.district)
      .where('expires_at', '>', work.now)
      .where('assignment_id', 'in', (eb) =>
        eb.selectFrom('needs.assignment').select('id').where('district_id', '=', ctx.district).where('need_id', '=', needId),
      )
      .execute()
    await refreshInbox(work, needId)
    const eventId = await record(work, need, {
      kind: 'answered',
      note: input.text,
      data: { parts: replies },
      handles: true,
      ...(need.lead_body_id ? { bodyId: need.lead_body_id } : {}),
    })
    await attachFiles(work, input.files, { kind: 'need-answer', id: eventId })
    const by = await bodyText(work, need.lead_body_id ?? need.owner_body_id)
    await tellRequester(work, need, notice('need.answered', { number: need.number, title: need.title, by }))
    await tellCallback(work, need)
    return needView(work, actor, needId)
  })
