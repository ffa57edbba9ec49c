import type { Ctx } from '../../../kernel/context.ts'

/** The assignments of a need: what was mailed to units outside is filed under them. */
export async function needParts(ctx: Ctx, needId: string): Promise<{ kind: 'assignment'; ids: string[] }> {
  const rows = await ctx.db
    .selectFrom('needs.assignment')
    .select('id')
    .where('district_id', '=', ctx.district)
    .where('need_id', '=', needId)
    .execute()
  return { kind: 'assignment', ids: rows.map(({ id }) => id) }
}
