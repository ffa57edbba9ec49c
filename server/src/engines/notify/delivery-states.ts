import type { Ctx } from '../../kernel/context.ts'

export type MailState = 'none' | 'waiting' | 'sent' | 'failed'

/** How far the latest mail about each of these records is; records nothing was mailed about are not in the answer. */
export async function deliveryStates(
  ctx: Pick<Ctx, 'db' | 'district'>,
  kind: string,
  ids: string[],
): Promise<Map<string, Exclude<MailState, 'none'>>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('notify.message')
    .select(['subject_id', 'state'])
    .distinctOn('subject_id')
    .where('district_id', '=', ctx.district)
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', ids)
    .where('channel', '=', 'mail')
    .where('state', '<>', 'cancelled')
    .orderBy('subject_id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(
    rows.map(({ subject_id, state }) => [subject_id ?? '', state === 'sent' ? 'sent' : state === 'waiting' ? 'waiting' : 'failed']),
  )
}
