import type { NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { meetClocks, refreshInbox } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { lockNeedOf } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { mayEndCase } from '../rules/rules.ts'

/** Says what was found and how it was put right: fixed, put on the ledger with a date, or explained. */
export const endBadRatingCase = (
  ctx: Ctx,
  actor: Actor,
  caseId: string,
  input: { finding: string; remedy: 'fixed' | 'ledger' | 'explained' },
): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeedOf(work, 'bad_rating_case', caseId)
    const row = await work.tx
      .selectFrom('needs.bad_rating_case as c')
      .innerJoin('needs.verdict as v', (join) => join.onRef('v.district_id', '=', 'c.district_id').onRef('v.id', '=', 'c.verdict_id'))
      .select(['c.ended_at', 'v.round'])
      .where('c.district_id', '=', ctx.district)
      .where('c.id', '=', caseId)
      .executeTakeFirstOrThrow()
    work.permit(mayEndCase, need, row.ended_at !== null)
    await work.tx
      .updateTable('needs.bad_rating_case')
      .set({ ...input, ended_at: work.now })
      .where('district_id', '=', ctx.district)
      .where('id', '=', caseId)
      .execute()
    await meetClocks(work, { needId: need.id, kinds: ['case'], round: row.round })
    await refreshInbox(work, need.id)
    await record(work, need, { kind: 'case-ended', note: input.finding, data: { remedy: input.remedy }, audience: 'handlers' })
    return needView(work, actor, need.id)
  })
