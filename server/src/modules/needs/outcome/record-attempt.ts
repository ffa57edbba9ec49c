import type { Out } from '@liti/contract/kit'
import type { NeedView, recordAttempt as route } from '@liti/contract/needs'
import { whenText } from '@liti/contract/time-text'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal, wrongField } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { meetClocks, refreshInbox } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { lateRatingUntil } from '../rules/late-rating.ts'
import { lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { tellRequester } from '../tell/tell-people.ts'
import { notice } from '../notices/index.ts'
import { mayCallBack } from '../rules/rules.ts'
import { step } from '../record/step.ts'

export const mostTries = 3
const hoursBetween = 4

/**
 * A call-back that did not come about. After three tries, or when the requester does not want to rate, the need closes as
 * “not reached”: it counts neither as solved nor as unsolved. Tries that follow each other closely are one try.
 */
export const recordAttempt = (ctx: Ctx, actor: Actor, needId: string, input: Out<(typeof route)['body']>): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    work.permit(mayCallBack, need)
    const tries = await work.tx
      .selectFrom('needs.callback_attempt')
      .select(['at', 'result', 'again_at'])
      .where('district_id', '=', ctx.district)
      .where('need_id', '=', needId)
      .where('round', '=', need.round)
      .orderBy('at', 'desc')
      .execute()
    if (input.result === 'later') checkAgreed(input.againAt, work.now)
    const last = tries[0]
    const agreed = last?.result === 'later' && last.again_at !== null && Temporal.Instant.compare(last.again_at, work.now) <= 0
    // who says no to rating was reached: that is written down whenever it is said
    if (last && !agreed && input.result !== 'declined' && work.now.since(last.at).total('hours') < hoursBetween) {
      const at = whenText(last.at.epochMilliseconds, work.now.epochMilliseconds)
      throw new Refusal('conflict', 'too-soon', {
        zh: `上次是 ${at.zh} 打的，不到 ${hoursBetween} 小时，请换个时段再打`,
        en: `The last try was ${at.en}, less than ${hoursBetween} hours ago; please call at another time of day`,
      })
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
      // what was said of a round before is not said of this one
      await step(work, need, 'callback', { closed_at: work.now, solved: null, rating: null })
      await record(work, need, { kind: 'closed-unreached' })
      const rateBy = lateRatingUntil(work.now).toString()
      const told = { number: need.number, title: need.title, solved: 'unknown', rated: false, rateBy } as const
      await tellRequester(work, need, notice('need.closed', told))
    }
    await refreshInbox(work, needId)
    return needView(work, actor, needId)
  })

/** A time agreed for another call lies ahead. */
function checkAgreed(againAt: string | null, now: Temporal.Instant): void {
  if (againAt !== null && Temporal.Instant.compare(againAt, now) > 0) return
  const why =
    againAt === null
      ? { zh: '请写下约好的时间', en: 'Please give the agreed time' }
      : { zh: '这个时间已经过了，请写以后的时间', en: 'This time is past; please give one that lies ahead' }
  throw wrongField('again-at', 'againAt', why)
}
