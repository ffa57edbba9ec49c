import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { readTies } from './enterprise-ties.ts'
import { look, noteLook } from '../record/look.ts'
import { mayOpenFields, sightOf } from '../record/model.ts'

export type RevealCreditCode = { organisationId: string; reason: string }

/** The full credit code, for those who look after the place and for the firm's own contacts. */
export const revealCreditCode = (ctx: Ctx, actor: Actor, { organisationId, reason }: RevealCreditCode): Promise<{ creditCode: string }> =>
  look(ctx, actor, async (work) => {
    const ties = await readTies(work.tx, ctx.district, actor, organisationId, work.today)
    if (sightOf(actor, ties) === 'none') throw notFound()
    work.permit(mayOpenFields, ties)
    const row = await work.tx
      .selectFrom('directory.organisation')
      .select('credit_code')
      .where('district_id', '=', ctx.district)
      .where('id', '=', organisationId)
      .executeTakeFirst()
    if (!row?.credit_code) throw notFound({ zh: '没有登记信用代码', en: 'No credit code is on file' })
    await noteLook(work, 'credit_code', organisationId, reason)
    return { creditCode: row.credit_code }
  })
