import type { Out } from '@liti/contract/kit'
import type { NeedView, recordAttempt as route } from '@liti/contract/needs'
import { notice } from '../../engines/notify/index.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { commit } from '../../kernel/work.ts'
import { meetClocks, refreshInbox } from './clocks.ts'
import { record } from './events.ts'
import { lockNeed } from './lock-need.ts'
import { needView } from './need-view.ts'
import { tellRequester } from './notices.ts'
import { mayCallBack } from './rules.ts'
import { step } from './step.ts'

export const mostTries = 3
const hoursBetween = 4

/**
 * A call-back that did not come about. After three tries, or when the requester does not want to rate, the need closes as
 * “not reached”: it counts neither as solved nor as unsolved.
 */
export const recordAttempt = (ctx: Ctx, actor: Actor, needId: string, input: Out<(typeof route)['body']>): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    work.permit(mayCallBack, need)
    const tries = await work.tx
      .selectFrom('needs.callback_attempt')
      .select(['at', 'result'])
      .where('district_id', '=', ctx.district)
      .where('need_id', '=', needId)
      .where('round', '=', need.round)
      .orderBy('at', 'desc')
      .execute()
    const last = tries.find((one) => one.result === 'no_answer')
    if (last && input.result === 'no_answer' && work.now.since(last.at).total('hours') < hoursBetween) {
      throw new Refusal('conflict', 'too-soon', {
        zh: `离上次不到 ${hoursBetween} 小时，请换个时段再打`,
        en: `Less than ${hoursBetween} hours since the last try; please call at another time of day`,
      })
    }
    if (input.result === 'later' && input.againAt === null) {
      throw new Refusal(
        'invalid',
        'again-at',
        { zh: '有一处要改一下', en: 'One thing needs to be changed' },
        { againAt: { zh: '请写下约好的时间', en: 'Please give the agreed time' } },
      )
    }
    await work.tx
      .insertInto('needs.callback_attempt')
      .values({
        district_id: ctx.district,
        need_id: needId,
        round: need.round,
        at: work.now,
        person_id: actor.personId ?? '',
        result: input.result,
        again_at: input.againAt === null ? null : Temporal.Instant.from(input.againAt),
        note: input.note,
      })
      .execute()
    await record(work, need, {
      kind: 'callback-tried',
      note: input.note,
      data: { result: input.result },
      audience: 'handlers',
    })
    const unanswered =
      tries.filter((one) => one.result === 'no_answer' || one.result === 'wrong_number').length + (input.result === 'later' ? 0 : 1)
    if (input.result === 'declined' || unanswered >= mostTries) {
      await work.tx
        .insertInto('needs.verdict')
        .values({
          district_id: ctx.district,
          need_id: needId,
          round: need.round,
          via: 'callback',
          person_id: actor.personId,
          reached: false,
          at: work.now,
        })
        .execute()
      await meetClocks(work, { needId, kinds: ['callback'] })
      await step(work, need, 'callback', { closed_at: work.now })
      await record(work, need, { kind: 'closed-unreached' })
      await tellRequester(work, need, notice('need.closed', { number: need.number, title: need.title, solved: 'unknown', rated: false }))
    }
    await refreshInbox(work, needId)
    return needView(work, actor, needId)
  })
