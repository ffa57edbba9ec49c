import type { Sight } from './sight.ts'

/** When a need was closed because nobody was reached; null where it was not, or the requester has spoken since. */
export async function closedUnreached(
  { tx, ctx }: Pick<Sight, 'tx' | 'ctx'>,
  need: { id: string; state: string; round: number },
): Promise<Temporal.Instant | null> {
  if (need.state !== 'closed') return null
  const verdict = await tx
    .selectFrom('needs.verdict')
    .select('at')
    .where('district_id', '=', ctx.district)
    .where('need_id', '=', need.id)
    .where('round', '=', need.round)
    .where('reached', '=', false)
    .executeTakeFirst()
  return verdict?.at ?? null
}
