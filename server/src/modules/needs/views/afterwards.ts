import type { NeedView } from '@liti/contract/needs'
import type { NeedRow } from '../record/need-record.ts'
import type { Sight } from '../record/sight.ts'

type Afterwards = Pick<NeedView, 'verdicts' | 'attempts'> & { badCase: NeedView['badRatingCase'] }

/** What came after the answer: what the requester said of each round, the call-backs of this one that did not come about, the bad-rating case. */
export async function afterwards({ ctx, tx }: Sight, need: NeedRow): Promise<Afterwards> {
  const [verdicts, attempts, cases] = await Promise.all([
    tx
      .selectFrom('needs.verdict')
      .selectAll()
      .where('district_id', '=', ctx.district)
      .where('need_id', '=', need.id)
      .orderBy('round')
      .execute(),
    tx
      .selectFrom('needs.callback_attempt')
      .selectAll()
      .where('district_id', '=', ctx.district)
      .where('need_id', '=', need.id)
      .where('round', '=', need.round)
      .orderBy('at')
      .execute(),
    tx
      .selectFrom('needs.bad_rating_case')
      .selectAll()
      .where('district_id', '=', ctx.district)
      // by its verdict, which has an index by need
      .where('verdict_id', 'in', (eb) =>
        eb.selectFrom('needs.verdict').select('id').where('district_id', '=', ctx.district).where('need_id', '=', need.id),
      )
      // one that waits for its answer before those that have it, the older first
      .orderBy('ended_at', (order) => order.desc().nullsFirst())
      .orderBy('opened_at')
      .limit(1)
      .execute(),
  ])
  const badCase = cases[0]
  return {
    verdicts: verdicts.map((one) => ({
      round: one.round,
      via: one.via as 'callback' | 'requester',
      reached: one.reached,
      solved: one.solved as 'yes' | null,
      rating: one.rating,
      words: one.words,
      at: one.at.toString(),
      how: one.how as 'phone' | null,
      howNote: one.how_note,
      disputed: one.disputed,
    })),
    attempts: attempts.map((one) => ({
      at: one.at.toString(),
      result: one.result as 'no_answer',
      note: one.note,
      againAt: one.again_at?.toString() ?? null,
    })),
    badCase: badCase
      ? {
          id: badCase.id,
          openedAt: badCase.opened_at.toString(),
          dueAt: badCase.due_at.toString(),
          finding: badCase.finding,
          endedAt: badCase.ended_at?.toString() ?? null,
        }
      : null,
  }
}
